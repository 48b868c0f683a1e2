/* Right or wrong, the key and the explanation, at the question itself. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  var word = pack.word;

  pack.paragraph = function (box, label, text) {
    if (!text) { return; }
    var line = pack.make('p', 'explain');
    if (label) { line.appendChild(pack.make('b', '', label)); }
    line.appendChild(document.createTextNode(text));
    box.appendChild(line);
  };

  function letterOf(option) { return option.querySelector('.letter').textContent; }

  function verdictOf(option) { return option.querySelector('.verdict') || option.appendChild(pack.make('span', 'verdict')); }

  /* The stem as the page shows it, without its number and kind; with its blanks where it has some. */
  pack.stem = function (question) {
    var item = pack.entry(question);
    if (item.stem) { return item.stem; }
    var copy = question.querySelector('.stem').cloneNode(true);
    pack.each(copy.querySelectorAll('.number, .kind'), function (part) { part.parentNode.removeChild(part); });
    return copy.textContent.replace(/^\s+|\s+$/g, '');
  };

  /* The right answer in words. */
  pack.rightWords = function (question) {
    var item = pack.entry(question);
    var texts = [];
    if (!item.answer.choice) { return item.answers || item.key; }
    pack.each(question.querySelectorAll('.option'), function (option) {
      if (isKey(item, option.getAttribute('data-option'))) {
        texts.push(letterOf(option) + '. ' + option.querySelector('.text').textContent);
      }
    });
    return texts;
  };

  function isKey(item, value) {
    if (item.answer.choice) { return item.answer.choice.indexOf(value) >= 0; }
    return String(item.answer.judge) === value;
  }

  /* The right answer in few signs: the letters of a choice, else the words of the key. */
  function shortKey(question, item, joint) {
    if (!item.answer.choice) { return (item.answers || item.key).join(joint); }
    var letters = '';
    pack.each(question.querySelectorAll('.option'), function (option) {
      if (isKey(item, option.getAttribute('data-option'))) { letters += letterOf(option); }
    });
    return letters;
  }

  function markOptions(question, item, given) {
    var several = item.answer.choice && item.answer.choice.length > 1;
    pack.each(question.querySelectorAll('.option'), function (option) {
      var value = option.getAttribute('data-option');
      var chosen = given.indexOf(value) >= 0;
      var right = isKey(item, value);
      if (right) { option.classList.add('right'); }
      if (chosen && !right) { option.classList.add('wrong'); }
      verdictOf(option).textContent =
        right && chosen ? word('both') : right ? word(several && given.length ? 'missed' : 'key') : chosen ? word('chosen') : '';
    });
  }

  function explain(question, box, given, verdict) {
    var item = pack.entry(question);
    if (verdict !== 'right') {
      var isOpen = verdict === 'unmarked';
      pack.paragraph(box, word(isOpen ? 'reference' : 'answer'), shortKey(question, item, isOpen ? '' : word('semicolon')));
    }
    pack.each(question.querySelectorAll('.option'), function (option) {
      var id = option.getAttribute('data-option');
      if (given.indexOf(id) >= 0 && item.feedback && item.feedback[id]) { pack.paragraph(box, letterOf(option), item.feedback[id]); }
    });
    pack.paragraph(box, word('explanation'), item.explanation);
    pack.paragraph(box, word('basis'), item.basis);
    pack.paragraph(box, word('law'), item.law);
  }

  pack.lock = function (question, isLocked) {
    pack.each(question.querySelectorAll('input, select, textarea'), function (input) { input.disabled = isLocked; });
    question.classList[isLocked ? 'add' : 'remove']('done');
  };

  /* Marks a question and shows the key; the key has to be open. */
  pack.reveal = function (question) {
    var item = pack.entry(question);
    var given = pack.values(question);
    var score = pack.score(question, pack.given(question));
    pack.states[pack.idOf(question)] = { verdict: score.verdict, points: score.points };
    markOptions(question, item, given);
    pack.lock(question, true);
    var box = question.querySelector('.feedback');
    box.textContent = '';
    var isRight = score.verdict === 'right';
    var isNoted = score.verdict === 'unmarked' || pack.mode === 'buzz';
    box.className = 'feedback shown ' + (isRight ? 'is-right' : isNoted ? 'is-noted' : 'is-wrong');
    if (pack.mode !== 'buzz') {
      box.appendChild(pack.make('p', 'verdict-line', word(isRight ? 'right' : score.verdict === 'partly' ? 'partly' : isNoted ? 'self' : 'wrong')));
    }
    explain(question, box, given, pack.mode === 'buzz' ? 'omitted' : score.verdict);
  };

  /* What was just shown moves into sight, its verdict before all else; on a projector above the bar of the groups. */
  function reach(question) {
    var bar = pack.find('groups');
    var box = question.querySelector('.feedback').getBoundingClientRect();
    var last = question.querySelector('.check').getBoundingClientRect();
    var over = Math.max(box.bottom, last.bottom) + 8 - window.innerHeight + (bar ? bar.offsetHeight : 0);
    var above = box.top - 8;
    if (above < 0 || over > 0) { window.scrollBy(0, above < 0 ? above : Math.min(over, above)); }
  }

  /* The button of a question: marks at once where the key is inside, else only notes that there is an answer. */
  pack.check = function (question) {
    var isMissing = !pack.isComplete(question) && pack.mode !== 'buzz';
    pack.show(question.querySelector('.missing'), isMissing);
    if (isMissing) { return; }
    pack.reveal(question);
    pack.update();
    pack.keep();
    question.querySelector(pack.listing ? '.feedback' : '.check').focus({ preventScroll: true });
    reach(question);
  };

  pack.reset = function (question) {
    delete pack.states[pack.idOf(question)];
    pack.lock(question, false);
    pack.each(question.querySelectorAll('input, select, textarea'), function (input) {
      if (input.type === 'radio' || input.type === 'checkbox') { input.checked = false; } else { input.value = ''; }
    });
    pack.each(question.querySelectorAll('.option'), function (option) {
      option.classList.remove('right');
      option.classList.remove('wrong');
      if (option.querySelector('.verdict')) { verdictOf(option).textContent = ''; }
    });
    var box = question.querySelector('.feedback');
    box.textContent = '';
    box.className = 'feedback';
    pack.show(question.querySelector('.missing'), false);
  };
}(window.humen.pack));
