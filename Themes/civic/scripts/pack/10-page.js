/* A pack: takes answers, marks them where the key is inside, sums up and makes the result. ES5.1, no network.
   Without scripts, and in Internet Explorer, the page is a plain list of questions. */
(function (humen) {
  'use strict';

  function find(id) { return document.getElementById(id); }

  if (document.documentMode || !window.JSON || !document.documentElement.classList || !window.Int32Array) {
    if (find('old')) { find('old').removeAttribute('hidden'); }
    return;
  }

  var words = find('words');
  var data = JSON.parse(find('pack').textContent);
  var all = Array.prototype.slice.call(document.querySelectorAll('.question'));
  var kinds = {};
  data.paper.questions.forEach(function (question) { kinds[question.id] = question; });

  /* What all parts of the script share. */
  var pack = humen.pack = {
    data: data, all: all, active: all, current: 0, listing: false, finished: false, submitted: false, waiting: false,
    states: {}, nonce: humen.nonce(), official: null, handed: false, mode: data.mode, variant: data.set[0],
    answersNow: data.mode === 'practice' || data.mode === 'buzz'
  };

  pack.find = find;

  pack.word = function (name) { return words.getAttribute('data-' + name) || ''; };

  pack.fill = function (text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  };

  pack.each = function (list, act) { Array.prototype.forEach.call(list, act); };

  pack.make = function (tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  };

  pack.show = function (element, shown) {
    if (!element) { return; }
    if (shown) { element.removeAttribute('hidden'); } else { element.setAttribute('hidden', ''); }
  };

  pack.on = function (id, event, act) { if (find(id)) { find(id).addEventListener(event, act); } };

  pack.idOf = function (question) { return question.getAttribute('data-id'); };

  /* The key of a question; nothing where it is not inside, or not open yet. */
  pack.entry = function (question) { return data.questions && data.questions[pack.idOf(question)]; };

  /* What everybody may know of a question: its type, its options, what it is worth. */
  pack.kind = function (question) { return kinds[pack.idOf(question)]; };

  pack.isSettled = function () { return pack.finished || pack.submitted; };

  /* A file for the user, or its text to copy where the browser can save none. */
  pack.save = function (name, text, fallback) {
    try {
      var link = pack.make('a');
      link.href = window.URL.createObjectURL(new window.Blob([text], { type: 'application/octet-stream' }));
      link.download = name;
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      return true;
    } catch (ignored) {
      fallback.value = text;
      pack.show(fallback.parentNode, true);
      fallback.select();
      return false;
    }
  };
}(window.humen = window.humen || {}));
