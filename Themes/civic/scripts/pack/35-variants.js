/* One file holds a set of variants: its questions stand in the order of the first, and are put into that of the pupil's own. */
(function (pack, humen) {
  'use strict';

  if (!pack) { return; }

  var find = pack.find;
  var set = pack.data.set;
  var base = pack.all;
  var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  /* The options of each question in the order shown, by their letters in the first variant. */
  var shown = {};
  /* Behind each question of the first variant, where one of its section stands in every other. */
  var places = base.map(function (question) {
    return question.parentNode.insertBefore(document.createComment(''), question.nextSibling);
  });

  function arrange(question, order) {
    var count = pack.kind(question).options || 0;
    var own = order || letters.slice(0, count);
    var rows = {};
    shown[pack.idOf(question)] = own;
    if (!count) { return; }
    pack.each(question.querySelectorAll('[data-option]'), function (row) { rows[row.getAttribute('data-option')] = row; });
    own.split('').forEach(function (letter, index) {
      var row = rows[letter];
      row.parentNode.appendChild(row);
      row.querySelector('.letter, .choice-letter').textContent = letters.charAt(index);
    });
    pack.each(question.querySelectorAll('select'), function (select) {
      own.split('').forEach(function (letter, index) {
        select.options[index + 1].value = letter;
        select.options[index + 1].textContent = letters.charAt(index);
      });
    });
  }

  /* Puts questions and options into the order of a variant; answers have to be set after it. */
  pack.setVariant = function (name) {
    var order = pack.data.paper.orders[name];
    pack.variant = name;
    pack.all = base.map(function (question, index) { return order ? base[order.questions[index]] : question; });
    pack.active = pack.all;
    pack.all.forEach(function (question, index) {
      places[index].parentNode.insertBefore(question, places[index]);
      question.querySelector('.number').firstChild.textContent = String(index + 1);
      arrange(question, order && order.options[index]);
    });
  };

  var ownNames = document.querySelectorAll('.own-name');
  var listed = ownNames.length ? ownNames[0].textContent : '';

  /* Says at the foot which form is the pupil's own; all that are inside before one is taken. */
  pack.nameVariant = function (name) { pack.each(ownNames, function (place) { place.textContent = name || listed; }); };

  /* Letters of the first variant as the pupil sees them. */
  pack.asShown = function (question, values) {
    var own = shown[pack.idOf(question)];
    return values.map(function (value) { return value ? letters.charAt(own.indexOf(value)) : ''; });
  };

  /* The other way round: letters as they were shown, as the key has them. */
  pack.asKept = function (question, values) {
    var own = shown[pack.idOf(question)];
    return values.map(function (value) { return value ? own.charAt(letters.indexOf(value)) : ''; });
  };

  /* ---- Whose is which ---- */

  /* Opens or closes the panel where a variant is given out; a file of progress may be loaded there, too. */
  pack.setChoosing = function (on) {
    if (!find('variants')) { return; }
    pack.waiting = on;
    pack.show(find('variants'), on);
    document.documentElement.classList[on ? 'add' : 'remove']('choosing');
  };

  function take(name) {
    pack.setVariant(name);
    pack.nameVariant(name);
    pack.setChoosing(false);
    pack.go(0);
  }

  function bySeat(event) {
    event.preventDefault();
    var seat = humen.seat(find('own-seat').value);
    pack.show(find('own-seat-wrong'), !seat);
    if (!seat) { return find('own-seat').focus(); }
    if (find('seat')) { find('seat').value = String(seat); }
    take(set[(seat - 1) % set.length]);
  }

  /* By seat, so that neighbours have different ones; by chance; or as the teacher says. */
  pack.chooseVariant = function () {
    if (!find('variants')) { return; }
    pack.setChoosing(true);
    pack.update();
    (find('own-seat') || find('variants').querySelector('button')).focus({ preventScroll: true });
  };

  pack.on('variants', 'submit', find('own-seat') ? bySeat : function (event) { event.preventDefault(); });
  pack.on('own-seat', 'input', function () { pack.show(find('own-seat-wrong'), humen.seat(find('own-seat').value) === null); });
  pack.on('by-chance', 'click', function () { take(set[humen.fromBits(humen.fromBase32(pack.nonce).slice(0, 30)) % set.length]); });
  pack.each(document.querySelectorAll('.own-variant'), function (button) {
    button.addEventListener('click', function () { take(button.getAttribute('data-variant')); });
  });
  pack.setVariant(set[0]);
}(window.humen.pack, window.humen));
