/* The reading switches, the folded contents, tables that scroll, and printing. Classic ES5.1: opens from file://. */
(function () {
  "use strict";

  var body = document.body;

  function each(selector, visit) {
    var found = document.querySelectorAll(selector);
    for (var i = 0; i < found.length; i += 1) { visit(found[i]); }
  }

  /* Some browsers refuse storage at file://; the switch then holds for this page only. */
  function remember(name, on) {
    try { window.localStorage.setItem("humen-" + name, on ? "1" : "0"); } catch (ignored) { return; }
  }

  function remembered(name) {
    try { return window.localStorage.getItem("humen-" + name) === "1"; } catch (ignored) { return false; }
  }

  function isOn(name) {
    return (" " + body.className + " ").indexOf(" " + name + " ") >= 0;
  }

  function turn(name, on) {
    if (on !== isOn(name)) {
      body.className = on
        ? body.className + " " + name
        : (" " + body.className + " ").replace(" " + name + " ", " ").replace(/^\s+|\s+$/g, "");
    }
    each("[data-switch=" + name + "]", function (button) {
      button.setAttribute("aria-pressed", on ? "true" : "false");
    });
  }

  each("[data-switch]", function (button) {
    button.onclick = function () {
      var name = button.getAttribute("data-switch");
      var on = !isOn(name);
      turn(name, on);
      remember(name, on);
    };
  });
  each(".switches", function (group) { group.removeAttribute("hidden"); });
  turn("large", remembered("large"));
  turn("contrast", remembered("contrast"));

  /* The contents stand open beside the text and are folded above it. */
  if (window.matchMedia && window.matchMedia("(min-width: 62em)").matches) {
    each(".toc details", function (details) { details.setAttribute("open", ""); });
  }

  /* A table that is wider than the page can be reached and scrolled by keyboard. */
  function markTables() {
    each(".table-scroll", function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", body.getAttribute("data-scroll-label"));
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    });
  }

  markTables();
  if (window.addEventListener) { window.addEventListener("resize", markTables, false); }

  each("[data-action=print]", function (button) {
    button.removeAttribute("hidden");
    button.onclick = function () { window.print(); };
  });

  /* Explained words: the first tap shows the explanation, Escape hides it (WCAG 1.4.13). */
  each(".term", function (term) {
    var link = term.querySelector("a");
    var touched = false;

    function set(state) { term.className = "term" + state; }

    link.addEventListener("touchstart", function () { touched = true; }, false);
    link.addEventListener("click", function (event) {
      if (touched && term.className !== "term is-open") {
        event.preventDefault();
        set(" is-open");
      }
      touched = false;
    }, false);
    link.addEventListener("blur", function () { set(""); }, false);
    term.addEventListener("mouseleave", function () { if (term.className === "term is-shut") { set(""); } }, false);
    document.addEventListener("keydown", function (event) {
      if (event.keyCode === 27 && term.lastChild.offsetWidth > 0) { set(" is-shut"); }
    }, false);
    link.addEventListener("focus", function () { set(""); }, false);
  });
}());
