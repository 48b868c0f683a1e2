/* SHA-256 (FIPS 180-4), HMAC (RFC 2104) and PBKDF2 (RFC 8018), for browsers that have no crypto.subtle at this address. */
(function (humen) {
  'use strict';

  var rounds = [];
  var start = [];

  (function () {
    function part(value) { return Math.floor((value - Math.floor(value)) * 0x100000000) | 0; }
    function isPrime(number) {
      for (var factor = 2; factor * factor <= number; factor += 1) { if (number % factor === 0) { return false; } }
      return true;
    }
    for (var number = 2; rounds.length < 64; number += 1) {
      if (!isPrime(number)) { continue; }
      if (start.length < 8) { start.push(part(Math.sqrt(number))); }
      rounds.push(part(Math.pow(number, 1 / 3)));
    }
  }());

  var schedule = new Int32Array(64);
  var constants = new Int32Array(rounds);

  function fresh() { return new Int32Array(start); }

  /* One block of sixteen words into a state. */
  function compress(state, words) {
    var w = schedule;
    var k = constants;
    var index;
    for (index = 0; index < 16; index += 1) { w[index] = words[index]; }
    for (index = 16; index < 64; index += 1) {
      var x = w[index - 15];
      var y = w[index - 2];
      w[index] = (w[index - 16] + w[index - 7]
        + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
        + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
    }
    var a = state[0];
    var b = state[1];
    var c = state[2];
    var d = state[3];
    var e = state[4];
    var f = state[5];
    var g = state[6];
    var h = state[7];
    for (index = 0; index < 64; index += 1) {
      var one = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + k[index] + w[index]) | 0;
      var two = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c)) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  function toWords(bytes) {
    var words = new Int32Array(bytes.length >> 2);
    for (var index = 0; index < bytes.length; index += 1) { words[index >> 2] |= bytes[index] << (24 - 8 * (index % 4)); }
    return words;
  }

  function toBytes(words) {
    var bytes = [];
    for (var index = 0; index < words.length * 4; index += 1) { bytes.push(words[index >> 2] >>> (24 - 8 * (index % 4)) & 255); }
    return bytes;
  }

  /* Bytes hashed into a state that has taken `before` bytes already. */
  function finish(state, bytes, before) {
    var padded = bytes.concat([128]);
    while (padded.length % 64 !== 56) { padded.push(0); }
    var bits = (before + bytes.length) * 8;
    for (var shift = 7; shift >= 0; shift -= 1) { padded.push(Math.floor(bits / Math.pow(256, shift)) % 256); }
    var words = toWords(padded);
    for (var index = 0; index < words.length; index += 16) { compress(state, words.subarray(index, index + 16)); }
    return state;
  }

  humen.sha256 = function (bytes) { return toBytes(finish(fresh(), Array.prototype.slice.call(bytes), 0)); };

  humen.digest = function (text) { return humen.hex(humen.sha256(humen.utf8(text))); };

  function keyed(key, fill) {
    var block = key.length > 64 ? humen.sha256(key) : key.slice();
    while (block.length < 64) { block.push(0); }
    var state = fresh();
    compress(state, toWords(block.map(function (byte) { return byte ^ fill; })));
    return state;
  }

  humen.hmac = function (key, bytes) {
    var inner = toBytes(finish(new Int32Array(keyed(key, 0x36)), Array.prototype.slice.call(bytes), 64));
    return toBytes(finish(new Int32Array(keyed(key, 0x5C)), inner, 64));
  };

  function stretchSlowly(password, salt, count, progress, done) {
    var inner = keyed(password, 0x36);
    var outer = keyed(password, 0x5C);
    var block = toWords(humen.hmac(password, salt.concat([0, 0, 0, 1])));
    var sum = new Int32Array(block);
    var words = new Int32Array(16);
    var state = new Int32Array(8);
    words[8] = -0x80000000;
    words[15] = (64 + 32) * 8;
    words.set(block);
    var round = 1;
    function step() {
      var end = Math.min(count, round + 4000);
      for (; round < end; round += 1) {
        state.set(inner);
        compress(state, words);
        words.set(state);
        state.set(outer);
        compress(state, words);
        words.set(state);
        for (var index = 0; index < 8; index += 1) { sum[index] ^= state[index]; }
      }
      progress(round / count);
      if (round < count) { window.setTimeout(step, 0); } else { done(toBytes(sum)); }
    }
    step();
  }

  /* 32 bytes from a password; `done` gets them, at once or later. Small steps, so that an old computer shows that it works. */
  humen.stretch = function (password, salt, count, progress, done) {
    function slowly() { stretchSlowly(password, salt, count, progress, done); }
    var subtle = window.crypto && window.crypto.subtle;
    if (!subtle || humen.withoutSubtle || !window.Uint8Array) { return slowly(); }
    try {
      subtle.importKey('raw', new Uint8Array(password), 'PBKDF2', false, ['deriveBits']).then(function (key) {
        return subtle.deriveBits({ name: 'PBKDF2', salt: new Uint8Array(salt), iterations: count, hash: 'SHA-256' }, key, 256);
      }).then(function (bits) { done(Array.prototype.slice.call(new Uint8Array(bits))); }, slowly);
    } catch (ignored) { slowly(); }
  };
}(window.humen = window.humen || {}));
