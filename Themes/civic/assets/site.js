/* The reading switches, the menu, the folded contents, tables that scroll, and printing. Classic ES5.1: opens from file://. */
(function () {
  "use strict";

  var root = document.documentElement;
  var body = document.body;

  function each(selector, visit) {
    var found = document.querySelectorAll(selector);
    for (var i = 0; i < found.length; i += 1) { visit(found[i]); }
  }

  /* Some browsers refuse storage at file://; the switch then holds for this page only. */
  function remember(name, on) {
    try { window.localStorage.setItem("humen-" + name, on ? "1" : "0"); } catch (ignored) { return; }
  }

  function isRemembered(name) {
    try { return window.localStorage.getItem("humen-" + name) !== null; } catch (ignored) { return false; }
  }

  function isOn(name) {
    return (" " + root.className + " ").indexOf(" " + name + " ") >= 0;
  }

  function mark(name, on) {
    if (on !== isOn(name)) {
      root.className = on
        ? root.className + " " + name
        : (" " + root.className + " ").replace(" " + name + " ", " ").replace(/^\s+|\s+$/g, "");
    }
  }

  function turn(name, on) {
    mark(name, on);
    each("[data-switch=" + name + "]", function (button) {
      button.setAttribute("aria-pressed", on ? "true" : "false");
    });
  }

  each("[data-switch]", function (button) {
    var name = button.getAttribute("data-switch");
    button.setAttribute("aria-pressed", isOn(name) ? "true" : "false");
    button.onclick = function () {
      var on = !isOn(name);
      turn(name, on);
      remember(name, on);
      markTables();
    };
  });
  each(".switches", function (group) { group.removeAttribute("hidden"); });

  /* The system may turn dark while the page is open; a choice of the reader's stands. */
  function follow(query) {
    if (!isRemembered("dark")) { turn("dark", query.matches); }
  }

  if (window.matchMedia) {
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    if (dark.addListener) { dark.addListener(follow); }
  }

  /* The navigation is folded behind a button where the window is narrow. */
  function fold(button, open) {
    mark("menu-open", open);
    button.setAttribute("aria-expanded", open ? "true" : "false");
  }

  each("[data-action=menu]", function (button) {
    button.onclick = function () { fold(button, !isOn("menu-open")); };
    if (!document.addEventListener) { return; }
    document.addEventListener("keydown", function (event) {
      if ((event.key === "Escape" || event.keyCode === 27) && isOn("menu-open")) {
        fold(button, false);
        button.focus();
      }
    }, false);
  });

  each("[data-action=search]", function (link) {
    link.onclick = function () {
      document.getElementById("search-box").focus();
      return false;
    };
  });

  /* The contents stand open beside the text and are folded above it. */
  if (window.matchMedia && window.matchMedia("(min-width: 62em)").matches) {
    each(".toc details", function (details) { details.setAttribute("open", ""); });
  }

  /* A table that is wider than the page, now or once the letters are large, can be reached and scrolled by keyboard. */
  function markTables() {
    var number = 0;
    each(".table-scroll", function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "region");
        number += 1;
        box.setAttribute("aria-label", body.getAttribute("data-scroll-label") + (number > 1 ? " " + number : ""));
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    });
  }

  markTables();
  if (window.addEventListener) {
    window.addEventListener("resize", markTables, false);
    window.addEventListener("load", markTables, false);
  }

  /* What is on and what comes next, by the clock of whoever reads: the folder may be older than the day. */
  function dayNumber(text) {
    var parts = text.split("-");
    return Date.UTC(+parts[0], +parts[1] - 1, +parts[2]) / 86400000;
  }

  function show(element, isShown) {
    if (!element) { return; }
    if (isShown) { element.removeAttribute("hidden"); } else { element.setAttribute("hidden", ""); }
  }

  var clock = new Date();
  var today = Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate()) / 86400000;

  /* Of all campaigns of a year the home page shows the one that is on and ends first, else the one that comes next. */
  var campaigns = [];

  function comesBefore(one, other) {
    if (one.isOn !== other.isOn) { return one.isOn; }
    if (one.isOn) {
      if (one.to !== other.to) { return one.to < other.to; }
      return one.from !== other.from ? one.from > other.from : one.number < other.number;
    }
    return one.from !== other.from ? one.from < other.from : one.number < other.number;
  }

  function addOthers(first) {
    var words = first.box.getAttribute("data-others");
    var old = first.box.querySelector(".campaign-others");
    if (!words) { return; }
    if (old) { old.parentNode.removeChild(old); }
    var list = document.createElement("ul");
    for (var i = 0; i < campaigns.length; i += 1) {
      if (campaigns[i] !== first && campaigns[i].isOn) {
        var item = document.createElement("li");
        var link = campaigns[i].box.querySelector("a.button");
        var title = document.createElement(link ? "a" : "span");
        if (link) { title.setAttribute("href", link.getAttribute("href")); }
        title.appendChild(document.createTextNode(campaigns[i].box.querySelector("h2").textContent));
        item.appendChild(title);
        var dates = campaigns[i].box.querySelector(".campaign-now + span");
        if (dates) {
          item.appendChild(document.createTextNode(" "));
          item.appendChild(dates.cloneNode(true)).className = "campaign-dates";
        }
        list.appendChild(item);
      }
    }
    if (!list.firstChild) { return; }
    var group = document.createElement("div");
    group.className = "campaign-others";
    group.appendChild(document.createElement("h3")).appendChild(document.createTextNode(words));
    group.appendChild(list);
    first.box.appendChild(group);
  }

  each(".campaign[data-to]", function (box) {
    var from = dayNumber(box.getAttribute("data-from"));
    var to = dayNumber(box.getAttribute("data-to"));
    show(box, false);
    if (today <= to) {
      campaigns.push({ box: box, from: from, to: to, isOn: from <= today, number: campaigns.length });
    }
  });
  campaigns.sort(function (one, other) { return comesBefore(one, other) ? -1 : 1; });
  if (campaigns.length) {
    var badge = campaigns[0].box.querySelector(".campaign-now");
    badge.firstChild.nodeValue = badge.getAttribute(campaigns[0].isOn ? "data-now" : "data-next");
    show(campaigns[0].box, true);
    addOthers(campaigns[0]);
  }

  function isOnToday(element) {
    return dayNumber(element.getAttribute("data-from")) <= today && today <= dayNumber(element.getAttribute("data-to"));
  }

  /* What is on now, in the time of whichever year it runs in; and the next three of what comes. */
  var onNow = {};
  each(".event[data-from]:not([data-coming])", function (box) {
    var spans = box.querySelectorAll(".event-span");
    var isOn = !spans.length && isOnToday(box);
    var i;
    for (i = 0; i < spans.length && !isOn; i += 1) {
      if (isOnToday(spans[i])) {
        isOn = true;
        for (var j = 0; j < spans.length; j += 1) { show(spans[j], j === i); }
      }
    }
    if (!isOn && spans.length) {
      for (i = 0; i < spans.length; i += 1) { show(spans[i], i === 0); }
    }
    box.className = isOn ? "event event-current" : "event";
    show(box.querySelector(".flag"), isOn);
    if (isOn) { onNow[box.getAttribute("data-number")] = true; }
  });

  var coming = 0;
  each("[data-coming]", function (box) {
    var from = dayNumber(box.getAttribute("data-from"));
    var days = box.querySelector(".event-days");
    var isShown = today < from && coming < 3 && !onNow[box.getAttribute("data-number")];
    show(box, isShown);
    if (!isShown) { return; }
    coming += 1;
    if (from - today < 400) {
      days.querySelector("b").appendChild(document.createTextNode(from - today));
      show(days, true);
    }
  });
  each(".upcoming", function (section) {
    if (!section.querySelector("li:not([hidden])")) { show(section, false); }
  });

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
