/* What a question needs only where this script runs: it is made here, so that the file stays small and the page without script is a
   plain list. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  function make(tag, name, attributes, text) {
    var element = pack.make(tag, name, text);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    return element;
  }

  pack.all.forEach(function (question) {
    var title = 's' + question.id.slice(1);
    question.setAttribute('role', 'group');
    question.setAttribute('aria-labelledby', title);
    pack.find(title).setAttribute('tabindex', '-1');
    pack.each(question.querySelectorAll('.letter, .choice-letter'), function (letter) {
      var input = letter.parentNode.querySelector('input');
      letter.parentNode.setAttribute('data-option', input ? input.value : letter.textContent);
      if (input) { letter.setAttribute('aria-hidden', 'true'); }
    });
    question.appendChild(make('p', 'missing', { role: 'alert', hidden: '' }, pack.word('choosefirst')));
    question.appendChild(make('div', 'feedback', { role: 'status', 'aria-live': 'polite', tabindex: '-1' }));
    question.appendChild(pack.make('p', 'actions')).appendChild(make('button', 'primary check', { type: 'button' }, pack.word('check')));
  });
}(window.humen.pack));
