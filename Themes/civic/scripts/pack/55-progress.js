/* Saves as it goes, so that a closed page or a power cut loses nothing; on a shared computer it wipes at the end: what is left
   then belongs to the tab, survives a reload, and goes when the tab is closed.
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
      official: pack.official || undefined
    };
    pack.all.forEach(function (question) {
      var id = pack.idOf(question);
      if (pack.isComplete(question)) { saved.values[id] = pack.values(question); }
      if (pack.states[id] && pack.answersNow) { saved.checked.push(id); }
    });
    return saved;
  }

  /* Called at every change. A second go at some questions is not kept. */
  pack.keep = function () {
    if (pack.mode === 'buzz' || pack.retired || pack.waiting || pack.active !== pack.all) { return; }
    pack.store(name, JSON.stringify(progress()));
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
    pack.setVariant(saved.variant);
    pack.nameVariant(saved.variant);
    pack.setChoosing(false);
    pack.nonce = /^[0-9A-HJKMNP-TV-Z]{16}$/.test(saved.nonce) ? saved.nonce : pack.nonce;
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

  function askToResume(saved) {
    pack.waiting = true;
    pack.show(find('resume'), true);
    pack.nameVariant(saved.variant);
    var count = Object.keys(saved.values).length;
    find('resume-text').textContent =
      pack.fill(pack.word(saved.submitted || saved.finished ? 'resumedone' : 'resume'), { n: count, count: pack.all.length });
    find('resume-yes').addEventListener('click', function () { restore(saved); });
    find('resume-no').addEventListener('click', function () {
      pack.forget();
      pack.waiting = false;
      pack.show(find('resume'), false);
      pack.nameVariant();
      pack.go(0);
      pack.chooseVariant();
    });
    pack.update();
    find('resume-yes').focus();
  }

  function load(file) {
    var reader = new window.FileReader();
    reader.onload = function () {
      var saved = read(String(reader.result));
      find('progress-note').textContent = pack.word(saved ? 'loaded' : 'notloaded');
      if (saved) { restore(saved); }
    };
    reader.readAsText(file, 'utf-8');
  }

  pack.startProgress = function () {
    if (pack.mode === 'buzz') { return pack.chooseVariant(); }
    pack.show(find('no-storage'), !pack.hasStorage);
    if (!pack.hasStorage && find('keep-box')) { find('keep-box').setAttribute('open', ''); }
    pack.on('save-progress', 'click', function () {
      pack.save('progress-' + data.packId + '.json', JSON.stringify(progress()), find('progress-copy'));
      find('progress-note').textContent = pack.word('saved');
    });
    pack.on('load-progress', 'change', function (event) {
      if (event.target.files && event.target.files[0]) { load(event.target.files[0]); }
    });
    pack.on('shared', 'change', pack.keep);
    find('questions').addEventListener('change', pack.keep);
    find('questions').addEventListener('input', pack.keep);
    document.addEventListener('visibilitychange', pack.keep);
    window.addEventListener('pagehide', pack.keep);
    var own = null;
    try { own = read(window.sessionStorage.getItem(name) || ''); } catch (ignored) { own = null; }
    if (own) {
      pack.retired = true;
      return restore(own);
    }
    var saved = read(pack.stored(name) || '');
    if (saved && Object.keys(saved.values).length) { askToResume(saved); } else { pack.chooseVariant(); }
  };
}(window.humen.pack));
