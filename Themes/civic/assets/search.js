/*
 * Full-text search that works from file://. Nothing is loaded until the box has focus; then one classic script hands
 * its pages to humenSearch. Matching is exact, unit by unit, and `humen search` gives the same hits in the same order.
 */
(function () {
  "use strict";

  var BEFORE = 30, AFTER = 60, TITLE = 1000, HEADING = 200, MOST = 50, WHOLE = 500;

  /* Marks between words; and marks that hold figures and Latin letters together, which else are marks between words too. */
  var SEPARATOR = /[!"(),\/;<=>?\[\]`{|}~\u2013-\u201F\u2026\u3001\u3002\u3008-\u3011\u3014-\u301B]/;
  var JOINT = /['\-.:_]/, LATIN = /[0-9A-Za-z]/;
  var MIDDLE_DOTS = "\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65";

  function foldUnit(unit) {
    var code = unit.charCodeAt(0);
    if (code >= 0xFF01 && code <= 0xFF5E) { code -= 0xFEE0; }
    if (code >= 65 && code <= 90) { code += 32; }
    if (MIDDLE_DOTS.indexOf(unit) >= 0) { code = 46; }
    if (code === 9 || code === 10 || code === 0xA0 || code === 0x3000) { code = 32; }
    return String.fromCharCode(code);
  }

  /* Lengths are kept, so a place in the folded text is the same place in the text as written. */
  function normalise(text) {
    return String(text).replace(/[A-Z\t\n\u00A0\u00B7\u2022\u2027\u2219\u22C5\u3000\u30FB\uFF01-\uFF5E\uFF65]/g, foldUnit);
  }

  /* A word cut at its punctuation; one that is nothing else stays whole. */
  function partsOf(word) {
    var parts = [], part = "";
    for (var i = 0; i < word.length; i += 1) {
      var sign = word.charAt(i);
      if (SEPARATOR.test(sign) || (JOINT.test(sign) && !(LATIN.test(word.charAt(i - 1)) && LATIN.test(word.charAt(i + 1))))) {
        if (part !== "") { parts.push(part); }
        part = "";
      } else {
        part += sign;
      }
    }
    if (part !== "") { parts.push(part); }
    return parts.length > 0 ? parts : [word];
  }

  /* What was typed between two spaces, and what of it is looked for: [{whole, parts}]. */
  function wordsOf(query) {
    var typed = normalise(query).split(" "), words = [];
    for (var i = 0; i < typed.length; i += 1) {
      if (typed[i] !== "") { words.push({ whole: typed[i], parts: partsOf(typed[i]) }); }
    }
    return words;
  }

  function termsOf(query) {
    var words = wordsOf(query), terms = [];
    for (var i = 0; i < words.length; i += 1) { terms = terms.concat(words[i].parts); }
    return terms;
  }

  function countOf(term, text) {
    var count = 0, at = text.indexOf(term);
    while (at >= 0 && count < MOST) {
      count += 1;
      at = text.indexOf(term, at + term.length);
    }
    return count;
  }

  function inAny(term, texts) {
    for (var i = 0; i < texts.length; i += 1) {
      if (texts[i].indexOf(term) >= 0) { return true; }
    }
    return false;
  }

  function scoreOf(page, words) {
    var total = 0;
    for (var i = 0; i < words.length; i += 1) {
      var whole = words[i].whole, parts = words[i].parts;
      for (var k = 0; k < parts.length; k += 1) {
        var score = countOf(parts[k], page.text);
        if (page.title.indexOf(parts[k]) >= 0) { score += TITLE; }
        if (inAny(parts[k], page.headings)) { score += HEADING; }
        if (score === 0) { return 0; }
        total += score;
      }
      if (parts.length > 1 && inAny(whole, [page.text, page.title].concat(page.headings))) { total += WHOLE; }
    }
    return total;
  }

  function splitsPair(text, at) {
    var unit = text.charCodeAt(at);
    return at > 0 && unit >= 0xDC00 && unit <= 0xDFFF;
  }

  /* Whether a place stands within a number or a Latin word. */
  function splitsWord(text, index) {
    return index > 0 && /^[0-9A-Za-z]{2}$/.test(text.slice(index - 1, index + 1));
  }

  /* The text around the first word that stands in it, or the first part of one; the opening where only the title has it. */
  function snippetOf(text, folded, words) {
    var at = -1, end = 0, terms = [];
    for (var n = 0; n < words.length; n += 1) { terms = terms.concat(words[n].whole, words[n].parts); }
    for (var i = 0; i < terms.length && at < 0; i += 1) {
      at = folded.indexOf(terms[i]);
      end = at + terms[i].length;
    }
    var start = at < 0 ? 0 : Math.max(0, at - BEFORE);
    var stop = Math.min(text.length, (at < 0 ? BEFORE : end) + AFTER);
    if (splitsPair(text, start)) { start -= 1; }
    for (var k = 0; k < 12 && splitsWord(text, start); k += 1) { start -= 1; }
    if (splitsPair(text, stop)) { stop += 1; }
    return (start > 0 ? "\u2026" : "") + text.slice(start, stop) + (stop < text.length ? "\u2026" : "");
  }

  var preparedFor = null, prepared = [];

  function prepare(data) {
    if (preparedFor === data) { return prepared; }
    preparedFor = data;
    prepared = [];
    for (var i = 0; i < data.pages.length; i += 1) {
      var page = data.pages[i], headings = [];
      for (var k = 0; k < (page.heading || []).length; k += 1) { headings.push(normalise(page.heading[k])); }
      prepared.push({ title: normalise(page.title), headings: headings, text: normalise(page.text) });
    }
    return prepared;
  }

  /* [{index, score, snippet}], best first, then in the order of the index. */
  function search(data, query) {
    var words = wordsOf(query), pages = prepare(data), hits = [];
    if (words.length === 0) { return hits; }
    for (var i = 0; i < pages.length; i += 1) {
      var score = scoreOf(pages[i], words);
      if (score > 0) { hits.push({ index: i, score: score }); }
    }
    hits.sort(function (a, b) { return b.score - a.score || a.index - b.index; });
    for (var k = 0; k < hits.length; k += 1) {
      var at = hits[k].index;
      hits[k].snippet = snippetOf(data.pages[at].text, pages[at].text, words);
    }
    return hits;
  }

  /* Where the terms stand in a text: [[start, end]], in order and without overlaps. */
  function marks(text, query) {
    var folded = normalise(text), terms = termsOf(query), found = [], merged = [];
    for (var i = 0; i < terms.length; i += 1) {
      var at = folded.indexOf(terms[i]);
      while (at >= 0) {
        found.push([at, at + terms[i].length]);
        at = folded.indexOf(terms[i], at + terms[i].length);
      }
    }
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    for (var k = 0; k < found.length; k += 1) {
      var last = merged[merged.length - 1];
      if (last && found[k][0] <= last[1]) {
        last[1] = Math.max(last[1], found[k][1]);
      } else {
        merged.push(found[k]);
      }
    }
    return merged;
  }

  window.HumenSearch = { normalise: normalise, terms: termsOf, search: search, marks: marks };
}());

/* The box: it draws what HumenSearch finds, as a list of links under the field. */
(function () {
  "use strict";

  var SHOWN = 20, DOWN = 40, UP = 38, ESCAPE = 27, ENTER = 13;
  var box = document.querySelector(".search");
  if (!box || !document.addEventListener) { return; }
  var field = box.querySelector("input"), panel = box.querySelector(".search-panel");
  var status = box.querySelector(".search-status"), list = box.querySelector(".search-hits");
  var more = box.querySelector(".search-more"), found = [], drawn = 0;
  var data = null, asked = false, failed = false, composing = false, waiting = null;

  function word(name) { return box.getAttribute("data-" + name) || ""; }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) { made.appendChild(document.createTextNode(text)); }
    return made;
  }

  function marked(name, className, text, query) {
    var made = element(name, className), spots = window.HumenSearch.marks(text, query), at = 0;
    for (var i = 0; i < spots.length; i += 1) {
      made.appendChild(document.createTextNode(text.slice(at, spots[i][0])));
      made.appendChild(element("mark", "", text.slice(spots[i][0], spots[i][1])));
      at = spots[i][1];
    }
    made.appendChild(document.createTextNode(text.slice(at)));
    return made;
  }

  function open(isOpen) {
    if (isOpen) { panel.removeAttribute("hidden"); } else { panel.setAttribute("hidden", ""); }
  }

  function say(text) {
    if (status.textContent !== text) { status.textContent = text; }
  }

  function drawHit(hit, query) {
    var page = data.pages[hit.index], item = element("li", "search-hit"), link = element("a", "search-link");
    link.setAttribute("href", word("root") + page.path);
    link.appendChild(marked("span", "search-title", page.title, query));
    link.appendChild(document.createTextNode(" "));
    link.appendChild(element("span", "search-kind", word("kind-" + page.kind)));
    link.appendChild(marked("span", "search-snippet", hit.snippet, query));
    item.appendChild(link);
    return item;
  }

  function draw() {
    var query = field.value;
    if (composing) { return; }
    list.textContent = "";
    if (more) { more.setAttribute("hidden", ""); }
    if (window.HumenSearch.terms(query).length === 0) { say(""); open(false); return; }
    open(true);
    if (data === null) { say(word(failed ? "failed" : "loading")); return; }
    found = window.HumenSearch.search(data, query);
    drawn = 0;
    drawMore();
  }

  /* The next hits, and how many there are. */
  function drawMore() {
    var stop = Math.min(found.length, drawn + SHOWN);
    for (; drawn < stop; drawn += 1) { list.appendChild(drawHit(found[drawn], field.value)); }
    var sentence = found.length === 0 ? word("none") : word(drawn < found.length ? "first" : "count");
    say(sentence.replace("{n}", found.length).replace("{shown}", drawn));
    if (!more) { return; }
    if (drawn < found.length) { more.removeAttribute("hidden"); } else { more.setAttribute("hidden", ""); }
  }

  function drawSoon() {
    if (waiting !== null) { window.clearTimeout(waiting); }
    waiting = window.setTimeout(draw, 120);
  }

  function load() {
    if (asked) { return; }
    asked = true;
    failed = false;
    var script = document.createElement("script");
    script.onerror = function () { asked = false; failed = true; draw(); };
    script.src = word("index");
    document.body.appendChild(script);
  }

  window.humenSearch = function (loaded) {
    data = loaded;
    draw();
  };

  function move(step, event) {
    var links = panel.querySelectorAll("a"), at = -1;
    if (panel.hasAttribute("hidden") || links.length === 0) { return; }
    for (var i = 0; i < links.length; i += 1) {
      if (links[i] === document.activeElement) { at = i; }
    }
    event.preventDefault();
    at += step;
    if (at < 0) { field.focus(); } else if (at < links.length) { links[at].focus(); }
  }

  field.addEventListener("focus", function () { load(); if (field.value !== "") { draw(); } }, false);
  field.addEventListener("input", function () { load(); drawSoon(); }, false);
  field.addEventListener("compositionstart", function () { composing = true; }, false);
  field.addEventListener("compositionend", function () { composing = false; drawSoon(); }, false);

  box.addEventListener("keydown", function (event) {
    var key = event.keyCode;
    if (composing || event.isComposing) { return; }
    if (key === ENTER && event.target === field) {
      var first = list.querySelector("a");
      if (first) { event.preventDefault(); first.click(); }
    }
    if (key === DOWN) { move(1, event); }
    if (key === UP && document.activeElement !== field) { move(-1, event); }
    if (key === ESCAPE && !panel.hasAttribute("hidden")) {
      event.preventDefault();
      field.focus();
      open(false);
    }
  }, false);

  if (more) {
    more.addEventListener("click", function () {
      var first = drawn;
      drawMore();
      if (list.children[first]) { list.children[first].querySelector("a").focus(); }
    }, false);
  }

  function closeOutside(event) {
    if (!box.contains(event.target)) { open(false); }
  }

  document.addEventListener("click", closeOutside, false);
  document.addEventListener("focusin", closeOutside, false);
}());
