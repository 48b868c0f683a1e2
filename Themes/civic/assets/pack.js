/* The practice pack: marks answers, gives feedback, sums up. ES5.1, no network; storage only for the reading switches.
   Without this script, and in Internet Explorer, the page is a plain list of questions. */
(function () {
  'use strict';

  function find(id) { return document.getElementById(id); }

  if (document.documentMode || !window.JSON || !document.documentElement.classList) {
    if (find('old')) { find('old').removeAttribute('hidden'); }
    return;
  }

  var pack = JSON.parse(find('pack').textContent);
  var words = find('words');
  var all = Array.prototype.slice.call(document.querySelectorAll('.question'));
  var active = all;
  var current = 0;
  var listing = false;
  var finished = false;
  var states = {};

  function word(name) { return words.getAttribute('data-' + name) || ''; }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  function show(element, shown) {
    if (shown) { element.removeAttribute('hidden'); } else { element.setAttribute('hidden', ''); }
  }

  function idOf(question) { return question.getAttribute('data-id'); }

  function entry(question) { return pack.questions[idOf(question)]; }

  /* ---- Answers ---- */

  /* Full-width letters and digits become half-width, white space and a final full stop go, capitals become small. */
  function plain(text) {
    return text.replace(/[\uFF01-\uFF5E]/g, function (unit) {
      return String.fromCharCode(unit.charCodeAt(0) - 0xFEE0);
    }).replace(/[\s\u3000]+/g, '').replace(/[.\u3002]$/, '').toLowerCase();
  }

  function values(question) {
    var result = [];
    if (question.querySelector('.option')) {
      each(question.querySelectorAll('.option input'), function (input) {
        if (input.checked) { result.push(input.value); }
      });
    } else {
      each(question.querySelectorAll('input, select, textarea'), function (input) { result.push(input.value); });
    }
    return result;
  }

  function isComplete(question) {
    var given = values(question);
    if (!given.length) { return false; }
    for (var index = 0; index < given.length; index += 1) {
      if (given[index].replace(/\s/g, '')) { return true; }
    }
    return false;
  }

  function contains(list, value) { return list.indexOf(value) >= 0; }

  function blankRight(texts, given) {
    for (var index = 0; index < texts.length; index += 1) {
      if (plain(texts[index]) === plain(given)) { return true; }
    }
    return false;
  }

  function blanksRight(answer, given) {
    if (!answer.anyOrder) {
      return answer.blanks.every(function (texts, index) { return blankRight(texts, given[index] || ''); });
    }
    var left = given.slice();
    return answer.blanks.every(function (texts) {
      for (var index = 0; index < left.length; index += 1) {
        if (blankRight(texts, left[index])) {
          left.splice(index, 1);
          return true;
        }
      }
      return false;
    });
  }

  /* 2 right, 1 partly, 0 wrong, -1 not marked. */
  function mark(answer, given) {
    if (answer.choice) {
      var hits = given.filter(function (id) { return contains(answer.choice, id); }).length;
      if (hits === answer.choice.length && given.length === hits) { return 2; }
      return answer.choice.length > 1 && hits > 0 && hits === given.length ? 1 : 0;
    }
    if (typeof answer.judge === 'boolean') { return given[0] === (answer.judge ? 'true' : 'false') ? 2 : 0; }
    if (answer.blanks) { return blanksRight(answer, given) ? 2 : 0; }
    if (answer.match || answer.order) { return given.join('|') === (answer.match || answer.order).join('|') ? 2 : 0; }
    return -1;
  }

  /* ---- Feedback ---- */

  function paragraph(box, label, text) {
    if (!text) { return; }
    var line = make('p', 'explain');
    if (label) { line.appendChild(make('b', '', label)); }
    each(text.split('\n'), function (part, index) {
      if (index) { line.appendChild(make('br')); }
      line.appendChild(document.createTextNode(part));
    });
    box.appendChild(line);
  }

  function isKey(item, value) {
    if (item.answer.choice) { return contains(item.answer.choice, value); }
    return String(item.answer.judge) === value;
  }

  function markOptions(question, item, given) {
    var several = item.answer.choice && item.answer.choice.length > 1;
    each(question.querySelectorAll('.option'), function (option) {
      var value = option.getAttribute('data-option');
      var chosen = contains(given, value);
      var right = isKey(item, value);
      if (right) { option.classList.add('right'); }
      if (chosen && !right) { option.classList.add('wrong'); }
      option.querySelector('.verdict').textContent =
        right && chosen ? word('both') : right ? word(several ? 'missed' : 'key') : chosen ? word('chosen') : '';
    });
  }

  function explain(box, item, given, verdict) {
    if (verdict !== 2) {
      paragraph(box, word(verdict < 0 ? 'reference' : 'answer'), item.key.join(verdict < 0 ? '' : word('semicolon')));
    }
    each(given, function (id) {
      if (item.feedback && item.feedback[id]) { paragraph(box, item.letters[id], item.feedback[id]); }
    });
    paragraph(box, word('explanation'), item.explanation);
    paragraph(box, word('basis'), item.basis);
  }

  function check(question) {
    var missing = question.querySelector('.missing');
    if (!isComplete(question)) {
      show(missing, true);
      return;
    }
    show(missing, false);
    var item = entry(question);
    var given = values(question);
    var verdict = mark(item.answer, given);
    states[idOf(question)] = { verdict: verdict, given: given };
    markOptions(question, item, given);
    each(question.querySelectorAll('input, select, textarea'), function (input) { input.disabled = true; });
    question.classList.add('done');
    var box = question.querySelector('.feedback');
    box.textContent = '';
    box.className = 'feedback shown ' + (verdict === 2 ? 'is-right' : verdict < 0 ? 'is-noted' : 'is-wrong');
    box.appendChild(make('p', 'verdict-line',
      word(verdict === 2 ? 'right' : verdict === 1 ? 'partly' : verdict < 0 ? 'self' : 'wrong')));
    explain(box, item, given, verdict);
    update();
    if (listing) { box.focus(); } else { question.querySelector('.check').focus(); }
  }

  function reset(question) {
    delete states[idOf(question)];
    question.classList.remove('done');
    each(question.querySelectorAll('input, select, textarea'), function (input) {
      input.disabled = false;
      if (input.type === 'radio' || input.type === 'checkbox') { input.checked = false; } else { input.value = ''; }
    });
    each(question.querySelectorAll('.option'), function (option) {
      option.classList.remove('right');
      option.classList.remove('wrong');
      option.querySelector('.verdict').textContent = '';
    });
    var box = question.querySelector('.feedback');
    box.textContent = '';
    box.className = 'feedback';
    show(question.querySelector('.missing'), false);
  }

  /* ---- Moving about ---- */

  function checkWord(question) {
    if (!states[idOf(question)]) { return question.getAttribute('data-check'); }
    return word(active.indexOf(question) === active.length - 1 || !openLeft() ? 'finish' : 'next');
  }

  function openLeft() { return active.filter(function (question) { return !states[idOf(question)]; }).length; }

  function update() {
    document.documentElement.classList[finished ? 'add' : 'remove']('finished');
    each(all, function (question) {
      var place = active.indexOf(question);
      show(question, place >= 0 && !finished && (listing || place === current));
      var button = question.querySelector('.check');
      button.textContent = checkWord(question);
      show(button.parentNode, !listing || !states[idOf(question)]);
    });
    each(document.querySelectorAll('.section-title'), function (title) { show(title, listing && !finished && active === all); });
    show(find('progress'), !finished);
    show(find('moves'), !finished);
    show(find('previous'), !listing);
    show(find('next'), listing || !states[idOf(active[current])]);
    find('previous').disabled = current === 0;
    find('next').textContent = listing || current === active.length - 1 ? word('finish') : find('next').getAttribute('data-next');
    drawSteps();
  }

  function drawSteps() {
    var done = active.length - openLeft();
    find('progress-text').textContent = listing
      ? fill(word('count'), { right: done, count: active.length })
      : fill(word('progress'), { n: current + 1, count: active.length });
    var steps = find('steps');
    steps.textContent = '';
    each(active, function (question, index) {
      var state = states[idOf(question)];
      var kind = !state ? '' : state.verdict === 2 ? ' right' : state.verdict < 0 ? ' noted' : ' wrong';
      steps.appendChild(make('li', 'step' + kind + (index === current && !listing ? ' here' : '')));
    });
  }

  function go(index, quiet) {
    current = Math.max(0, Math.min(active.length - 1, index));
    update();
    if (quiet) { return; }
    find('s' + active[current].id.slice(1)).focus();
    window.scrollTo(0, Math.max(0, find('progress').offsetTop - 16));
  }

  function forward() {
    if (listing || current === active.length - 1) { finish(); } else { go(current + 1); }
  }

  function advance(question) {
    if (!states[idOf(question)]) {
      check(question);
    } else if (!openLeft()) {
      finish();
    } else {
      forward();
    }
  }

  /* ---- Result ---- */

  function sum(questions) {
    var scored = questions.filter(function (question) {
      var state = states[idOf(question)];
      return !state || state.verdict >= 0;
    });
    var right = scored.filter(function (question) {
      var state = states[idOf(question)];
      return state && state.verdict === 2;
    }).length;
    return { right: right, count: scored.length };
  }

  function drawPoints() {
    var names = [];
    var groups = {};
    each(active, function (question) {
      var name = (entry(question).knowledge || '').split('/')[0] || word('other');
      if (!groups[name]) {
        groups[name] = [];
        names.push(name);
      }
      groups[name].push(question);
    });
    var body = find('points');
    body.textContent = '';
    each(names, function (name) {
      var total = sum(groups[name]);
      if (!total.count) { return; }
      var row = make('tr');
      var head = make('th', '', name);
      head.setAttribute('scope', 'row');
      row.appendChild(head);
      row.appendChild(make('td', 'count', fill(word('count'), total)));
      row.appendChild(make('td', '', word(total.right === total.count ? 'fine' : 'look')));
      body.appendChild(row);
    });
    show(find('points-box'), names.length > 0);
  }

  function isWeak(question) {
    var state = states[idOf(question)];
    return !state || state.verdict === 0 || state.verdict === 1;
  }

  /* What was answered, in the words of the page. */
  function said(question) {
    var state = states[idOf(question)];
    var texts = [];
    if (!state) { return word('none'); }
    each(question.querySelectorAll('.option'), function (option) {
      if (!contains(state.given, option.getAttribute('data-option'))) { return; }
      var letter = option.querySelector('.letter').textContent;
      texts.push((letter ? letter + '. ' : '') + option.querySelector('.text').textContent);
    });
    each(question.querySelectorAll('.blank, select, textarea'), function (input) {
      var chosen = input.options ? input.options[input.selectedIndex] : null;
      texts.push((chosen ? chosen.textContent : input.value) || word('none'));
    });
    return texts.join(word('comma'));
  }

  function drawAgain() {
    var box = find('again');
    box.textContent = '';
    var weak = active.filter(isWeak);
    each(weak, function (question) {
      var item = entry(question);
      var part = make('div', 'again');
      part.appendChild(make('p', 'again-stem', item.stem));
      paragraph(part, word('yours'), said(question));
      paragraph(part, word('answer'), item.answers.join(word('semicolon')));
      paragraph(part, word('explanation'), item.explanation);
      paragraph(part, word('basis'), item.basis);
      box.appendChild(part);
    });
    show(find('again-box'), weak.length > 0);
    show(find('redo-wrong'), weak.length > 0);
    find('redo-all').className = weak.length > 0 ? '' : 'primary';
  }

  function finish() {
    finished = true;
    var total = sum(active);
    var share = total.count ? total.right / total.count : 1;
    var level = share >= 0.9 ? 0 : share >= 0.75 ? 1 : share >= 0.6 ? 2 : 3;
    find('band').textContent = word('bands').split('|')[level];
    find('band').className = 'band level' + level;
    find('score').textContent = fill(word('score'), total);
    var left = openLeft();
    find('advice').textContent = word('advice').split('|')[level] + (left ? fill(word('open'), { n: left }) : '');
    drawPoints();
    drawAgain();
    update();
    show(find('result'), true);
    find('result-title').focus();
    window.scrollTo(0, 0);
  }

  function begin(questions) {
    finished = false;
    active = questions;
    each(questions, reset);
    show(find('result'), false);
    go(0);
  }

  /* ---- Switches and keys ---- */

  function store(name, value) {
    try { window.localStorage.setItem('humen-' + name, value); } catch (ignored) { return; }
  }

  function stored(name) {
    try { return window.localStorage.getItem('humen-' + name) === '1'; } catch (ignored) { return false; }
  }

  function setSwitch(name, on) {
    document.documentElement.classList[on ? 'add' : 'remove'](name);
    find(name).setAttribute('aria-pressed', on ? 'true' : 'false');
  }

  function setListing(on) {
    listing = on;
    find('listing').setAttribute('aria-pressed', on ? 'true' : 'false');
    document.documentElement.classList[on ? 'add' : 'remove']('listing');
    update();
  }

  function nearest(element) {
    while (element && element !== document.body) {
      if (element.classList && element.classList.contains('question')) { return element; }
      element = element.parentNode;
    }
    return listing ? null : active[current];
  }

  function choose(question, index) {
    var inputs = question.querySelectorAll('.option input');
    var input = inputs[index];
    if (!input || input.disabled) { return false; }
    input.focus();
    input.click();
    return true;
  }

  function onKey(event) {
    var target = event.target;
    var tag = target.tagName;
    var isText = tag === 'TEXTAREA' || tag === 'SELECT' || (tag === 'INPUT' && target.type === 'text');
    if (finished || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) { return; }
    var question = nearest(target);
    var key = event.key;
    if (key === 'Enter' && tag !== 'TEXTAREA' && tag !== 'BUTTON' && tag !== 'A' && question) {
      event.preventDefault();
      advance(question);
    } else if (isText || !question) {
      return;
    } else if (/^[1-9]$/.test(key) && choose(question, Number(key) - 1)) {
      event.preventDefault();
    } else if (/^[a-iA-I]$/.test(key) && choose(question, key.toUpperCase().charCodeAt(0) - 65)) {
      event.preventDefault();
    } else if (!listing && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      event.preventDefault();
      if (key === 'ArrowLeft') { go(current - 1); } else if (current < active.length - 1) { go(current + 1); }
    }
  }

  function start() {
    document.documentElement.classList.add('js');
    find('next').setAttribute('data-next', find('next').textContent);
    each(all, function (question) {
      var button = question.querySelector('.check');
      question.setAttribute('data-check', button.textContent);
      button.addEventListener('click', function () { advance(question); });
      question.addEventListener('change', function () { show(question.querySelector('.missing'), false); });
    });
    find('questions').addEventListener('submit', function (event) { event.preventDefault(); });
    find('previous').addEventListener('click', function () { go(current - 1); });
    find('next').addEventListener('click', forward);
    each(['large', 'contrast'], function (name) {
      setSwitch(name, stored(name));
      find(name).addEventListener('click', function () {
        var on = !document.documentElement.classList.contains(name);
        setSwitch(name, on);
        store(name, on ? '1' : '0');
      });
    });
    find('listing').addEventListener('click', function () { setListing(!listing); });
    find('redo-wrong').addEventListener('click', function () { begin(active.filter(isWeak)); });
    find('redo-all').addEventListener('click', function () { begin(all); });
    find('print').addEventListener('click', function () { window.print(); });
    document.addEventListener('keydown', onKey);
    each(all, reset);
    go(0, true);
  }

  start();
}());
