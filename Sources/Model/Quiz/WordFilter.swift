/// Whether any of many words occurs, in one pass over the bytes.
struct WordFilter {
    /// By the low bits of the first three bytes: whether a word begins so.
    private var begins = [Bool](repeating: false, count: 1 << 14)
    private var words: [Int: [[UInt8]]] = [:]

    init(_ texts: [String]) {
        for text in texts {
            let bytes = Array(text.utf8)
            let slot = Self.slot(bytes[0], bytes[1], bytes[2])
            begins[slot] = true
            words[slot, default: []].append(bytes)
        }
    }

    func occur(in bytes: [UInt8]) -> Bool {
        guard bytes.count >= 3 else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for start in 0...(bytes.count - 3) {
                let slot = Self.slot(bytes[start], bytes[start + 1], bytes[start + 2])
                guard begins[slot] else { continue }
                let isThere = words[slot]?.contains { word in
                    start + word.count <= bytes.count && bytes[start..<start + word.count].elementsEqual(word)
                }
                if isThere == true { return true }
            }
            return false
        }
    }

    private static func slot(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) << 10 ^ Int(second) << 6 ^ Int(third)) & 0x3FFF
    }
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
