import ChineseText

/// A text as a key: told from others by its bytes, which is faster to hash than what `String` takes as equal.
struct ByteKey: Hashable {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Substring {
    /// Whether some bytes occur in the text.
    func holds(_ wanted: [UInt8]) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.range(of: wanted) != nil } ?? Array(utf8).holds(wanted)
    }
}

extension [UInt8] {
    /// Whether some bytes occur among these.
    func holds(_ wanted: [UInt8]) -> Bool { withUnsafeBufferPointer { $0.range(of: wanted) } != nil }
}
