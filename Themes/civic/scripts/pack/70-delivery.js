/* Handing the result in: a file, a QR code with its text, sixteen characters to write down; and the unlock code of a test. */
(function (pack, humen) {
  'use strict';

  if (!pack || !pack.find('delivery')) { return; }

  var find = pack.find;
  var show = pack.show;
  var word = pack.word;
  var data = pack.data;

  function result() {
    return {
      packId: data.packId, hash: data.paper.hash, mode: data.mode, variant: pack.variant, 'class': humen.classCode(find('class-code').value) || undefined,
      seat: humen.seat(find('seat').value) || undefined, nonce: pack.nonce, answers: pack.official || {}
    };
  }

  function drawCode(text) {
    var box = find('qr');
    box.textContent = '';
    var rows = text ? humen.qr(text) : null;
    show(box, !!rows);
    show(find('qr-none'), !rows);
    if (rows) { box.appendChild(humen.qrPicture(rows, word('qr'))); }
    find('result-text').value = text;
  }

  /* The field with something typed that is no class, or no seat: nothing is handed in with it. */
  function wrongField() {
    var typed = find('class-code').value;
    if (typed.replace(/[\s\u3000]/g, '') !== '' && !humen.classCode(typed)) { return find('class-code'); }
    return humen.seat(find('seat').value) === null ? find('seat') : null;
  }

  pack.drawDelivery = function () {
    var wrong = wrongField();
    show(find('class-wrong'), wrong === find('class-code'));
    show(find('seat-wrong'), humen.seat(find('seat').value) === null);
    show(find('other-ways'), !wrong);
    var now = result();
    show(find('class-none'), !now['class'] && !wrong);
    drawCode(humen.resultText(now, data.paper));
    var hasMark = !!pack.mark && !!find('typed-code');
    show(find('typed-box'), hasMark);
    if (hasMark) { find('typed-code').textContent = humen.grouped(humen.resultCode(now, pack.mark.points, pack.mark.worth)); }
  };

  /* The seat of the file that was saved before: with another one it is still the answers of the same pupil. */
  var savedSeat;

  function saveResult() {
    pack.drawDelivery();
    if (wrongField()) {
      find('delivery-note').textContent = word('notsaved');
      return wrongField().focus();
    }
    var now = result();
    var name = ['result', now['class'] || word('noclass'), now.seat || '00', now.nonce.slice(0, 6)].join('-') + '.jdr';
    pack.save(name, humen.resultFile(now), find('result-copy'));
    find('delivery-note').textContent = pack.fill(word('resultsaved'), { name: name }) + (now['class'] ? '' : word('savednoclass'))
      + (savedSeat && now.seat && savedSeat !== now.seat ? word('savedtwice') : '');
    savedSeat = now.seat || savedSeat;
    pack.saved = true;
    pack.handed = true;
    pack.retire();
  }

  function keepOn() {
    if (pack.retired) { pack.retire(); } else { pack.keep(); }
  }

  /* Whoever sees a code may have written it down. */
  function handIn(way) {
    if (!way.open || pack.handed) { return; }
    pack.handed = true;
    keepOn();
  }

  function unlocked(text) {
    data.questions = JSON.parse(text).questions;
    pack.all.forEach(pack.reveal);
    pack.drawResult();
    pack.record();
    pack.drawDelivery();
    show(find('unlock'), false);
    /* What has not been saved is all that there is of it. */
    if (pack.saved) { pack.retire(); } else { pack.keep(); }
    find('result-title').focus();
    window.scrollTo(0, 0);
  }

  function unlock(event) {
    event.preventDefault();
    var note = find('unlock-note');
    find('unlock-go').disabled = true;
    note.textContent = word('unlocking');
    humen.open(data.sealed, find('unlock-code').value, function (part) {
      note.textContent = word('unlocking') + ' ' + Math.round(part * 100) + '%';
    }, function (text) {
      find('unlock-go').disabled = false;
      note.textContent = text === null ? word('lockedstill') : '';
      if (text !== null) { unlocked(text); }
    });
  }

  ['class-code', 'seat'].forEach(function (id) {
    pack.on(id, 'input', function () {
      pack.drawDelivery();
      keepOn();
    });
  });
  ['qr-way', 'typed-box'].forEach(function (id) {
    pack.on(id, 'toggle', function () { handIn(find(id)); });
  });
  pack.on('save-result', 'click', saveResult);
  pack.on('unlock', 'submit', unlock);
  pack.on('delivery', 'submit', function (event) { event.preventDefault(); });
}(window.humen.pack, window.humen));
