import Glibc

/// Looking for single bytes, sixteen and more at a time: each page passes through several such searches.
extension UnsafeBufferPointer<UInt8> {
    /// The first place of a byte from `start` on, or the end.
    package func next(_ byte: UInt8, from start: Int = 0) -> Int {
        guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start) else {
            return count
        }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    /// Whether a byte stands anywhere.
    package func has(_ byte: UInt8) -> Bool { next(byte) < count }

    /// The first place of an ASCII byte from `start` on, or the end: Chinese text is passed over eight bytes at a time.
    package func nextASCII(from start: Int) -> Int {
        var index = start
        guard let base = baseAddress else { return count }
        let high: UInt64 = 0x8080_8080_8080_8080
        while index &+ 8 <= count {
            let ascii = ~UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian & high
            if ascii != 0 { return index &+ ascii.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count, self[index] >= 0x80 { index &+= 1 }
        return index
    }

    /// The first place of a letter of three bytes from `start` on, given by them; nil when there is none.
    package func next(_ first: UInt8, _ second: UInt8, _ third: UInt8, from start: Int = 0) -> Int? {
        // The last byte tells most: the letters of a text share their first ones.
        var index = next(third, from: start + 2)
        while index < count {
            if self[index - 1] == second, self[index - 2] == first { return index - 2 }
            index = next(third, from: index + 1)
        }
        return nil
    }

    /// Where other bytes first stand in these; nil for no bytes.
    package func range(of bytes: [UInt8]) -> Range<Int>? {
        guard let last = bytes.last, count >= bytes.count else { return nil }
        // The last byte of a letter tells most: the letters of a text share their first ones.
        var index = next(last, from: bytes.count - 1)
        while index < count {
            let start = index - (bytes.count - 1)
            if self[start..<index].elementsEqual(bytes.dropLast()) { return start..<index + 1 }
            index = next(last, from: index + 1)
        }
        return nil
    }

    /// Whether these bytes stand at a place of others.
    package func stands(at position: Int, in other: [UInt8]) -> Bool {
        guard position >= 0, position + count <= other.count, let base = baseAddress else { return false }
        return other.withUnsafeBufferPointer { other in
            other.baseAddress.map { memcmp($0 + position, base, count) == 0 } ?? false
        }
    }
}

/// Which ASCII bytes occur in a text, found in one pass over it.
package struct ASCIISigns: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The ASCII bytes of a text.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = bytes.nextASCII(from: 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
            index += 1
            if index < bytes.count, bytes[index] >= 0x80 { index = bytes.nextASCII(from: index) }
        }
    }

    /// Whether an ASCII byte occurs.
    package func contains(_ byte: UInt8) -> Bool {
        (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 == 1
    }
}

extension [UInt8] {
    /// Whether a byte stands anywhere.
    package func has(_ byte: UInt8) -> Bool { withUnsafeBufferPointer { $0.has(byte) } }

    /// Where other bytes first stand in these; nil for no bytes.
    package func range(of bytes: [UInt8]) -> Range<Int>? { withUnsafeBufferPointer { $0.range(of: bytes) } }
}

extension ArraySlice<UInt8> {
    /// Where other bytes first stand in these; nil for no bytes.
    package func range(of bytes: [UInt8]) -> Range<Int>? {
        withUnsafeBufferPointer { $0.range(of: bytes) }.map { startIndex + $0.lowerBound..<startIndex + $0.upperBound }
    }
}
