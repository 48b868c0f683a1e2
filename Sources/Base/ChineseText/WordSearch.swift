/// Finds many words in a text at once, in one pass over its bytes.
package struct WordSearch: Sendable {
    /// By the low bits of the first three bytes: whether a word begins so.
    private var begins = [Bool](repeating: false, count: 1 << 14)
    private var words: [Int: [(text: String, bytes: [UInt8])]] = [:]

    /// A search for these words; every one has three bytes at least, as each Chinese character has.
    package init(_ texts: some Sequence<String>) {
        for text in texts {
            let bytes = Array(text.utf8)
            guard bytes.count >= 3 else { continue }
            let slot = Self.slot(bytes[0], bytes[1], bytes[2])
            begins[slot] = true
            words[slot, default: []].append((text, bytes))
        }
    }

    /// Whether any of the words stands in the text.
    package func occurs(in text: [UInt8]) -> Bool {
        visit(text[...]) { _ in true }
    }

    /// The words that stand in the text, each once, in no order.
    package func found(in text: ArraySlice<UInt8>) -> Set<String> {
        var found: Set<String> = []
        _ = visit(text) { word in
            found.insert(word)
            return false
        }
        return found
    }

    /// Shows every occurrence until `isEnough` says so; whether it did.
    private func visit(_ text: ArraySlice<UInt8>, _ isEnough: (String) -> Bool) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            while start + 2 < bytes.count {
                // No word begins inside a letter.
                if bytes[start] & 0xC0 == 0x80 {
                    start += 1
                    continue
                }
                let slot = Self.slot(bytes[start], bytes[start + 1], bytes[start + 2])
                if begins[slot] {
                    for word in words[slot] ?? [] where start + word.bytes.count <= bytes.count {
                        let isThere = bytes[start..<start + word.bytes.count].elementsEqual(word.bytes)
                        if isThere, isEnough(word.text) { return true }
                    }
                }
                start += 1
            }
            return false
        }
    }

    private static func slot(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) << 10 ^ Int(second) << 6 ^ Int(third)) & 0x3FFF
    }
}
