/// Finds which of many names stand in a text, in one pass over its bytes.
struct NameSearch: Sendable {
    /// By the low bits of the first three bytes: whether a name begins so.
    private var begins = [Bool](repeating: false, count: 1 << 14)
    private var names: [Int: [(name: String, bytes: [UInt8])]] = [:]

    init(_ texts: some Sequence<String>) {
        for text in texts where text.utf8.count >= 3 {
            let bytes = Array(text.utf8)
            let slot = Self.slot(bytes[0], bytes[1], bytes[2])
            begins[slot] = true
            names[slot, default: []].append((text, bytes))
        }
    }

    /// The names that stand in the text, each once, in no order.
    func found(in text: ArraySlice<UInt8>) -> Set<String> {
        var found: Set<String> = []
        text.withUnsafeBufferPointer { bytes in
            var index = 0
            while index + 2 < bytes.count {
                let slot = Self.slot(bytes[index], bytes[index + 1], bytes[index + 2])
                if begins[slot] {
                    for entry in names[slot] ?? [] where index + entry.bytes.count <= bytes.count {
                        if bytes[index..<index + entry.bytes.count].elementsEqual(entry.bytes) {
                            found.insert(entry.name)
                        }
                    }
                }
                index += 1
            }
        }
        return found
    }

    private static func slot(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) << 10 ^ Int(second) << 6 ^ Int(third)) & 0x3FFF
    }
}
