/* Saves at every change, so that a closed page loses nothing; a browser may write to the disk some seconds later, and a power cut
   loses what was answered in them. On a shared computer it wipes at the end: what is left then belongs to the tab, survives a
   reload, and goes when the tab is closed.
   No time of day is kept: a clock that is wrong or turned back changes nothing. */
(function (pack) {
  'use strict';

  if (!pack) { return; }

  var find = pack.find;
  var data = pack.data;
  /* Another pack has its own answers; the same one goes on wherever its file was moved to, where the browser lets it. */
  var name = ['humen-pack', data.packId, data.set.join('.'), data.mode].join('/');

  pack.stored = function (key) {
    try { return window.localStorage.getItem(key); } catch (ignored) { return null; }
  };

  pack.store = function (key, value) {
    try {
      window.localStorage.setItem(key, value);
      return window.localStorage.getItem(key) === value;
    } catch (ignored) { return false; }
  };

  function drop(store) {
    try { window[store].removeItem(name); } catch (ignored) { return; }
  }

  pack.forget = function () {
    drop('localStorage');
    drop('sessionStorage');
  };

  /* For good: nothing that this page still knows is written again while it goes. */
  pack.wipe = function () {
    pack.wiped = true;
    pack.official = null;
    pack.forget();
  };

  /* The end on a shared computer: only this tab still knows. */
  pack.retire = function () {
    if (!pack.isShared()) { return pack.keep(); }
    pack.retired = true;
    try { window.sessionStorage.setItem(name, JSON.stringify(progress())); } catch (ignored) { pack.retired = true; }
    drop('localStorage');
  };

  pack.hasStorage = (function () {
    var works = pack.store('humen-test', '1');
    try { window.localStorage.removeItem('humen-test'); } catch (ignored) { return false; }
    return works;
  }());

  pack.isShared = function () { return !find('shared') || find('shared').checked; };

  function progress() {
    var saved = {
      format: 'humen-progress-1', packId: data.packId, variant: pack.variant, mode: data.mode, nonce: pack.nonce,
      current: pack.current, submitted: pack.submitted, finished: pack.finished, shared: pack.isShared(), values: {}, checked: [],
      'class': find('class-code').value, saved: pack.saved || undefined, handed: pack.handed || undefined,
      official: pack.official || undefined
    };
    pack.all.forEach(function (question) {
      var id = pack.idOf(question);
      if (pack.isComplete(question)) { saved.values[id] = pack.values(question); }
      if (pack.states[id] && pack.answersNow) { saved.checked.push(id); }
    });
    return saved;
  }

  /* Where nothing can be kept, or no more, the pupil is told before the page is closed. */
  function warn(isKept) {
    pack.show(find('no-storage'), !isKept);
    if (!isKept && find('keep-box')) { find('keep-box').setAttribute('open', ''); }
  }

  /* Called at every change. A second go at some questions is not kept before it is finished. */
  pack.keep = function () {
    if (pack.mode === 'buzz' || pack.wiped || pack.retired || pack.waiting || pack.active !== pack.all && !pack.finished) { return; }
    var now = progress();
    if (!Object.keys(now.values).length && !now.submitted) { return drop('localStorage'); }
    warn(pack.store(name, JSON.stringify(now)));
  };

  function read(text) {
    try {
      var saved = JSON.parse(text);
      var fits = saved.format === 'humen-progress-1' && saved.packId === data.packId && data.set.indexOf(saved.variant) >= 0
        && saved.mode === data.mode && saved.values && typeof saved.values === 'object' && Array.isArray(saved.checked);
      return fits ? saved : null;
    } catch (ignored) { return null; }
  }

  function restore(saved) {
    pack.finished = false;
    pack.submitted = false;
    pack.official = null;
    pack.show(find('result'), false);
    pack.setVariant(saved.variant);
    pack.nameVariant(saved.variant);
    pack.setChoosing(false);
    pack.nonce = /^[0-9A-HJKMNP-TV-Z]{16}$/.test(saved.nonce) ? saved.nonce : pack.nonce;
    pack.saved = saved.saved === true;
    pack.handed = pack.saved || saved.handed === true;
    /* A seat stands in a result file only, and is kept nowhere else. */
    if (typeof saved['class'] === 'string') { find('class-code').value = saved['class'].slice(0, 8); }
    if (find('shared')) { find('shared').checked = saved.shared !== false; }
    if (saved.official && typeof saved.official === 'object') { pack.official = saved.official; }
    pack.all.forEach(function (question) {
      var id = pack.idOf(question);
      pack.reset(question);
      if (Array.isArray(saved.values[id])) { pack.setValues(question, saved.values[id]); }
      if (pack.answersNow && saved.checked.indexOf(id) >= 0) { pack.reveal(question); }
    });
    pack.waiting = false;
    pack.show(find('resume'), false);
    pack.go(Math.max(0, Math.min(pack.all.length - 1, Number(saved.current) || 0)));
    if (saved.submitted && !pack.answersNow) { pack.submit(); }
    if (saved.finished && pack.answersNow) { pack.finish(); }
  }

  function countOf(saved) { return Object.keys(saved.values).length; }

  var ownWords = ['resume-title', 'resume-yes', 'resume-no'].map(function (id) { return find(id) ? find(id).textContent : ''; });

  /* What the two buttons of the question do that is asked just now. */
  var accept;
  var refuse;
  pack.on('resume-yes', 'click', function () { accept(); });
  pack.on('resume-no', 'click', function () {
    pack.waiting = false;
    pack.show(find('resume'), false);
    refuse();
  });

  function ask(words, text, yes, no) {
    pack.waiting = true;
    pack.show(find('resume'), true);
    ['resume-title', 'resume-yes', 'resume-no'].forEach(function (id, index) { find(id).textContent = words[index]; });
    find('resume-text').textContent = text;
    accept = yes;
    refuse = no;
    pack.update();
    find('resume-yes').focus();
  }

  /* What only this tab knows stays with it. */
  function askToResume(saved, isOfTab) {
    pack.nameVariant(saved.variant);
    var text = pack.word(isOfTab ? 'resumesaved' : saved.submitted || saved.finished ? 'resumedone' : 'resume');
    ask(ownWords, pack.fill(text, { n: countOf(saved), count: pack.all.length }), function () {
      pack.retired = isOfTab;
      restore(saved);
    }, function () {
      pack.forget();
      pack.nameVariant();
      pack.go(0);
      pack.chooseVariant();
    });
  }

  /* What a file would put in the place of: the answers on this page, or those that are kept and not taken up yet. */
  function atHand() {
    var now = progress();
    return countOf(now) ? now : read(pack.stored(name) || '') || now;
  }

  /* Whether some answer would be lost; which of two is the later one no clock tells. */
  function loses(now, saved) {
    return Object.keys(now.values).some(function (id) { return JSON.stringify(now.values[id]) !== JSON.stringify(saved.values[id]); })
      || !!now.submitted && !saved.submitted;
  }

  function take(saved) {
    var now = atHand();
    function load() {
      find('progress-note').textContent = pack.word('loaded');
      pack.retired = false;
      drop('sessionStorage');
      restore(saved);
    }
    if (!loses(now, saved)) { return load(); }
    var wasWaiting = pack.waiting;
    ask(pack.word('replacewords').split('|'), pack.fill(pack.word('replace'), { n: countOf(saved), now: countOf(now) }), load, function () {
      find('progress-note').textContent = '';
      if (wasWaiting) { askToResume(now); } else if (pack.finished) { pack.update(); } else { pack.go(pack.current); }
    });
  }

  function load(file) {
    var reader = new window.FileReader();
    reader.onload = function () {
      var saved = read(String(reader.result));
      if (saved) { return take(saved); }
      find('progress-note').textContent = pack.word('notloaded');
    };
    reader.readAsText(file, 'utf-8');
  }

  pack.startProgress = function () {
    if (pack.mode === 'buzz') { return pack.chooseVariant(); }
    warn(pack.hasStorage);
    pack.on('save-progress', 'click', function () {
      pack.save('progress-' + data.packId + '.json', JSON.stringify(progress()), find('progress-copy'));
      find('progress-note').textContent = pack.word('saved');
    });
    pack.on('load-progress', 'change', function (event) {
      if (event.target.files && event.target.files[0]) { load(event.target.files[0]); }
      /* The same file may be chosen again. */
      event.target.value = '';
    });
    pack.on('shared', 'change', pack.keep);
    find('questions').addEventListener('change', pack.keep);
    find('questions').addEventListener('input', pack.keep);
    document.addEventListener('visibilitychange', pack.keep);
    window.addEventListener('pagehide', pack.keep);
    var own = null;
    try { own = read(window.sessionStorage.getItem(name) || ''); } catch (ignored) { own = null; }
    /* Whoever comes after a pupil that has saved is not that pupil; who has not saved loses nothing by a reload. */
    if (own && own.saved) { return askToResume(own, true); }
    if (own) {
      pack.retired = true;
      return restore(own);
    }
    var saved = read(pack.stored(name) || '');
    if (saved && Object.keys(saved.values).length) { askToResume(saved); } else { pack.chooseVariant(); }
  };
}(window.humen.pack));
