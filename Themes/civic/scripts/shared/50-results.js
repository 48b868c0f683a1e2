/* A result as a file, as the text of a QR code and as sixteen characters; the code of a class. */
(function (humen) {
  'use strict';

  var weights = [1, 3, 5, 7, 9];

  /* Six characters, the last one a check of the others; null where it is no such code. */
  humen.classCode = function (text) {
    var code = humen.typed(text);
    var bits = code.length === 6 ? humen.fromBase32(code) : null;
    if (!bits) { return null; }
    var sum = 0;
    for (var index = 0; index < 5; index += 1) { sum += weights[index] * humen.fromBits(bits.slice(index * 5, index * 5 + 5)); }
    return sum % 32 === humen.fromBits(bits.slice(25)) && humen.fromBits(bits.slice(0, 25)) > 0 ? code : null;
  };

  /* The seat that somebody typed: 1 to 99; undefined where nothing is typed, null where it is no seat. */
  humen.seat = function (text) {
    var typed = String(text).replace(/[\uFF01-\uFF5E]/g, function (unit) {
      return String.fromCharCode(unit.charCodeAt(0) - 0xFEE0);
    }).replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    if (!typed) { return undefined; }
    return /^\d{1,2}$/.test(typed) && Number(typed) > 0 ? Number(typed) : null;
  };

  function classBits(code) { return code ? humen.fromBase32(code.slice(0, 5)) : humen.toBits(0, 25); }

  function classOf(bits) {
    if (!humen.fromBits(bits)) { return undefined; }
    var sum = 0;
    for (var index = 0; index < 5; index += 1) { sum += weights[index] * humen.fromBits(bits.slice(index * 5, index * 5 + 5)); }
    return humen.toBase32(bits.concat(humen.toBits(sum % 32, 5)));
  }

  /* The questions of a paper in the order of a variant; nothing where it has no such variant. */
  humen.questionsOf = function (paper, variant) {
    var order = paper.orders[variant];
    if (order) { return order.questions.map(function (place) { return paper.questions[place]; }); }
    return paper.variants.indexOf(variant) >= 0 ? paper.questions : null;
  };

  function letter(place) { return String.fromCharCode(65 + place); }

  /* ---- File ---- */

  humen.resultFile = function (result) {
    var body = {
      format: result.mode ? 'humen-result-3' : 'humen-result-2', mode: result.mode, packId: result.packId, hash: result.hash,
      variant: result.variant, 'class': result['class'], seat: result.seat, nonce: result.nonce, answers: result.answers
    };
    body.check = humen.digest(humen.canonical(body));
    return humen.canonical(body) + '\n';
  };

  var fields = ['answers', 'check', 'class', 'format', 'hash', 'nonce', 'packId', 'seat', 'variant'];

  /* The modes that hand anything in, by their bits in a text. A result says from which of them it comes; older ones do not. */
  humen.modes = ['practice', 'test', 'exam'];

  /* How many names a text holds, and how many a value does: more in the text is a name that stands twice. */
  function namesIn(text) {
    return (text.match(/"(?:[^"\\]|\\[\s\S])*"(?:\s*:)?/g) || []).filter(function (part) { return part.charAt(part.length - 1) === ':'; }).length;
  }

  function isText(value) { return typeof value === 'string'; }

  function isMissingOr(test, value) { return value === undefined || test(value); }

  function isSeat(value) { return typeof value === 'number' && value % 1 === 0 && value >= 1 && value <= 99; }

  /* Whether every field is of its kind; the program reads files as strictly. */
  function isResult(body) {
    return !!body && (body.format === 'humen-result-2' || body.format === 'humen-result-3') && !!body.answers && typeof body.answers === 'object' && !Array.isArray(body.answers)
      && isText(body.packId) && isText(body.variant) && isText(body.nonce) && isText(body.check)
      && isMissingOr(isText, body.hash) && isMissingOr(isText, body['class']) && isMissingOr(function (value) { return typeof value === 'number'; }, body.seat);
  }

  /* The result, or a word for what is wrong with the text. */
  humen.readResult = function (text) {
    var body;
    try { body = JSON.parse(text); } catch (ignored) { return 'truncated'; }
    if (!isResult(body)) { return 'unknown'; }
    var saysMode = body.format === 'humen-result-3';
    if (Object.keys(body).some(function (name) { return fields.indexOf(name) < 0 && !(saysMode && name === 'mode'); })) { return 'extra'; }
    if (saysMode && humen.modes.indexOf(body.mode) < 0) { return 'edited'; }
    if (!isMissingOr(isSeat, body.seat) || namesIn(text) !== Object.keys(body).length + Object.keys(body.answers).length) { return 'edited'; }
    var check = body.check;
    delete body.check;
    if (check !== humen.digest(humen.canonical(body))) { return 'edited'; }
    return body;
  };

  /* What stays of a result after it was counted: enough to know it again, not enough to know anything else. */
  humen.resultID = function (result) { return humen.digest('humen-result|' + result.packId + '|' + result.nonce); };

  /* ---- QR text ---- */

  /* Without a mode, and with one. */
  var prefixes = ['HM1', 'HM2'];

  /* With a mode each bit is turned over: read on over the bits of its check, a text without one would fit as well. */
  function checkOf(bits, mode) {
    var crc = humen.crc(bits, 32);
    return mode ? 0xFFFFFFFF - crc : crc;
  }

  function answerBits(question, given) {
    var bits = [];
    if (question.type === 'judge') { return humen.toBits(given === true ? 1 : given === false ? 2 : 0, 2); }
    if (question.type === 'short') { return [given ? 1 : 0]; }
    if (question.type === 'single' || question.type === 'multiple') {
      for (var place = 0; place < question.options; place += 1) { bits.push(given && given.indexOf(letter(place)) >= 0 ? 1 : 0); }
      return bits;
    }
    for (var index = 0; index < question.rows; index += 1) {
      var value = given && given[index] || '';
      if (question.type === 'blank') {
        var bytes = humen.utf8(value).slice(0, 255);
        bits = bits.concat(humen.toBits(bytes.length, 8));
        bytes.forEach(function (byte) { bits = bits.concat(humen.toBits(byte, 8)); });
      } else {
        bits = bits.concat(humen.toBits(value ? value.charCodeAt(0) - 64 : 0, 5));
      }
    }
    return bits;
  }

  humen.resultText = function (result, paper) {
    var variant = paper.variants.indexOf(result.variant);
    /* A text has room for sixteen variants. */
    if (variant < 0 || variant > 15) { return ''; }
    var bits = humen.fromBase32(result.packId.toUpperCase()).concat(
      humen.toBits(variant, 4), classBits(result['class']), humen.toBits(result.seat || 0, 7), humen.fromBase32(result.nonce));
    if (result.mode) { bits = bits.concat(humen.toBits(humen.modes.indexOf(result.mode) + 1, 2)); }
    humen.questionsOf(paper, result.variant).forEach(function (question) { bits = bits.concat(answerBits(question, result.answers[question.id])); });
    return prefixes[result.mode ? 1 : 0] + humen.toBase32(bits.concat(humen.toBits(checkOf(bits, result.mode), 32)));
  };

  function reader(bits) {
    var place = 0;
    return {
      take: function (count) {
        place += count;
        return bits.slice(place - count, place);
      },
      number: function (count) { return humen.fromBits(this.take(count)); },
      place: function () { return place; }
    };
  }

  function readAnswer(question, input) {
    var given = [];
    if (question.type === 'judge') { return [undefined, true, false][input.number(2)]; }
    if (question.type === 'short') { return input.number(1) === 1 ? true : undefined; }
    if (question.type === 'single' || question.type === 'multiple') {
      given = input.take(question.options).map(function (bit, place) { return bit ? letter(place) : ''; });
      given = given.filter(function (text) { return text; });
      return given.length ? given : undefined;
    }
    for (var index = 0; index < question.rows; index += 1) {
      if (question.type === 'blank') {
        var bytes = [];
        for (var left = input.number(8); left > 0; left -= 1) { bytes.push(input.number(8)); }
        given.push(humen.text(bytes) || '');
      } else {
        var value = input.number(5);
        given.push(value ? String.fromCharCode(64 + value) : '');
      }
    }
    return given.some(function (text) { return text; }) ? given : undefined;
  }

  /* The result that a text holds, for one paper; or a word for what is wrong. */
  humen.readText = function (text, paper) {
    var typed = humen.typed(text);
    var version = prefixes.indexOf(typed.slice(0, 3));
    var bits = version >= 0 ? humen.fromBase32(typed.slice(3)) : null;
    if (!bits || bits.length < 200) { return 'truncated'; }
    var input = reader(bits);
    var result = { packId: humen.toBase32(input.take(50)).toLowerCase() };
    if (result.packId !== paper.packId) { return 'foreign'; }
    result.variant = paper.variants[input.number(4)];
    result['class'] = classOf(input.take(25));
    result.seat = input.number(7) || undefined;
    result.nonce = humen.toBase32(input.take(80));
    result.hash = paper.hash;
    result.mode = version === 1 ? humen.modes[input.number(2) - 1] : undefined;
    result.answers = {};
    if (!result.variant || version === 1 && !result.mode) { return 'edited'; }
    humen.questionsOf(paper, result.variant).forEach(function (question) {
      var given = readAnswer(question, input);
      if (given !== undefined) { result.answers[question.id] = given; }
    });
    var end = input.place();
    if (bits.length < end + 32) { return 'truncated'; }
    if (input.number(32) !== checkOf(bits.slice(0, end), result.mode) || bits.length - end - 32 > 4 || humen.fromBits(bits.slice(end + 32))) { return 'edited'; }
    return result;
  };

  /* ---- Typed code ---- */

  /* Sixteen characters with the mark in thousandths and nothing of the answers. */
  humen.resultCode = function (result, mark, total) {
    var part = total > 0 ? Math.floor(mark / total * 1000 + 1e-6) : 0;
    var bits = humen.toBits(1, 2).concat(
      humen.toBits(Math.max(0, Math.min(1000, part)), 10), humen.fromBase32(result.packId.toUpperCase()).slice(0, 12),
      classBits(result['class']), humen.fromBase32(result.nonce).slice(0, 15));
    return humen.toBase32(bits.concat(humen.toBits(humen.crc(bits, 16), 16)));
  };

  /* The mark that a code holds, for one paper; or a word for what is wrong. */
  humen.readCode = function (text, packId) {
    var code = humen.typed(text);
    var bits = code.length === 16 ? humen.fromBase32(code) : null;
    if (!bits) { return 'truncated'; }
    if (humen.crc(bits.slice(0, 64), 16) !== humen.fromBits(bits.slice(64)) || humen.fromBits(bits.slice(0, 2)) !== 1) { return 'edited'; }
    var part = humen.fromBits(bits.slice(2, 12));
    if (part > 1000) { return 'edited'; }
    if (bits.slice(12, 24).join('') !== humen.fromBase32(packId.toUpperCase()).slice(0, 12).join('')) { return 'foreign'; }
    return { part: part, 'class': classOf(bits.slice(24, 49)), mark: humen.fromBits(bits.slice(49, 64)), code: code };
  };

  humen.grouped = function (text) { return text.replace(/(.{4})(?=.)/g, '$1-'); };
}(window.humen = window.humen || {}));
