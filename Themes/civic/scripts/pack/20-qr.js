/* A QR code (ISO/IEC 18004) of capital letters and digits, level M, up to version 25: rows of true and false. */
(function (humen) {
  'use strict';

  var eccLength = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
  var blockCount = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];
  var letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

  function multiply(x, y) {
    var z = 0;
    for (var bit = 7; bit >= 0; bit -= 1) {
      z = z << 1 ^ (z >>> 7) * 0x11D;
      z ^= (y >>> bit & 1) * x;
    }
    return z;
  }

  function divisor(degree) {
    var result = [];
    for (var index = 0; index < degree - 1; index += 1) { result.push(0); }
    result.push(1);
    var root = 1;
    for (index = 0; index < degree; index += 1) {
      for (var place = 0; place < degree; place += 1) {
        result[place] = multiply(result[place], root);
        if (place + 1 < degree) { result[place] ^= result[place + 1]; }
      }
      root = multiply(root, 2);
    }
    return result;
  }

  function remainder(bytes, by) {
    var result = by.map(function () { return 0; });
    bytes.forEach(function (byte) {
      var factor = byte ^ result.shift();
      result.push(0);
      by.forEach(function (part, index) { result[index] ^= multiply(part, factor); });
    });
    return result;
  }

  function rawModules(version) {
    var result = (16 * version + 128) * version + 64;
    if (version >= 2) {
      var count = Math.floor(version / 7) + 2;
      result -= (25 * count - 10) * count - 55;
      if (version >= 7) { result -= 36; }
    }
    return result;
  }

  function dataLength(version) { return Math.floor(rawModules(version) / 8) - eccLength[version] * blockCount[version]; }

  function dataBits(text, version) {
    var bits = [0, 0, 1, 0].concat(humen.toBits(text.length, version < 10 ? 9 : 11));
    for (var index = 0; index < text.length; index += 2) {
      var first = letters.indexOf(text.charAt(index));
      bits = bits.concat(index + 1 < text.length
        ? humen.toBits(first * 45 + letters.indexOf(text.charAt(index + 1)), 11) : humen.toBits(first, 6));
    }
    return bits;
  }

  function codewords(bits, version) {
    var capacity = dataLength(version) * 8;
    for (var zero = 0; zero < 4 && bits.length < capacity; zero += 1) { bits.push(0); }
    while (bits.length % 8) { bits.push(0); }
    var bytes = [];
    for (var index = 0; index < bits.length; index += 8) { bytes.push(humen.fromBits(bits.slice(index, index + 8))); }
    for (var pad = 0xEC; bytes.length < capacity / 8; pad ^= 0xEC ^ 0x11) { bytes.push(pad); }
    return bytes;
  }

  function interleaved(bytes, version) {
    var blocks = blockCount[version];
    var ecc = eccLength[version];
    var raw = Math.floor(rawModules(version) / 8);
    var shortBlocks = blocks - raw % blocks;
    var shortLength = Math.floor(raw / blocks) - ecc;
    var by = divisor(ecc);
    var rows = [];
    var start = 0;
    for (var index = 0; index < blocks; index += 1) {
      var length = shortLength + (index < shortBlocks ? 0 : 1);
      var data = bytes.slice(start, start + length);
      start += length;
      rows.push({ data: data, ecc: remainder(data, by) });
    }
    var result = [];
    for (var place = 0; place <= shortLength; place += 1) {
      rows.forEach(function (row) { if (place < row.data.length) { result.push(row.data[place]); } });
    }
    for (place = 0; place < ecc; place += 1) { rows.forEach(function (row) { result.push(row.ecc[place]); }); }
    return result;
  }

  function alignments(version) {
    if (version === 1) { return []; }
    var count = Math.floor(version / 7) + 2;
    var step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    var result = [6];
    for (var place = version * 4 + 10; result.length < count; place -= step) { result.splice(1, 0, place); }
    return result;
  }

  function Grid(version) {
    this.version = version;
    this.size = version * 4 + 17;
    this.dark = [];
    this.fixed = [];
    for (var row = 0; row < this.size; row += 1) {
      this.dark.push([]);
      this.fixed.push([]);
      for (var column = 0; column < this.size; column += 1) {
        this.dark[row].push(false);
        this.fixed[row].push(false);
      }
    }
  }

  Grid.prototype.set = function (x, y, dark) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) { return; }
    this.dark[y][x] = !!dark;
    this.fixed[y][x] = true;
  };

  Grid.prototype.square = function (x, y, reach, light) {
    for (var dy = -reach; dy <= reach; dy += 1) {
      for (var dx = -reach; dx <= reach; dx += 1) {
        this.set(x + dx, y + dy, light.indexOf(Math.max(Math.abs(dx), Math.abs(dy))) < 0);
      }
    }
  };

  Grid.prototype.drawPatterns = function () {
    var size = this.size;
    var self = this;
    for (var index = 0; index < size; index += 1) {
      this.set(6, index, index % 2 === 0);
      this.set(index, 6, index % 2 === 0);
    }
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(function (place) { self.square(place[0], place[1], 4, [2, 4]); });
    var places = alignments(this.version);
    var last = places.length - 1;
    places.forEach(function (x, i) {
      places.forEach(function (y, j) {
        if (i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0) { return; }
        self.square(x, y, 2, [1]);
      });
    });
    this.drawFormat(0);
    if (this.version < 7) { return; }
    var rest = this.version;
    for (index = 0; index < 12; index += 1) { rest = rest << 1 ^ (rest >>> 11) * 0x1F25; }
    var bits = this.version << 12 | rest;
    for (index = 0; index < 18; index += 1) {
      var a = size - 11 + index % 3;
      var b = Math.floor(index / 3);
      this.set(a, b, bits >>> index & 1);
      this.set(b, a, bits >>> index & 1);
    }
  };

  /* Level M is 0 in the format. */
  Grid.prototype.drawFormat = function (mask) {
    var rest = mask;
    var index;
    for (index = 0; index < 10; index += 1) { rest = rest << 1 ^ (rest >>> 9) * 0x537; }
    var bits = (mask << 10 | rest) ^ 0x5412;
    function bit(place) { return bits >>> place & 1; }
    for (index = 0; index <= 5; index += 1) { this.set(8, index, bit(index)); }
    this.set(8, 7, bit(6));
    this.set(8, 8, bit(7));
    this.set(7, 8, bit(8));
    for (index = 9; index < 15; index += 1) { this.set(14 - index, 8, bit(index)); }
    for (index = 0; index < 8; index += 1) { this.set(this.size - 1 - index, 8, bit(index)); }
    for (index = 8; index < 15; index += 1) { this.set(8, this.size - 15 + index, bit(index)); }
    this.set(8, this.size - 8, true);
  };

  Grid.prototype.place = function (bytes) {
    var index = 0;
    for (var right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) { right = 5; }
      for (var step = 0; step < this.size; step += 1) {
        for (var side = 0; side < 2; side += 1) {
          var x = right - side;
          var y = (right + 1 & 2) === 0 ? this.size - 1 - step : step;
          if (this.fixed[y][x] || index >= bytes.length * 8) { continue; }
          this.dark[y][x] = (bytes[index >>> 3] >>> 7 - (index & 7) & 1) === 1;
          index += 1;
        }
      }
    }
  };

  var masks = [
    function (x, y) { return (x + y) % 2; },
    function (x, y) { return y % 2; },
    function (x) { return x % 3; },
    function (x, y) { return (x + y) % 3; },
    function (x, y) { return (Math.floor(x / 3) + Math.floor(y / 2)) % 2; },
    function (x, y) { return x * y % 2 + x * y % 3; },
    function (x, y) { return (x * y % 2 + x * y % 3) % 2; },
    function (x, y) { return ((x + y) % 2 + x * y % 3) % 2; }
  ];

  Grid.prototype.mask = function (number) {
    for (var y = 0; y < this.size; y += 1) {
      for (var x = 0; x < this.size; x += 1) {
        if (!this.fixed[y][x] && masks[number](x, y) === 0) { this.dark[y][x] = !this.dark[y][x]; }
      }
    }
  };

  function runs(line) {
    var points = 0;
    var length = 0;
    line.forEach(function (dark, index) {
      length = index > 0 && line[index - 1] === dark ? length + 1 : 1;
      if (length === 5) { points += 3; } else if (length > 5) { points += 1; }
    });
    var text = line.map(function (dark) { return dark ? '1' : '0'; }).join('');
    for (var place = text.indexOf('1011101'); place >= 0; place = text.indexOf('1011101', place + 1)) {
      if (text.slice(Math.max(0, place - 4), place) === '0000' || text.slice(place + 7, place + 11) === '0000') { points += 40; }
    }
    return points;
  }

  Grid.prototype.penalty = function () {
    var points = 0;
    var darks = 0;
    for (var y = 0; y < this.size; y += 1) {
      var column = [];
      for (var x = 0; x < this.size; x += 1) {
        column.push(this.dark[x][y]);
        if (this.dark[y][x]) { darks += 1; }
        if (y && x && this.dark[y][x] === this.dark[y][x - 1] && this.dark[y][x] === this.dark[y - 1][x]
            && this.dark[y][x] === this.dark[y - 1][x - 1]) { points += 3; }
      }
      points += runs(this.dark[y]) + runs(column);
    }
    return points + Math.floor(Math.abs(darks * 20 - this.size * this.size * 10) / (this.size * this.size)) * 10;
  };

  /* null where the text is too long. */
  humen.qr = function (text) {
    var version = 1;
    while (version <= 25 && dataBits(text, version).length > dataLength(version) * 8) { version += 1; }
    if (version > 25) { return null; }
    var grid = new Grid(version);
    grid.drawPatterns();
    grid.place(interleaved(codewords(dataBits(text, version), version), version));
    var best = 0;
    var least = Infinity;
    for (var mask = 0; mask < 8; mask += 1) {
      grid.mask(mask);
      grid.drawFormat(mask);
      var points = grid.penalty();
      if (points < least) {
        least = points;
        best = mask;
      }
      grid.mask(mask);
    }
    grid.mask(best);
    grid.drawFormat(best);
    return grid.dark;
  };

  /* A picture of a code: one path, with the quiet zone around it. */
  humen.qrPicture = function (rows, label) {
    var space = 'http://www.w3.org/2000/svg';
    var picture = document.createElementNS(space, 'svg');
    var size = rows.length + 8;
    picture.setAttribute('viewBox', '0 0 ' + size + ' ' + size);
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', label);
    picture.setAttribute('shape-rendering', 'crispEdges');
    var ground = document.createElementNS(space, 'rect');
    ground.setAttribute('width', size);
    ground.setAttribute('height', size);
    ground.setAttribute('fill', '#fff');
    picture.appendChild(ground);
    var steps = '';
    rows.forEach(function (row, y) {
      row.forEach(function (dark, x) { if (dark) { steps += 'M' + (x + 4) + ' ' + (y + 4) + 'h1v1h-1z'; } });
    });
    var path = document.createElementNS(space, 'path');
    path.setAttribute('d', steps);
    path.setAttribute('fill', '#000');
    picture.appendChild(path);
    return picture;
  };
}(window.humen = window.humen || {}));
