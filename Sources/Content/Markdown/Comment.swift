import ChineseText

/// `<!-- … -->`: words for colleagues, which no reader may see.
enum Comment {
    static let start = Array("<!--".utf8)
    static let end = Array("-->".utf8)

    /// A text without the comments that begin a line in it.
    ///
    /// One that does not end stays, and one that is all ASCII, which may be an example of HTML.
    ///
    ///     <!-- 待核实 -->↩数据来自通报  →  数据来自通报
    static func dropped(from text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text[...]
        while !rest.isEmpty {
            let line = rest.drop { $0 == 0x20 || $0 == 0x09 }
            if line.starts(with: start), let close = line.dropFirst(2).range(of: end),
                line[..<close.lowerBound].contains(where: { $0 >= 0x80 })
            {
                let behind = line[close.upperBound...].drop { $0 == 0x20 || $0 == 0x09 }
                // A line that held nothing else goes with its comment.
                rest = behind.first == 0x0A ? behind.dropFirst() : behind
            } else {
                let next = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
                result += rest[..<next]
                rest = rest[next...]
            }
        }
        return result
    }

    /// A line's words without the comments at their ends.
    ///
    ///     想一想 <!-- 待核实 -->  →  想一想
    static func trimmed(_ words: Substring) -> Substring {
        var words = words
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
        while words.hasPrefix("<!--"), let close = words.dropFirst(2).firstRange(of: "-->") {
            words = words[close.upperBound...].drop(while: isSpace)
        }
        while words.hasSuffix("-->"), let open = words.ranges(of: "<!--").last {
            words = words[..<open.lowerBound]
            while words.last.map(isSpace) == true { words.removeLast() }
        }
        return words
    }
}
