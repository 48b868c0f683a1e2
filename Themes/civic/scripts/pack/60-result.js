/* The end page: a band, what to look at again, and what comes next. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  var find = pack.find;
  var show = pack.show;
  var word = pack.word;

  function verdict(question) {
    var state = pack.states[pack.idOf(question)];
    return state ? state.verdict : 'omitted';
  }

  function sum(questions) {
    var scored = questions.filter(function (question) { return pack.kind(question).type !== 'short'; });
    var total = { right: 0, count: scored.length, points: 0, worth: 0 };
    scored.forEach(function (question) {
      var state = pack.states[pack.idOf(question)];
      if (state && state.verdict === 'right') { total.right += 1; }
      total.points += state ? state.points : 0;
      total.worth += pack.kind(question).points;
    });
    return total;
  }

  function drawPoints() {
    var names = [];
    var groups = {};
    pack.active.forEach(function (question) {
      var name = (pack.entry(question).knowledge || '').split('/')[0] || word('other');
      if (!groups[name]) {
        groups[name] = [];
        names.push(name);
      }
      groups[name].push(question);
    });
    var body = find('points');
    body.textContent = '';
    names.forEach(function (name) {
      var total = sum(groups[name]);
      if (!total.count) { return; }
      var row = pack.make('tr');
      var head = pack.make('th', '', name);
      head.setAttribute('scope', 'row');
      row.appendChild(head);
      row.appendChild(pack.make('td', 'count', pack.fill(word('count'), total)));
      row.appendChild(pack.make('td', '', word(total.right === total.count ? 'fine' : 'look')));
      body.appendChild(row);
    });
    show(find('points-box'), names.length > 0);
  }

  function isWeak(question) { return ['wrong', 'partly', 'omitted'].indexOf(verdict(question)) >= 0; }

  function drawAgain() {
    var box = find('again');
    box.textContent = '';
    var weak = pack.active.filter(isWeak);
    weak.forEach(function (question) {
      var item = pack.entry(question);
      var part = pack.make('div', 'again');
      /* The empty brackets of a choice stay in one piece. */
      part.appendChild(pack.make('p', 'again-stem', pack.stem(question).replace(/[\uFF08(][\s\u3000]+[\uFF09)]/g, '\uFF08\u00A0\u00A0\uFF09')));
      pack.paragraph(part, word('yours'), pack.said(question));
      pack.paragraph(part, word('answer'), pack.rightWords(question).join(word('semicolon')));
      pack.paragraph(part, word('explanation'), item.explanation);
      pack.paragraph(part, word('basis'), item.basis);
      pack.paragraph(part, word('law'), item.law);
      box.appendChild(part);
    });
    show(find('again-box'), weak.length > 0);
    show(find('redo-wrong'), weak.length > 0 && pack.answersNow);
    if (find('redo-all')) { find('redo-all').className = weak.length > 0 ? '' : 'primary'; }
  }

  /* Everything that needs the key. */
  pack.drawResult = function () {
    var total = sum(pack.active);
    var level = window.humen.band(total.points, total.worth);
    find('band').textContent = word('bands').split('|')[level];
    find('band').className = 'band level' + level;
    find('score').textContent = pack.fill(word('score'), total);
    var left = pack.openLeft();
    find('advice').textContent = word('advice').split('|')[level] + (left ? pack.fill(word('open'), { n: left }) : '');
    /* A certificate says what was reached, and nothing where that is not much. */
    if (find('certificate-band')) { find('certificate-band').textContent = level < 3 ? word('bands').split('|')[level] : ''; }
    show(find('certificate'), true);
    drawPoints();
    drawAgain();
    show(find('marks'), true);
    show(find('closed'), false);
  };

  /* What is handed in: the first answer to each question. Another go changes none of them, and adds those that were left open,
     as long as nothing was handed in: a code that is on paper already would not be known again beside a later file. */
  pack.record = function () {
    var now = pack.answers();
    pack.official = pack.official || {};
    pack.active.forEach(function (question) {
      var id = pack.idOf(question);
      if (pack.handed || now[id] === undefined || pack.official[id] !== undefined) { return; }
      pack.official[id] = now[id];
    });
    var total = { points: 0, worth: 0 };
    pack.all.forEach(function (question) {
      var kind = pack.kind(question);
      if (kind.type === 'short') { return; }
      total.worth += kind.points;
      total.points += pack.scoreOf(question, pack.official[kind.id]).points;
    });
    pack.mark = total;
  };

  /* Which button was pressed once while there was something to lose. */
  var sure = '';

  function doubt(id) {
    sure = id;
    ['someone', 'wipe'].forEach(function (one) {
      if (find(one + '-note')) { find(one + '-note').textContent = one === id ? word(one + 'sure') : ''; }
    });
  }

  /* The page as it came, for the next pupil: other answers, another nonce. What was not saved goes at the second press only. */
  function leave(id) {
    if (!pack.saved && Object.keys(pack.official || {}).length && sure !== id) { return doubt(id); }
    pack.wipe();
    pack.all.forEach(pack.reset);
    window.location.reload();
  }

  function showResult() {
    doubt('');
    pack.finished = true;
    pack.update();
    show(find('result'), true);
    find('result-title').focus();
    window.scrollTo(0, 0);
  }

  pack.finish = function () {
    if (!pack.answersNow) { return pack.hand(); }
    if (pack.mode !== 'buzz') {
      /* What was chosen and not yet looked at counts, too: the result holds it. */
      pack.active.forEach(function (question) {
        if (!pack.states[pack.idOf(question)] && pack.isComplete(question)) { pack.reveal(question); }
      });
      pack.drawResult();
      pack.record();
      pack.drawDelivery();
    }
    showResult();
    if (pack.mode !== 'buzz') { pack.retire(); }
  };

  /* Handing in: asked once, since nothing can be changed afterwards. */
  pack.hand = function () {
    var left = pack.openLeft();
    pack.handing = true;
    find('hand-text').textContent = left ? pack.fill(word('handopen'), { n: left }) : word('handall');
    show(find('hand'), true);
    pack.update();
    /* Whoever left something open and types on must not hand it in by that. */
    find(left ? 'hand-no' : 'hand-yes').focus();
  };

  pack.submit = function () {
    pack.handing = false;
    pack.submitted = true;
    pack.setListing(false);
    pack.official = pack.answers();
    pack.all.forEach(function (question) { pack.lock(question, true); });
    show(find('hand'), false);
    show(find('marks'), false);
    show(find('closed'), true);
    show(find('certificate'), pack.mode === 'exam');
    pack.keep();
    pack.drawDelivery();
    showResult();
  };

  pack.startResult = function () {
    pack.on('hand-yes', 'click', pack.submit);
    pack.on('hand-no', 'click', function () {
      pack.handing = false;
      show(find('hand'), false);
      pack.go(pack.current);
    });
    pack.on('redo-wrong', 'click', function () { pack.begin(pack.active.filter(isWeak)); });
    pack.on('redo-all', 'click', function () { pack.begin(pack.all); });
    pack.on('print', 'click', function () { window.print(); });
    pack.on('certificate', 'click', function () {
      var root = document.documentElement.classList;
      function after() {
        root.remove('printing-certificate');
        window.removeEventListener('afterprint', after);
      }
      root.add('printing-certificate');
      window.addEventListener('afterprint', after);
      window.print();
    });
    ['someone', 'wipe'].forEach(function (id) { pack.on(id, 'click', function () { leave(id); }); });
  };
}(window.humen.pack));
