/// A text as a key: told from others by its bytes, which is faster to hash than what `String` takes as equal.
struct ByteKey: Hashable {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Substring {
    /// Whether some bytes occur in the text.
    func holds(_ wanted: [UInt8]) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.holds(wanted) } ?? Array(utf8).holds(wanted)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Whether some bytes occur among these.
    func holds(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return false }
        for start in startIndex...(endIndex - wanted.count)
        where self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted) {
            return true
        }
        return false
    }
}
