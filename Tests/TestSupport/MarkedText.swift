/// A text with the markers 1️⃣ … 9️⃣ taken out of it, and where they stood.
///
///     let marked = MarkedText("依据：1️⃣《禁毒法》第七十二条2️⃣")
///     marked.text          // "依据：《禁毒法》第七十二条"
///     marked.range(1, 2)   // 9..<39: UTF-8 offsets in text
package struct MarkedText: Sendable, Hashable {
    package let text: String
    /// UTF-8 offsets in `text`, by the digit of the marker.
    package let offsets: [Int: Int]

    package init(_ marked: String) {
        let source = Array(marked.utf8)
        var bytes: [UInt8] = []
        var offsets: [Int: Int] = [:]
        var index = 0
        while index < source.count {
            if Self.digits.contains(source[index]), source[(index + 1)...].starts(with: Self.keycap) {
                offsets[Int(source[index] - UInt8(ascii: "0"))] = bytes.count
                index += 1 + Self.keycap.count
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.offsets = offsets
    }

    package var bytes: [UInt8] { Array(text.utf8) }

    /// The offset of a marker, or -1, which no text has, when it is not there.
    package subscript(marker: Int) -> Int { offsets[marker] ?? -1 }

    /// From one marker to another; empty at the first when the second is missing or stands before it.
    package func range(_ first: Int, _ second: Int) -> Range<Int> {
        let start = self[first]
        return start..<max(start, self[second])
    }

    private static let digits = UInt8(ascii: "1")...UInt8(ascii: "9")
    /// U+FE0F U+20E3, which turn a digit into a keycap.
    private static let keycap = Array("\u{FE0F}\u{20E3}".utf8)
}
