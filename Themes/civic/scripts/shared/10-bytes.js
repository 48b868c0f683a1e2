/* Bytes, bits and texts. Everything that packs and the class page share is a property of `humen`. ES5.1, no network. */
(function (humen) {
  'use strict';

  /* Crockford's base32: no I, L, O, U, so that nobody takes a letter for a digit. */
  var letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

  humen.utf8 = function (text) {
    var whole = String(text).replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, '\uFFFD')
      .replace(/(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '$1\uFFFD');
    var binary = unescape(encodeURIComponent(whole));
    var bytes = [];
    for (var index = 0; index < binary.length; index += 1) { bytes.push(binary.charCodeAt(index)); }
    return bytes;
  };

  humen.text = function (bytes) {
    var parts = [];
    for (var index = 0; index < bytes.length; index += 1) { parts.push(String.fromCharCode(bytes[index])); }
    try { return decodeURIComponent(escape(parts.join(''))); } catch (ignored) { return null; }
  };

  humen.hex = function (bytes) {
    return Array.prototype.map.call(bytes, function (byte) { return (byte < 16 ? '0' : '') + byte.toString(16); }).join('');
  };

  humen.fromHex = function (text) {
    var bytes = [];
    for (var index = 0; index + 1 < text.length; index += 2) { bytes.push(parseInt(text.substr(index, 2), 16)); }
    return bytes;
  };

  humen.fromBase64 = function (text) {
    var binary = window.atob(text);
    var bytes = [];
    for (var index = 0; index < binary.length; index += 1) { bytes.push(binary.charCodeAt(index)); }
    return bytes;
  };

  /* What people type: small letters, full-width ones, O for 0, I and L for 1, any signs between. */
  humen.typed = function (text) {
    return String(text).replace(/[\uFF01-\uFF5E]/g, function (unit) {
      return String.fromCharCode(unit.charCodeAt(0) - 0xFEE0);
    }).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[\s\u3000\-_.,\u2014\u2013]/g, '');
  };

  humen.toBits = function (value, count) {
    var bits = [];
    for (var index = count - 1; index >= 0; index -= 1) { bits.push(Math.floor(value / Math.pow(2, index)) % 2); }
    return bits;
  };

  humen.fromBits = function (bits) {
    return bits.reduce(function (value, bit) { return value * 2 + bit; }, 0);
  };

  humen.toBase32 = function (bits) {
    var text = '';
    var padded = bits.slice();
    while (padded.length % 5) { padded.push(0); }
    for (var index = 0; index < padded.length; index += 5) {
      text += letters.charAt(humen.fromBits(padded.slice(index, index + 5)));
    }
    return text;
  };

  /* null where a character is none of the 32. */
  humen.fromBase32 = function (text) {
    var bits = [];
    for (var index = 0; index < text.length; index += 1) {
      var value = letters.indexOf(text.charAt(index));
      if (value < 0) { return null; }
      bits = bits.concat(humen.toBits(value, 5));
    }
    return bits;
  };

  /* A check of bits that finds every change of a stretch that is not longer than its width. */
  humen.crc = function (bits, width) {
    var polynomial = width === 16 ? 0x1021 : 0x04C11DB7;
    var mask = width === 32 ? 0xFFFFFFFF : 0xFFFF;
    var top = width === 32 ? 0x80000000 : 0x8000;
    var value = mask;
    bits.forEach(function (bit) {
      var carry = ((value & top) !== 0) !== (bit === 1);
      value = (value << 1) & mask;
      if (carry) { value = (value ^ polynomial) & mask; }
    });
    return value >>> 0;
  };

  /* A number that no other result bears: 16 characters of chance. */
  humen.nonce = function () {
    var bytes = [];
    var index;
    if (window.crypto && window.crypto.getRandomValues && window.Uint8Array) {
      var strong = new Uint8Array(10);
      window.crypto.getRandomValues(strong);
      for (index = 0; index < 10; index += 1) { bytes.push(strong[index]); }
    } else {
      for (index = 0; index < 10; index += 1) { bytes.push(Math.floor(Math.random() * 256)); }
    }
    var bits = [];
    bytes.forEach(function (byte) { bits = bits.concat(humen.toBits(byte, 8)); });
    return humen.toBase32(bits);
  };

  /* JSON with one spelling, the same as the program's: sorted keys, no white space, few escapes. */
  humen.canonical = function (value) {
    if (Array.isArray(value)) { return '[' + value.map(humen.canonical).join(',') + ']'; }
    if (value && typeof value === 'object') {
      return '{' + Object.keys(value).filter(function (key) { return value[key] !== undefined; }).sort().map(function (key) {
        return humen.canonical(key) + ':' + humen.canonical(value[key]);
      }).join(',') + '}';
    }
    if (typeof value !== 'string') { return String(value); }
    return '"' + value.replace(/[\u0022\\\u0000-\u001F]/g, function (unit) {
      if (unit === '"' || unit === '\\') { return '\\' + unit; }
      if (unit === '\n') { return '\\n'; }
      if (unit === '\t') { return '\\t'; }
      return '\\u00' + humen.hex([unit.charCodeAt(0)]);
    }) + '"';
  };
}(window.humen = window.humen || {}));
