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

    /// Whether these bytes stand at a place of others.
    package func stands(at position: Int, in other: [UInt8]) -> Bool {
        guard position >= 0, position + count <= other.count, let base = baseAddress else { return false }
        return other.withUnsafeBufferPointer { other in
            other.baseAddress.map { memcmp($0 + position, base, count) == 0 } ?? false
        }
    }
}

extension [UInt8] {
    /// Whether a byte stands anywhere.
    package func has(_ byte: UInt8) -> Bool { withUnsafeBufferPointer { $0.has(byte) } }
}
