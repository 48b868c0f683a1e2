/* What was answered: read from the page, put back into it, and as a result holds it. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  pack.values = function (question) {
    var result = [];
    if (question.querySelector('.option')) {
      pack.each(question.querySelectorAll('.option input'), function (input) {
        if (input.checked) { result.push(input.value); }
      });
    } else {
      pack.each(question.querySelectorAll('input, select, textarea'), function (input) { result.push(input.value); });
    }
    return result;
  };

  pack.setValues = function (question, values) {
    if (question.querySelector('.option')) {
      pack.each(question.querySelectorAll('.option input'), function (input) { input.checked = values.indexOf(input.value) >= 0; });
    } else {
      pack.each(question.querySelectorAll('input, select, textarea'), function (input, index) { input.value = values[index] || ''; });
    }
  };

  pack.isComplete = function (question) {
    return pack.values(question).some(function (value) { return value.replace(/[\s\u3000]/g, ''); });
  };

  /* As the fields hold it, which is how the key has it: letters of the first variant; true or false; texts; true for a written answer. */
  pack.given = function (question) {
    if (!pack.isComplete(question)) { return undefined; }
    var values = pack.values(question);
    var type = pack.kind(question).type;
    return type === 'judge' ? values[0] === 'true' : type === 'short' ? true : values;
  };

  /* As a result holds it: letters as they were shown. */
  pack.answer = function (question) {
    var given = pack.given(question);
    return Array.isArray(given) && pack.kind(question).options ? pack.asShown(question, given) : given;
  };

  pack.answers = function () {
    var answers = {};
    pack.all.forEach(function (question) {
      var answer = pack.answer(question);
      if (answer !== undefined) { answers[pack.idOf(question)] = answer; }
    });
    return answers;
  };

  /* What is given as `given` has it. */
  pack.score = function (question, given) {
    var kind = pack.kind(question);
    return window.humen.score(pack.entry(question).answer, kind.partial, kind.points, given);
  };

  /* What is answered as a result holds it. */
  pack.scoreOf = function (question, answer) {
    return pack.score(question, Array.isArray(answer) && pack.kind(question).options ? pack.asKept(question, answer) : answer);
  };

  /* What a letter was chosen for, in words: 110 \u2192 \u62A5\u8B66; of steps their words alone. */
  function paired(question, select) {
    var words = '';
    pack.each(question.querySelectorAll('.choices li'), function (item) {
      if (!select.value || item.querySelector('.choice-letter').textContent !== select.value) { return; }
      words = item.textContent.replace(/^[^.]*\.\s*/, '');
    });
    if (!words || pack.kind(question).type !== 'match') { return words; }
    return question.querySelector('label[for="' + select.id + '"]').textContent + ' \u2192 ' + words;
  }

  /* What was answered, in the words of the page. */
  pack.said = function (question) {
    var texts = [];
    if (!pack.isComplete(question)) { return pack.word('none'); }
    pack.each(question.querySelectorAll('.option'), function (option) {
      if (!option.querySelector('input').checked) { return; }
      var letter = option.querySelector('.letter').textContent;
      texts.push((letter ? letter + '. ' : '') + option.querySelector('.text').textContent);
    });
    pack.each(question.querySelectorAll('.blank, select, textarea'), function (input) {
      texts.push((input.options ? paired(question, input) : input.value) || pack.word('none'));
    });
    return texts.join(pack.word(pack.kind(question).type === 'match' ? 'semicolon' : 'comma'));
  };
}(window.humen.pack));
