import Diagnostics

/// Finds the lines of a YAML text that use “：” where YAML wants `: `: the commonest slip of Chinese typists.
enum ChineseColon {
    /// The colon of each such line in a part of a source.
    ///
    /// A line counts when its first colon is “：” and no `: ` or `:` at its end makes it a key all the same. Comments, list items and
    /// quoted lines do not count.
    static func find(in source: SourceText, range: Range<Int>) -> [Range<Int>] {
        let colon = Array("：".utf8)
        var found: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = source.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            defer { start = end + 1 }
            guard let first = source.bytes[start..<end].first(where: { $0 != 0x20 }), !"#-\"'".utf8.contains(first)
            else { continue }
            for index in start..<end {
                if source.bytes[index] == UInt8(ascii: ":"),
                    index + 1 == end || [0x20, 0x0D].contains(source.bytes[index + 1])
                {
                    break
                }
                if index + 3 <= end, source.bytes[index..<index + 3].elementsEqual(colon) {
                    found.append(index..<index + 3)
                    break
                }
            }
        }
        return found
    }

    /// The colon of the first line that has one, with no white space behind it and none that makes a key: `标题:识毒`.
    private static func glued(in source: SourceText, range: Range<Int>) -> Range<Int>? {
        let colon = UInt8(ascii: ":")
        var start = range.lowerBound
        while start < range.upperBound {
            let end = source.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            defer { start = end + 1 }
            let line = source.bytes[start..<end]
            guard let first = line.first(where: { $0 != 0x20 }), !"#-\"'{[".utf8.contains(first),
                let found = line.firstIndex(of: colon), found + 1 < end, !" /\r".utf8.contains(line[found + 1]),
                !(start..<end).contains(where: { line[$0] == colon && ($0 + 1 == end || line[$0 + 1] == 0x20) })
            else { continue }
            return found..<found + 1
        }
        return nil
    }

    /// One finding for all of them, at the first, or for a colon without white space behind it; nil when there is neither.
    static func finding(in source: SourceText, range: Range<Int>) -> Finding? {
        let found = find(in: source, range: range)
        guard let first = found.first else {
            return glued(in: source, range: range).map {
                Finding(
                    .yamlBroken, at: source.place($0), "冒号后面没有空格，读不出这一项",
                    explanation: ["请在冒号后面加一个空格，如 标题: 识毒十问"])
            }
        }
        let lines = found.map { source.place($0).line ?? 1 }
        let words = lines.count == 1 ? "" : "（第 \(lines.map(String.init).joined(separator: "、")) 行都是）"
        return Finding(
            .yamlBroken, at: source.place(first), "这里用了中文冒号“：”，读不出这一项\(words)",
            explanation: ["请改成英文冒号加一个空格，如 title: 识毒十问"]
        )
    }
}
