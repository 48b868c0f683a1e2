import DataFiles
import Diagnostics
import Markdown

/// The lists of a scene, each with the ranges of its entries in the page's HTML; a list in an entry belongs to the entry.
struct ChoiceLists {
    private(set) var lists: [[Range<Int>]] = []

    init(_ fragment: Fragment, in range: Range<Int>) {
        let html = fragment.html
        var depth = 0
        var entry: Int?
        for offset in range where html[offset] == UInt8(ascii: "<") {
            let rest = html[offset..<range.upperBound]
            if rest.starts(with: "<ul".utf8) || rest.starts(with: "<ol".utf8) {
                depth += 1
                if depth == 1 { lists.append([]) }
            } else if rest.starts(with: "</ul>".utf8) || rest.starts(with: "</ol>".utf8) {
                depth -= 1
            } else if depth == 1, rest.starts(with: "<li".utf8) {
                entry = offset
            } else if depth == 1, rest.starts(with: "</li>".utf8), let start = entry {
                // What ends an entry stands at the offset of its end tag.
                lists[lists.count - 1].append(start..<offset + 1)
                entry = nil
            }
        }
    }

    /// The words of an entry without its tags, not too many of them.
    static func words(_ html: ArraySlice<UInt8>) -> String {
        let text = String(decoding: html.dropLast(), as: UTF8.self).replacing(/<[^>]*>/, with: "").trimmingSpaces()
        return text.count > 20 ? text.prefix(20) + "……" : text
    }
}

extension SourceText {
    /// The line of a list that begins with some words.
    func lineOfEntry(_ words: String) -> Place? {
        let start = words.prefix { !"&…".contains($0) }
        var offset = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            defer { offset += line.count + 1 }
            let text = String(decoding: line, as: UTF8.self)
            guard let mark = text.prefixMatch(of: /\s*(?:[-*+]|\d+[.)])\s+/) else { continue }
            if text[mark.range.upperBound...].hasPrefix(start) { return place(offset..<offset + line.count) }
        }
        return nil
    }
}
