/* What an answer earns: the same table as in the program (Scoring.swift), question by question. */
(function (humen) {
  'use strict';

  /* Full-width signs become half-width, white space and stops at the end go, capitals become small. */
  humen.plain = function (text) {
    return String(text).replace(/[\uFF01-\uFF5E]/g, function (unit) {
      return String.fromCharCode(unit.charCodeAt(0) - 0xFEE0);
    }).replace(/\u3002/g, '.').replace(/[\s\u0085]+/g, '').replace(/\uFEFF/g, '').replace(/[.;,]+$/, '').toLowerCase();
  };

  function share(right, all, partial, points) {
    if (right === all && all > 0) { return { points: points, verdict: 'right' }; }
    if (!right) { return { points: 0, verdict: 'wrong' }; }
    var earned = partial === 'half' ? (right * 2 >= all ? points / 2 : 0) : partial === 'proportional' ? points * right / all : 0;
    return { points: earned, verdict: 'partly' };
  }

  function choice(given, right, partial, points) {
    if (!given.length) { return { points: 0, verdict: 'omitted' }; }
    var hits = given.filter(function (id) { return right.indexOf(id) >= 0; }).length;
    if (hits < given.length) { return { points: 0, verdict: 'wrong' }; }
    if (hits === right.length) { return { points: points, verdict: 'right' }; }
    return { points: partial === 'half' ? points / 2 : partial === 'proportional' ? points * hits / right.length : 0, verdict: 'partly' };
  }

  /* A text, and what is left of it without each beginning of the words that stand behind its blank: 6 for 6月 in ____月. */
  function forms(text, tail) {
    var found = [text];
    for (var length = 1; length <= tail.length && length < text.length; length += 1) {
      if (text.slice(-length) === tail.slice(0, length)) { found.push(text.slice(0, -length)); }
    }
    return found;
  }

  function takes(list, texts) {
    return texts.some(function (text) { return list.indexOf(text) >= 0; });
  }

  /* Each blank takes a text that no other blank needs more. */
  function assigned(given, accepted) {
    var takers = [];
    function place(text, seen) {
      for (var blank = 0; blank < accepted.length; blank += 1) {
        if (!takes(accepted[blank], given[text]) || seen[blank]) { continue; }
        seen[blank] = true;
        if (takers[blank] === undefined || place(takers[blank], seen)) {
          takers[blank] = text;
          return true;
        }
      }
      return false;
    }
    return given.filter(function (text, index) { return place(index, []); }).length;
  }

  function blanks(given, answer, points) {
    var texts = given.map(humen.plain);
    if (texts.every(function (text) { return !text; })) { return { points: 0, verdict: 'omitted' }; }
    var accepted = answer.blanks.map(function (list) { return list.map(humen.plain); });
    var tails = answer.tails || [];
    texts = texts.map(function (text, index) { return forms(text, humen.plain(tails[index] || '')); });
    var right = answer.anyOrder ? assigned(texts, accepted) : accepted.filter(function (list, index) {
      return index < texts.length && takes(list, texts[index]);
    }).length;
    return share(right, accepted.length, 'proportional', points);
  }

  /* `given` is what a result holds for the question; nothing where it was not answered. */
  humen.score = function (answer, partial, points, given) {
    if (given === undefined || given === null) { return { points: 0, verdict: 'omitted' }; }
    if (answer.choice) { return choice(given, answer.choice, partial, points); }
    if (typeof answer.judge === 'boolean') { return share(given === answer.judge ? 1 : 0, 1, 'none', points); }
    if (answer.blanks) { return blanks(given, answer, points); }
    var row = answer.match || answer.order;
    if (row) {
      if (given.every(function (letter) { return !letter; })) { return { points: 0, verdict: 'omitted' }; }
      return share(row.filter(function (letter, index) { return given[index] === letter; }).length, row.length, partial, points);
    }
    return { points: 0, verdict: given ? 'unmarked' : 'omitted' };
  };

  /* 0 for the best band: from 85, 70 and 60 of a hundred on. */
  humen.band = function (mark, total) {
    var part = total > 0 ? mark / total + 1e-9 : 0;
    return part >= 0.85 ? 0 : part >= 0.7 ? 1 : part >= 0.6 ? 2 : 3;
  };
}(window.humen = window.humen || {}));
