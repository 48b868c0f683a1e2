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

  pack.score = function (question, answer) {
    var kind = pack.kind(question);
    return window.humen.score(pack.entry(question).answer, kind.partial, kind.points, answer);
  };

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
      var chosen = input.options ? input.options[input.selectedIndex] : null;
      texts.push((chosen ? chosen.textContent : input.value) || pack.word('none'));
    });
    return texts.join(pack.word('comma'));
  };
}(window.humen.pack));
