/* The class page: takes in what pupils hand in, shows what to teach again, writes the file of the class. Nothing is kept and nothing is sent. */
(function (humen) {
  'use strict';

  function find(id) { return document.getElementById(id); }

  if (document.documentMode || !window.JSON || !window.FileReader || !window.Int32Array) {
    find('old').removeAttribute('hidden');
    return;
  }

  var data = JSON.parse(find('pack').textContent);
  var paper = data.paper;
  var key = data.key || null;
  var words = find('words');
  var results = [];
  var codes = [];
  var log = [];

  function word(name) { return words.getAttribute('data-' + name) || ''; }

  function fill(text, values) { return text.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; }); }

  function show(element, shown) {
    if (shown) { element.removeAttribute('hidden'); } else { element.setAttribute('hidden', ''); }
  }

  function cell(row, tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    if (/^[0-9.]+%?$/.test(text)) { element.className = 'figure'; }
    if (tag === 'th') { element.setAttribute('scope', 'row'); }
    row.appendChild(element);
  }

  function room() { return humen.classCode(find('class-code').value); }

  /* ---- Taking in ---- */

  /* What was exported before is no longer all that is here. */
  function changed() {
    find('export-note').textContent = '';
    find('again').removeAttribute('data-sure');
    find('again-note').textContent = '';
  }

  function note(name, reason, seat, taken) {
    if (taken) { changed(); }
    log.push({ name: name, reason: reason, seat: seat, taken: taken });
  }

  /* What was taken in gives way to another. */
  function give(one, reason) {
    results = without(results, one);
    codes = without(codes, one);
    log.forEach(function (entry) {
      if (entry.taken !== one) { return; }
      entry.reason = reason;
      entry.taken = null;
    });
  }

  /* Whether a code is that of a result, whichever of them names the class. While the key is locked nobody knows the mark, and the same part of the nonce has to do. */
  function isCodeOf(code, result) {
    if (code.mark !== humen.markOf(result.nonce)) { return false; }
    return !key || code.part === humen.asCodes([result], paper, key)[0].part;
  }

  function modeName(mode) { return word('modes').split('|')[humen.modes.indexOf(mode)] || ''; }

  function takeResult(name, result) {
    if (typeof result === 'string') { return note(name, word(result)); }
    if (result.packId !== paper.packId) { return note(name, word('foreign')); }
    if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(result.nonce)) { return note(name, word('edited')); }
    if (result.hash && result.hash !== paper.hash || paper.variants.indexOf(result.variant) < 0) { return note(name, word('altered')); }
    if (!humen.fits(result, paper)) { return note(name, word('unfit')); }
    /* Whoever practises sees what is right after each question: that is no test, and no exam. */
    if (result.mode && result.mode !== data.mode) {
      return note(name, fill(word('othermode'), { mode: modeName(result.mode), own: modeName(data.mode) }));
    }
    if (result['class'] && result['class'] !== room()) { return note(name, fill(word('otherclass'), { code: result['class'] })); }
    if (results.some(function (one) { return one.nonce === result.nonce; })) { return note(name, word('twice'), result.seat); }
    /* Answers say more than a code. */
    codes.filter(function (one) { return isCodeOf(one, result); })
      .forEach(function (one) { give(one, word('twice')); });
    var other = result.seat ? results.filter(function (one) { return one.seat === result.seat; })[0] : null;
    if (other) {
      /* Which of the two counts does not depend on which came first; the program chooses the same. */
      var reason = fill(word('sameseat'), { seat: result.seat });
      if (other.nonce < result.nonce) { return note(name, reason, result.seat); }
      give(other, reason);
    }
    results.push(result);
    note(name, '', result.seat, result);
  }

  function takeCode(name, code) {
    if (data.takesCodes === false) { return note(name, word('nocode')); }
    if (typeof code === 'string') { return note(name, word(code)); }
    if (code['class'] && code['class'] !== room()) { return note(name, fill(word('otherclass'), { code: code['class'] })); }
    var isTwice = codes.some(function (one) { return one.part === code.part && one.mark === code.mark; })
      || results.some(function (one) { return isCodeOf(code, one); });
    if (isTwice) { return note(name, word('twice')); }
    codes.push(code);
    note(name, '', undefined, code);
  }

  function takeText(name, text) {
    var lines = text.split(/\r\n|[\r\n]/);
    var written = lines.filter(function (line) { return humen.typed(line); });
    if (!written.length) { return note(name, word('empty')); }
    lines.forEach(function (line, index) {
      var typed = humen.typed(line);
      if (!typed) { return; }
      /* Which of many it is. */
      var from = written.length > 1 ? fill(word('line'), { name: name, n: index + 1 }) : name;
      if (/^HM[12]/.test(typed) && typed.length > 40) {
        takeResult(from, humen.readText(line, paper));
      } else {
        takeCode(from, humen.readCode(line, paper.packId));
      }
    });
  }

  function takeFile(name, text) {
    var other = humen.otherClass(name, text, room());
    if (other) {
      note(name, fill(word('othername'), { code: other, own: room() }));
    } else if (/[\u0000-\u0008]/.test(text)) {
      note(name, word('wrongfile'));
    } else if (!text) {
      note(name, word('empty'));
    } else if (/^\s*\{/.test(text) && /"format"\s*:\s*"humen-class-/.test(text)) {
      note(name, word('classfile'));
    } else if (/^\s*\{/.test(text) || /\.jdr$/i.test(name)) {
      takeResult(name, humen.readResult(text));
    } else {
      takeText(name, text);
    }
  }

  /* Bytes of the largest file that may be one of results: a film is not read to find that out. */
  var largest = 2000000;

  /* Files are read one after another, so that the order of the list is that of the folder. */
  function takeFiles(list, index, folders) {
    if (!room()) { return show(find('class-wrong'), true); }
    if (index >= list.length) { return draw(); }
    if (folders.indexOf(list[index].name) >= 0) {
      note(list[index].name, word('folder'));
      return takeFiles(list, index + 1, folders);
    }
    if (list[index].size > largest) {
      note(list[index].name, word('wrongfile'));
      return takeFiles(list, index + 1, folders);
    }
    var reader = new window.FileReader();
    reader.onload = function () {
      takeFile(list[index].name, String(reader.result));
      takeFiles(list, index + 1, folders);
    };
    reader.onerror = function () {
      note(list[index].name, word('folder'));
      takeFiles(list, index + 1, folders);
    };
    reader.readAsText(list[index], 'utf-8');
  }

  /* The names of the folders among what was dropped: a page on a disk may not look into them. */
  function foldersOf(transfer) {
    return Array.prototype.slice.call(transfer.items || []).map(function (item) {
      var entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      return entry && entry.isDirectory ? entry.name : '';
    }).filter(function (name) { return name; });
  }

  function without(list, one) { return list.filter(function (other) { return other !== one; }); }

  function clear() {
    results = [];
    codes = [];
    log = [];
    find('export-note').textContent = '';
  }

  /* ---- Showing ---- */

  function remover(entry) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = word('remove');
    button.setAttribute('aria-label', word('remove') + ' ' + entry.name);
    button.addEventListener('click', function () {
      results = without(results, entry.taken);
      codes = without(codes, entry.taken);
      log = without(log, entry);
      changed();
      draw();
      find('count').focus();
    });
    return button;
  }

  /* On a phone a row is a block, and each cell says what it is. */
  function label(row, body) {
    var heads = body.parentNode.querySelectorAll('thead th');
    var cells = row.querySelectorAll('td');
    for (var index = 1; index < heads.length; index += 1) {
      if (cells[index - 1].textContent) { cells[index - 1].setAttribute('data-label', heads[index].textContent); }
    }
    body.appendChild(row);
  }

  function drawLog() {
    var body = find('log');
    body.textContent = '';
    log.slice().reverse().forEach(function (entry) {
      var row = document.createElement('tr');
      cell(row, 'th', entry.name);
      cell(row, 'td', entry.seat ? String(entry.seat) : '');
      cell(row, 'td', entry.reason || word('counted'));
      cell(row, 'td', '');
      if (entry.taken) { row.lastChild.appendChild(remover(entry)); }
      row.className = entry.reason ? 'refused' : '';
      label(row, body);
    });
    show(find('log-box'), log.length > 0);
    var refused = log.filter(function (entry) { return entry.reason; }).length;
    find('refused').textContent = refused ? fill(word('refused'), { n: refused }) : '';
  }

  function percent(part) { return Math.round(part * 1000) / 10 + '%'; }

  function share(tally, id, points) { return tally.items[id].sum / tally.count / points; }

  function drawKnowledge(tally, rows) {
    var groups = {};
    rows.forEach(function (row) {
      var name = (key.questions[row.question.id].knowledge || '').split('/')[0] || word('other');
      groups[name] = (groups[name] || []).concat([row.share]);
    });
    var body = find('knowledge');
    body.textContent = '';
    Object.keys(groups).map(function (name) {
      return { name: name, share: groups[name].reduce(function (sum, part) { return sum + part; }, 0) / groups[name].length, count: groups[name].length };
    }).sort(function (a, b) { return a.share - b.share; }).forEach(function (group) {
      var row = document.createElement('tr');
      cell(row, 'th', group.name);
      cell(row, 'td', String(group.count));
      cell(row, 'td', percent(group.share));
      body.appendChild(row);
    });
  }

  function chosen(tally, question) {
    var item = tally.items[question.id];
    var entry = key.questions[question.id];
    var ids = question.type === 'judge' ? ['true', 'false'] : question.type === 'single' || question.type === 'multiple' ? key.orders[paper.variants[0]][question.id] : [];
    return ids.map(function (id) {
      var count = [item.top, item.middle, item.bottom].reduce(function (sum, group) { return sum + (group.options[id] || 0); }, 0);
      var right = question.type === 'judge' ? String(entry.answer.judge) === id : entry.answer.choice.indexOf(id) >= 0;
      var text = question.type === 'judge' ? word(id) : entry.options[id];
      /* Options may be figures themselves. */
      return (right ? '\u2713 ' : '') + fill(word('chosen'), { text: text, n: count });
    }).join(word('semicolon'));
  }

  function drawItems(rows, tally) {
    var body = find('items');
    body.textContent = '';
    rows.slice().sort(function (a, b) { return a.share - b.share; }).forEach(function (row) {
      var line = document.createElement('tr');
      cell(line, 'th', key.questions[row.question.id].stem);
      cell(line, 'td', percent(row.share));
      cell(line, 'td', chosen(tally, row.question) || key.questions[row.question.id].key);
      label(line, body);
    });
  }

  function draw() {
    show(find('class-wrong'), false);
    /* What was taken in belongs to the class that was named then. */
    find('class-code').readOnly = results.length + codes.length > 0;
    drawLog();
    var totals = humen.codeTotals(codes);
    find('count').textContent = fill(word('sum'), { files: results.length, codes: codes.length });
    show(find('few'), !!key && [results, codes].some(function (list) { return list.length > 0 && list.length < humen.fewest; }));
    show(find('again'), results.length + codes.length > 0);
    show(find('sums'), !!key && results.length + codes.length > 0);
    show(find('locked'), !key);
    find('export').disabled = !key || !room() || results.length + codes.length === 0;
    if (!key || results.length + codes.length === 0) { return; }
    var tally = humen.tally(results, paper, key);
    find('bands').textContent = word('bands').split('|').map(function (name, index) {
      return name + ' ' + (tally.bands[index] + totals.bands[index]);
    }).join(word('comma'));
    show(find('detail'), results.length > 0);
    if (!results.length) { return; }
    var rows = paper.questions.filter(function (question) { return question.type !== 'short'; })
      .map(function (question) { return { question: question, share: share(tally, question.id, question.points) }; });
    drawKnowledge(tally, rows);
    drawItems(rows, tally);
  }

  /* ---- Buttons ---- */

  function exportClass() {
    var text = humen.classFile(paper, room(), results, codes, key, data.mode);
    var name = 'class-' + room() + '-' + paper.packId + '.json';
    try {
      var link = document.createElement('a');
      link.href = window.URL.createObjectURL(new window.Blob([text], { type: 'application/octet-stream' }));
      link.download = name;
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      find('export-note').textContent = fill(word('exported'), { name: name });
    } catch (ignored) {
      find('copy').value = text;
      show(find('copy').parentNode, true);
      find('copy').select();
    }
  }

  function open(event) {
    event.preventDefault();
    find('unlock-note').textContent = word('unlocking');
    humen.open(data.sealed, find('unlock-code').value, function (part) {
      find('unlock-note').textContent = word('unlocking') + ' ' + Math.round(part * 100) + '%';
    }, function (text) {
      find('unlock-note').textContent = text === null ? word('lockedstill') : '';
      if (text === null) { return; }
      key = JSON.parse(text);
      draw();
    });
  }

  document.documentElement.classList.add('js');
  find('class-code').addEventListener('input', function () {
    draw();
    show(find('class-wrong'), find('class-code').value.length >= 6 && !room());
  });
  find('files').addEventListener('change', function (event) {
    takeFiles(Array.prototype.slice.call(event.target.files), 0, []);
    event.target.value = '';
  });
  find('take').addEventListener('click', function () {
    if (!room()) { return show(find('class-wrong'), true); }
    if (find('texts').value.trim()) { takeText(word('typed'), find('texts').value); }
    find('texts').value = '';
    draw();
    find('texts').focus();
  });
  document.addEventListener('dragover', function (event) { event.preventDefault(); });
  document.addEventListener('drop', function (event) {
    event.preventDefault();
    var transfer = event.dataTransfer;
    if (transfer && transfer.files.length) { takeFiles(Array.prototype.slice.call(transfer.files), 0, foldersOf(transfer)); }
  });
  find('export').addEventListener('click', exportClass);
  find('again').addEventListener('click', function () {
    if (!find('export-note').textContent && find('again').getAttribute('data-sure') !== 'yes') {
      find('again').setAttribute('data-sure', 'yes');
      find('again-note').textContent = word('again');
      return;
    }
    clear();
    find('again').removeAttribute('data-sure');
    find('again-note').textContent = '';
    find('class-code').value = '';
    draw();
    find('class-code').focus();
  });
  find('print').addEventListener('click', function () { window.print(); });
  ['large', 'contrast'].forEach(function (name) {
    find(name).addEventListener('click', function () {
      var isOn = find(name).getAttribute('aria-pressed') !== 'true';
      if (isOn) { document.documentElement.classList.add(name); } else { document.documentElement.classList.remove(name); }
      find(name).setAttribute('aria-pressed', isOn ? 'true' : 'false');
    });
  });
  if (find('unlock')) { find('unlock').addEventListener('submit', open); }
  window.addEventListener('beforeunload', function (event) {
    if (results.length + codes.length > 0 && !find('export-note').textContent) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
  /* For tests, and for teachers whose browser drops no files. */
  humen.take = takeFile;
  humen.draw = draw;
  draw();
}(window.humen = window.humen || {}));
