/* Sums of one class for one paper: the same as the program's (Tally.swift), from results whose rows never leave this page. */
(function (humen) {
  'use strict';

  function emptyGroup() { return { count: 0, sum: 0, options: {}, omitted: 0 }; }

  function addTo(group, question, answer, points) {
    group.count += 1;
    group.sum += points;
    if (answer === undefined) {
      group.omitted += 1;
    } else if (question.type === 'judge') {
      group.options[String(answer)] = (group.options[String(answer)] || 0) + 1;
    } else if (question.type === 'single' || question.type === 'multiple') {
      if (!answer.length) { group.omitted += 1; }
      answer.forEach(function (id) { group.options[id] = (group.options[id] || 0) + 1; });
    }
  }

  /* Letters as a variant shows them become the ids of the bank. */
  function translated(result, question, key) {
    var answer = result.answers[question.id];
    var ids = key.orders[result.variant][question.id];
    if (answer === undefined || !ids) { return answer; }
    return answer.map(function (letter) { return letter ? ids[letter.charCodeAt(0) - 65] || '' : ''; });
  }

  function groupSize(count) { return count < 2 ? 0 : Math.max(1, Math.round(count * 0.27)); }

  function marked(rows, paper, key) {
    var questions = key.sequence.map(function (id) {
      return paper.questions.filter(function (question) { return question.id === id; })[0];
    });
    var worth = questions.reduce(function (sum, question) { return sum + (question.type === 'short' ? 0 : question.points); }, 0);
    var answers = rows.map(function (row) { return questions.map(function (question) { return translated(row, question, key); }); });
    var marks = answers.map(function (row) {
      return row.map(function (answer, index) {
        var question = questions[index];
        return humen.score(key.questions[question.id].answer, question.partial, question.points, answer).points;
      });
    });
    var totals = marks.map(function (row) { return row.reduce(function (sum, mark) { return sum + mark; }, 0); });
    return { questions: questions, worth: worth, answers: answers, marks: marks, totals: totals };
  }

  humen.tally = function (results, paper, key) {
    var rows = results.slice().sort(function (a, b) { return a.nonce < b.nonce ? -1 : 1; });
    var all = marked(rows, paper, key);
    var totals = all.totals;
    var tally = { count: rows.length, total: 0, totalSquared: 0, bands: [0, 0, 0, 0], items: {} };
    totals.forEach(function (mark) {
      tally.total += mark;
      tally.totalSquared += mark * mark;
      tally.bands[humen.band(mark, all.worth)] += 1;
    });
    var exact = totals.map(function (mark) { return Math.round(mark * 1e6); });
    var ranked = totals.map(function (mark, index) { return index; }).sort(function (a, b) { return exact[b] - exact[a] || a - b; });
    var size = groupSize(rows.length);
    all.questions.forEach(function (question, place) {
      var item = { sum: 0, squared: 0, product: 0, top: emptyGroup(), middle: emptyGroup(), bottom: emptyGroup() };
      ranked.forEach(function (pupil, rank) {
        var mark = all.marks[pupil][place];
        item.sum += mark;
        item.squared += mark * mark;
        item.product += mark * totals[pupil];
        var group = rank < size ? item.top : rank >= rows.length - size ? item.bottom : item.middle;
        addTo(group, question, all.answers[pupil][place], mark);
      });
      if (rows.length) { tally.items[question.id] = item; }
    });
    return tally;
  };

  humen.codeTotals = function (codes) {
    var totals = { count: 0, total: 0, totalSquared: 0, bands: [0, 0, 0, 0] };
    codes.forEach(function (code) {
      totals.count += 1;
      totals.total += code.part;
      totals.totalSquared += code.part * code.part;
      totals.bands[humen.band(code.part, 1000)] += 1;
    });
    return totals;
  };

  function written(tally) {
    function group(sums) { return { count: sums.count, sum: String(sums.sum), options: sums.options, omitted: sums.omitted }; }
    var items = {};
    Object.keys(tally.items).forEach(function (id) {
      var item = tally.items[id];
      items[id] = {
        sum: String(item.sum), squared: String(item.squared), product: String(item.product),
        top: group(item.top), middle: group(item.middle), bottom: group(item.bottom)
      };
    });
    return { count: tally.count, total: String(tally.total), totalSquared: String(tally.totalSquared), bands: tally.bands, items: items };
  }

  /* By what a code is known again: the class that it is counted for and its part of the nonce. Nothing of the mark is in it: a thousand tries would tell it. */
  function codeID(paper, room, mark, place) {
    return humen.digest('humen-code|' + paper.packId + '|' + room + '|' + mark + '|' + place);
  }

  /* Different codes with the same part are told apart by their place. */
  function idsOf(paper, room, codes) {
    var places = {};
    return codes.slice().sort(function (a, b) { return a.part - b.part; }).map(function (code) {
      places[code.mark] = (places[code.mark] || 0) + 1;
      return codeID(paper, room, code.mark, places[code.mark] - 1);
    });
  }

  /* The part of the nonce that a code holds. */
  humen.markOf = function (nonce) { return humen.fromBits(humen.fromBase32(nonce).slice(0, 15)); };

  /* The codes that these results would have: whoever typed one of them before is not counted twice. */
  function codesOf(paper, room, results) {
    return results.map(function (result) { return codeID(paper, room, humen.markOf(result.nonce), 0); }).sort();
  }

  /* Sums of the answers of so few pupils would be their answer sheets. */
  humen.fewest = 10;

  /* Marks as their typed codes would tell them. */
  humen.asCodes = function (results, paper, key) {
    var marks = marked(results, paper, key);
    return marks.totals.map(function (mark) {
      return { part: Math.max(0, Math.min(1000, marks.worth > 0 ? Math.floor(mark / marks.worth * 1000 + 1e-6) : 0)) };
    });
  };

  /* Of fewer than ten marks only how many there are: their sums would be those of pupils whom their class knows. */
  function told(marked) {
    if (!marked.length || marked.length >= humen.fewest) { return humen.codeTotals(marked); }
    return { count: marked.length, withheld: marked.length, total: 0, totalSquared: 0, bands: [0, 0, 0, 0] };
  }

  /* The file of a class: sums, and the ids of what was counted; nobody's row. Few results are there with their marks only, fewer than ten with nothing but their number. */
  humen.classFile = function (paper, code, results, codes, key, mode) {
    var ids = results.map(humen.resultID).concat(idsOf(paper, code, codes)).sort();
    var isFew = results.length < humen.fewest;
    var body = {
      format: mode ? 'humen-class-2' : 'humen-class-1', mode: mode, packId: paper.packId, hash: paper.hash, 'class': code,
      tally: written(humen.tally(isFew ? [] : results, paper, key)),
      totals: told(isFew ? codes.concat(humen.asCodes(results, paper, key)) : codes), results: ids
    };
    if (results.length) { body.codes = codesOf(paper, code, results); }
    body.check = humen.digest(humen.canonical(body));
    return humen.canonical(body) + '\n';
  };

  function isLetter(text, count) { return /^[A-Z]$/.test(text) && text.charCodeAt(0) - 65 < count; }

  /* Whether every answer is to a question of the paper, with options that it shows. */
  humen.fits = function (result, paper) {
    var questions = humen.questionsOf(paper, result.variant);
    return Object.keys(result.answers).every(function (id) {
      var question = questions.filter(function (one) { return one.id === id; })[0];
      var answer = result.answers[id];
      if (!question) { return false; }
      if (question.type === 'judge') { return typeof answer === 'boolean'; }
      if (question.type === 'short') { return answer === true; }
      if (!Array.isArray(answer)) { return false; }
      if (question.type === 'single' || question.type === 'multiple') {
        return (question.type === 'multiple' || answer.length <= 1) && answer.every(function (text, index) {
          return isLetter(text, question.options) && answer.indexOf(text) === index;
        });
      }
      return answer.length === question.rows && answer.every(function (text) {
        return typeof text === 'string' && (question.type === 'blank' || text === '' || isLetter(text, question.options));
      });
    });
  };

  /* The code of another class than `own` in the name of a file, or null. The page does not know which classes there are, and takes what has the shape and the check of a code. A pack puts the beginning of a result's own number into the name of its file; by chance that has the check, too. */
  humen.otherClass = function (name, text, own) {
    var runs = name.replace(/[\uFF01-\uFF5E]/g, function (unit) {
      return String.fromCharCode(unit.charCodeAt(0) - 0xFEE0);
    }).toUpperCase().replace(/\.[A-Z]+$/, '').split(/[^0-9A-Z]+/);
    if (runs.some(function (run) { return run.indexOf(own) >= 0; })) { return null; }
    return runs.filter(function (run) {
      return run.length === 6 && /[A-Z]/.test(run) && humen.classCode(run) && text.indexOf('"' + run) < 0;
    })[0] || null;
  };
}(window.humen = window.humen || {}));
