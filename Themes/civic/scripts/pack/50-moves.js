/* From question to question, and how far one has come. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  var find = pack.find;
  var show = pack.show;
  var word = pack.word;

  pack.isDone = function (question) {
    return pack.answersNow ? !!pack.states[pack.idOf(question)] : pack.isComplete(question);
  };

  pack.openLeft = function () { return pack.active.filter(function (question) { return !pack.isDone(question); }).length; };

  function isLast(question) { return pack.active.indexOf(question) === pack.active.length - 1; }

  function checkWord(question) {
    if (!pack.answersNow) { return word(isLast(question) ? 'finish' : 'next'); }
    if (!pack.states[pack.idOf(question)]) { return question.getAttribute('data-check'); }
    return word(isLast(question) || !pack.openLeft() ? 'finish' : 'next');
  }

  pack.update = function () {
    var away = pack.finished || pack.waiting || pack.handing;
    document.documentElement.classList[pack.finished ? 'add' : 'remove']('finished');
    document.documentElement.classList[away ? 'add' : 'remove']('away');
    pack.each(pack.all, function (question) {
      var place = pack.active.indexOf(question);
      show(question, place >= 0 && !away && (pack.listing || place === pack.current));
      var button = question.querySelector('.check');
      button.textContent = checkWord(question);
      show(button.parentNode, !pack.listing || (pack.answersNow && !pack.states[pack.idOf(question)]));
    });
    pack.each(document.querySelectorAll('.section-title'), function (title) {
      show(title, pack.listing && !away && pack.active === pack.all);
    });
    show(find('progress'), !away);
    show(find('moves'), !away);
    show(find('previous'), !pack.listing);
    show(find('next'), pack.listing || (pack.answersNow && !pack.states[pack.idOf(pack.active[pack.current])]));
    find('previous').disabled = pack.current === 0;
    find('next').textContent =
      pack.listing || pack.current === pack.active.length - 1 ? word('finish') : find('next').getAttribute('data-next');
    drawSteps();
  };

  function stepKind(question) {
    var state = pack.states[pack.idOf(question)];
    if (!pack.answersNow || pack.mode === 'buzz') { return pack.isDone(question) ? ' noted' : ''; }
    return !state ? '' : state.verdict === 'right' ? ' right' : state.verdict === 'unmarked' ? ' noted' : ' wrong';
  }

  function drawSteps() {
    var done = pack.active.length - pack.openLeft();
    find('progress-text').textContent = pack.listing
      ? pack.fill(word('count'), { right: done, count: pack.active.length })
      : pack.fill(word('progress'), { n: pack.current + 1, count: pack.active.length });
    var steps = find('steps');
    steps.textContent = '';
    pack.active.forEach(function (question, index) {
      var here = index === pack.current && !pack.listing ? ' here' : '';
      steps.appendChild(pack.make('li', 'step' + stepKind(question) + here));
    });
  }

  pack.go = function (index, quiet) {
    pack.current = Math.max(0, Math.min(pack.active.length - 1, index));
    pack.update();
    if (quiet) { return; }
    pack.keep();
    find('s' + pack.active[pack.current].id.slice(1)).focus();
    window.scrollTo(0, Math.max(0, find('progress').offsetTop - 16));
  };

  pack.forward = function () {
    if (pack.listing || pack.current === pack.active.length - 1) { pack.finish(); } else { pack.go(pack.current + 1); }
  };

  pack.advance = function (question) {
    if (pack.answersNow && !pack.states[pack.idOf(question)]) {
      pack.check(question);
    } else if (pack.answersNow && !pack.openLeft()) {
      pack.finish();
    } else {
      pack.forward();
    }
  };

  /* With all questions in sight: what was chosen is looked at, then comes the next one; only the button at the end ends. */
  pack.toNext = function (question) {
    if (pack.answersNow && !pack.states[pack.idOf(question)]) { return pack.check(question); }
    var next = pack.active[pack.active.indexOf(question) + 1];
    (next ? find('s' + next.id.slice(1)) : find('next')).focus();
  };

  pack.begin = function (questions) {
    pack.finished = false;
    pack.active = questions;
    questions.forEach(pack.reset);
    show(find('result'), false);
    pack.go(0);
  };

  pack.setListing = function (on) {
    pack.listing = on;
    find('listing').setAttribute('aria-pressed', on ? 'true' : 'false');
    document.documentElement.classList[on ? 'add' : 'remove']('listing');
    pack.update();
  };
}(window.humen.pack));
