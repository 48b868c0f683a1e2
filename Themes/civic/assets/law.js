/* Cited articles shown where they are cited, and citations to copy. Classic ES5.1: opens from file://. */
(function () {
  "use strict";

  var scripts = document.getElementsByTagName("script");
  var self = scripts[scripts.length - 1];

  function each(root, selector, visit) {
    var found = root.querySelectorAll(selector);
    for (var i = 0; i < found.length; i += 1) { visit(found[i]); }
  }

  /* ---- Copying: the clipboard of the system where the browser lends it, else a field that is selected. ---- */

  function copyByField(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.top = "0";
    field.style.opacity = "0";
    document.body.appendChild(field);
    field.select();
    field.setSelectionRange(0, text.length);
    var done = false;
    try { done = document.execCommand("copy"); } catch (ignored) { done = false; }
    document.body.removeChild(field);
    return done;
  }

  function copy(button) {
    var text = button.getAttribute("data-copy");
    var words = button.getAttribute("data-words") || button.textContent;
    button.setAttribute("data-words", words);
    function say() {
      button.textContent = button.getAttribute("data-done");
      window.setTimeout(function () { button.textContent = words; }, 1600);
    }
    if (copyByField(text)) { button.focus(); say(); return; }
    if (window.navigator.clipboard && window.navigator.clipboard.writeText) {
      window.navigator.clipboard.writeText(text).then(say, function () { window.prompt("", text); });
    } else {
      window.prompt("", text);
    }
  }

  function prepare(button) {
    button.removeAttribute("hidden");
    button.setAttribute("aria-live", "polite");
    button.onclick = function () { copy(button); };
  }

  each(document, "button[data-copy]", prepare);

  /* On the page of a whole law the button comes to the article that is pointed at or focused. */
  var law = self && self.getAttribute("data-law");

  function offer(event) {
    var node = event.target;
    while (node && node !== document.body && !/(^| )law-article( |$)/.test(node.className || "")) { node = node.parentNode; }
    if (!node || node === document.body || node.querySelector("button[data-copy]")) { return; }
    var label = node.querySelector(".law-label strong");
    var line = node.querySelector(".law-label");
    if (!label || !line) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button copy-small";
    button.textContent = self.getAttribute("data-copy");
    button.setAttribute("data-done", self.getAttribute("data-done"));
    button.setAttribute("data-copy", law + label.textContent);
    prepare(button);
    line.appendChild(button);
  }

  if (law && document.addEventListener) {
    document.addEventListener("mouseover", offer, false);
    document.addEventListener("focusin", offer, false);
  }

  /* Articles out of sight are laid out when it comes to them (60-law.css), so that a long law opens at once. What was jumped to stands where
     it should only when those above it have their heights: go there again. */
  function settle() {
    var target = window.location.hash ? document.getElementById(window.location.hash.slice(1)) : null;
    var times = 0;
    function again() {
      target.scrollIntoView();
      times += 1;
      if (times < 4) { window.setTimeout(again, 20); }
    }
    if (target) { again(); }
  }

  if (law && window.addEventListener) {
    window.addEventListener("load", settle, false);
    window.addEventListener("hashchange", settle, false);
  }

  /* ---- The cited words: taken from the list of cited articles at the foot of the page, so that nothing is loaded. ---- */

  var entries = {};
  each(document, ".basis li", function (entry) {
    var link = entry.querySelector("a");
    if (link) { entries[link.getAttribute("href")] = entry; }
  });

  var box = null;
  var owner = null;
  var timer = 0;
  var touched = false;
  var touchedAt = 0;
  var mouse = "";

  /* After a touch browsers send the events of a mouse too, and again when the page moves below it. A mouse that somebody holds goes
     to another place on the screen, some time later. */
  function touch() {
    touched = true;
    touchedAt = new Date().getTime();
  }

  function move(event) {
    var place = event.screenX + "," + event.screenY;
    if (touched && place !== mouse && new Date().getTime() - touchedAt > 1000) { touched = false; }
    mouse = place;
  }

  function later(work, wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(work, wait);
  }

  function hide() {
    window.clearTimeout(timer);
    if (box) { box.setAttribute("hidden", ""); }
    if (owner) { owner.removeAttribute("aria-describedby"); }
    owner = null;
  }

  function place(link) {
    var rect = link.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var height = document.documentElement.clientHeight;
    var left = Math.max(8, Math.min(rect.left, width - box.offsetWidth - 8));
    var below = rect.bottom + 6;
    var top = below + box.offsetHeight > height && rect.top > box.offsetHeight + 6 ? rect.top - box.offsetHeight - 6 : below;
    box.style.left = left + (window.pageXOffset || 0) + "px";
    box.style.top = top + (window.pageYOffset || 0) + "px";
  }

  /* What no list holds: an article of the page itself, or else the words that the link carries. */
  function ownWords(link) {
    var href = link.getAttribute("href");
    var target = href.charAt(0) === "#" ? document.getElementById(href.slice(1)) : null;
    var words = link.getAttribute("data-words") || "";
    if (!target && !words) { return ""; }
    var holder = document.createElement("div");
    var label = document.createElement("p");
    var text = document.createElement("p");
    var cut = words.indexOf("\uff1a");
    label.className = "basis-label";
    text.className = "basis-text";
    label.appendChild(document.createTextNode(cut > 0 ? words.slice(0, cut) : words));
    text.appendChild(document.createTextNode(target ? target.textContent.replace(/^\s+|\s+$/g, "") : words.slice(cut + 1)));
    if (/(^| )law-article( |$)/.test(target ? target.className : "")) {
      text.firstChild.nodeValue = words.slice(cut + 1);
    }
    holder.appendChild(label);
    holder.appendChild(text);
    return holder.innerHTML;
  }

  function show(link) {
    /* What was to be hidden when another citation was left. */
    window.clearTimeout(timer);
    var places = [link.getAttribute("href")].concat((link.getAttribute("data-also") || "").split(" "));
    var html = "";
    for (var i = 0; i < places.length; i += 1) {
      if (entries[places[i]]) { html += "<div class=\"cite-entry\">" + entries[places[i]].innerHTML + "</div>"; }
    }
    if (!html) { html = ownWords(link); }
    if (!html) { return false; }
    if (!box) {
      box = document.createElement("div");
      box.className = "cite-box";
      box.id = "cite-box";
      box.setAttribute("role", "note");
      box.onmouseover = function () { window.clearTimeout(timer); };
      box.onmouseout = function () { later(hide, 250); };
      document.body.appendChild(box);
    }
    box.innerHTML = html;
    box.removeAttribute("hidden");
    if (owner && owner !== link) { owner.removeAttribute("aria-describedby"); }
    owner = link;
    link.setAttribute("aria-describedby", "cite-box");
    place(link);
    return true;
  }

  each(document, "a.cite", function (link) {
    link.setAttribute("data-words", link.getAttribute("title") || "");
    link.removeAttribute("title");
    link.onmouseover = function () { if (!touched) { later(function () { show(link); }, 120); } };
    link.onmouseout = function () { later(hide, 250); };
    link.onfocus = function () { if (!touched) { show(link); } };
    link.onblur = function () { later(hide, 250); };
    link.ontouchstart = touch;
    link.ontouchend = touch;
    link.onclick = function (event) {
      /* The first tap shows the words, the second follows the link. */
      if (touched && owner !== link && show(link)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
  });

  if (document.addEventListener) {
    document.addEventListener("mousemove", move, false);
    document.addEventListener("keydown", function (event) {
      touched = false;
      if (owner && (event.key === "Escape" || event.key === "Esc" || event.keyCode === 27)) { hide(); }
    }, false);
    document.addEventListener("click", function (event) {
      if (owner && box && !box.contains(event.target) && event.target !== owner) { hide(); }
    }, false);
  }
}());
