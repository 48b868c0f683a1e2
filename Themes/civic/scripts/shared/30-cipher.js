/* AES-256 (FIPS 197) in counter mode, with HMAC-SHA256 over what was encrypted: answers that open with a code only. */
(function (humen) {
  'use strict';

  var box = [];

  (function () {
    var p = 1;
    var q = 1;
    do {
      p = (p ^ p << 1 ^ (p & 128 ? 0x11B : 0)) & 255;
      q ^= q << 1;
      q ^= q << 2;
      q ^= q << 4;
      q &= 255;
      if (q & 128) { q ^= 9; }
      var x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4);
      box[p] = (x ^ 0x63) & 255;
    } while (p !== 1);
    box[0] = 0x63;
  }());

  function twice(byte) { return (byte << 1 ^ (byte & 128 ? 0x11B : 0)) & 255; }

  /* Fifteen round keys, four words of four bytes each. */
  function expand(key) {
    var words = [];
    var constant = 1;
    for (var index = 0; index < 60; index += 1) {
      if (index < 8) {
        words.push(key.slice(index * 4, index * 4 + 4));
        continue;
      }
      var word = words[index - 1].slice();
      if (index % 8 === 0) {
        word = [box[word[1]] ^ constant, box[word[2]], box[word[3]], box[word[0]]];
        constant = twice(constant);
      } else if (index % 8 === 4) {
        word = word.map(function (byte) { return box[byte]; });
      }
      words.push([0, 1, 2, 3].map(function (place) { return word[place] ^ words[index - 8][place]; }));
    }
    return words;
  }

  function encrypt(words, block) {
    var state = block.map(function (byte, place) { return byte ^ words[place >> 2][place % 4]; });
    for (var round = 1; round <= 14; round += 1) {
      var next = [];
      for (var column = 0; column < 4; column += 1) {
        var a = [];
        for (var row = 0; row < 4; row += 1) { a.push(box[state[(column + row) % 4 * 4 + row]]); }
        if (round < 14) {
          var all = a[0] ^ a[1] ^ a[2] ^ a[3];
          a = a.map(function (byte, place) { return byte ^ all ^ twice(byte ^ a[(place + 1) % 4]); });
        }
        var key = words[round * 4 + column];
        for (row = 0; row < 4; row += 1) { next.push(a[row] ^ key[row]); }
      }
      state = next;
    }
    return state;
  }

  /* Counter mode from zero: every key is used for one text only. */
  humen.counterMode = function (key, bytes) {
    var words = expand(key);
    var result = [];
    for (var index = 0; index < bytes.length; index += 16) {
      var counter = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      var stream = encrypt(words, counter.concat([24, 16, 8, 0].map(function (shift) { return index / 16 >>> shift & 255; })));
      for (var place = index; place < Math.min(index + 16, bytes.length); place += 1) {
        result.push(bytes[place] ^ stream[place - index]);
      }
    }
    return result;
  };

  /* Opens what the program sealed; `done` gets the text, or null when the code is not the right one. */
  humen.open = function (sealed, code, progress, done) {
    var salt = humen.fromHex(sealed.salt);
    humen.stretch(humen.utf8(humen.typed(code)), salt, sealed.iterations, progress, function (key) {
      var bytes = humen.fromBase64(sealed.bytes);
      var mac = humen.hex(humen.hmac(humen.hmac(key, humen.utf8('mac')), salt.concat(bytes)));
      if (mac !== sealed.mac) { return done(null); }
      done(humen.text(humen.counterMode(humen.hmac(key, humen.utf8('encryption')), bytes)));
    });
  };
}(window.humen = window.humen || {}));
