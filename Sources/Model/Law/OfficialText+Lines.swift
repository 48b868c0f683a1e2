import Diagnostics

/// Lines of a text of law that are told by themselves.
extension OfficialText {
    /// Whether a line is nothing but the number of an article: 第一百二十条之一.
    static func isLabel(_ line: String) -> Bool {
        guard let (_, end) = label(line) else { return false }
        return end == line.utf8.count
    }

    /// Whether a line is the law's title again, as it stands at the head of every page, with the number of the page or without.
    static func isRunningHead(_ line: String, of title: String?) -> Bool {
        guard let title else { return false }
        let plain = Statute.plain(title)
        let words = line.filter { !$0.isWhitespace && !$0.isASCIINumber && !"-—－·《》".contains($0) }
        return words == title || words == plain
    }

    /// The articles that lines begin with: 第三条 with a space or nothing behind it.
    ///
    /// What stands here and not in the law that was read has been lost.
    package static func labels(in lines: [String]) -> [ArticleNumber] {
        lines.compactMap { line in
            let words = line.drop { $0.isWhitespace || $0 == "*" }
            guard let (number, end) = label(String(words)) else { return nil }
            let rest = words[words.utf8.index(words.startIndex, offsetBy: end)...]
            return rest.first.map { $0.isWhitespace || $0 == "*" } ?? true ? number : nil
        }
    }

    private static func label(_ line: String) -> (ArticleNumber, Int)? {
        let bytes = Array(line.utf8.prefix(60))
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            guard let (number, end) = reader.ordinal(at: 0, unit: Glyph.article) else { return nil }
            if reader.glyph(end) == Glyph.of, let (insertion, last) = reader.numeral(at: end + 3) {
                return (ArticleNumber(number, insertion: insertion), last)
            }
            return (ArticleNumber(number), end)
        }
    }

    /// Which lines of a clipped Markdown text are the site's: nothing but links, and what sites put above and below a text.
    package static func furniture(inMarkdown lines: [String]) -> [Int] {
        let articles = lines.indices.filter { !labels(in: [lines[$0]]).isEmpty }
        guard let first = articles.first, let last = articles.last else { return [] }
        return lines.indices.filter { index in
            guard index < first || index > last else { return isLinks(lines[index]) }
            let plain = lines[index].filter { !"*_>#~`".contains($0) }.drop { $0.isWhitespace }
            return isLinks(lines[index])
                || (index < first ? isSiteLine(String(plain)) : isFurniture(String(plain)) || isSiteLine(String(plain)))
        }
    }

    /// Whether a line holds links and nothing else: [首页](…) | [法律](…).
    private static func isLinks(_ line: String) -> Bool {
        guard line.contains("](") else { return false }
        let rest = line.replacing(#/!?\[[^\]]*\]\([^)]*\)/#, with: "")
        return rest.allSatisfy { $0.isWhitespace || "|·>-*/、_#".contains($0) }
    }
}

extension Character {
    fileprivate var isASCIINumber: Bool { isASCII && isNumber }
}
