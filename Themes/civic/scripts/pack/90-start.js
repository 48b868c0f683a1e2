/* Switches, keys, and the beginning. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  var find = pack.find;

  function setSwitch(name, on) {
    document.documentElement.classList[on ? 'add' : 'remove'](name);
    find(name).setAttribute('aria-pressed', on ? 'true' : 'false');
  }

  function nearest(element) {
    while (element && element !== document.body) {
      if (element.classList && element.classList.contains('question')) { return element; }
      element = element.parentNode;
    }
    return pack.listing ? null : pack.active[pack.current];
  }

  function choose(question, index) {
    var input = question.querySelectorAll('.option input')[index];
    if (!input || input.disabled) { return false; }
    input.focus();
    input.click();
    return true;
  }

  function isAway(event) {
    var isHeld = event.altKey || event.ctrlKey || event.metaKey || event.isComposing;
    var inside = find('questions').contains(event.target) || event.target === document.body || find('moves').contains(event.target);
    return isHeld || pack.finished || pack.waiting || pack.handing || !inside;
  }

  function onKey(event) {
    var target = event.target;
    var tag = target.tagName;
    var isText = tag === 'TEXTAREA' || tag === 'SELECT' || (tag === 'INPUT' && target.type === 'text');
    if (isAway(event)) { return; }
    var question = nearest(target);
    var key = event.key;
    if (key === 'Enter' && tag !== 'TEXTAREA' && tag !== 'BUTTON' && tag !== 'A' && question) {
      event.preventDefault();
      if (pack.listing) { pack.toNext(question); } else { pack.advance(question); }
    } else if (isText || !question) {
      return;
    } else if (/^[1-9]$/.test(key) && choose(question, Number(key) - 1)) {
      event.preventDefault();
    } else if (/^[a-iA-I]$/.test(key) && choose(question, key.toUpperCase().charCodeAt(0) - 65)) {
      event.preventDefault();
    } else if (!pack.listing && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      event.preventDefault();
      if (key === 'ArrowLeft') { pack.go(pack.current - 1); } else if (pack.current < pack.active.length - 1) { pack.go(pack.current + 1); }
    }
  }

  document.documentElement.classList.add('js');
  find('next').setAttribute('data-next', find('next').textContent);
  pack.all.forEach(function (question) {
    var button = question.querySelector('.check');
    question.setAttribute('data-check', button.textContent);
    button.addEventListener('click', function () { pack.advance(question); });
    question.addEventListener('change', function () {
      pack.show(question.querySelector('.missing'), false);
      if (!pack.answersNow) { pack.update(); }
    });
  });
  find('questions').addEventListener('submit', function (event) { event.preventDefault(); });
  find('previous').addEventListener('click', function () { pack.go(pack.current - 1); });
  find('next').addEventListener('click', pack.forward);
  ['large', 'contrast'].forEach(function (name) {
    setSwitch(name, pack.stored('humen-' + name) === '1');
    find(name).addEventListener('click', function () {
      var on = !document.documentElement.classList.contains(name);
      setSwitch(name, on);
      pack.store('humen-' + name, on ? '1' : '0');
    });
  });
  find('listing').addEventListener('click', function () { pack.setListing(!pack.listing); });
  document.addEventListener('keydown', onKey);
  pack.startResult();
  pack.all.forEach(pack.reset);
  pack.go(0, true);
  pack.startProgress();
}(window.humen.pack));
