import ChineseText

/// The headings of a document and the anchors they have taken.
struct HeadingList {
    private(set) var all: [Fragment.Heading] = []
    /// The anchors taken, with the number that the next heading of the same words gets; what templates call the parts
    /// of every page is taken from the start.
    private var taken = [
        "main": 2, "search-box": 2, "site-nav": 2, "help-title": 2, "basis-title": 2, "pieces-title": 2,
        "related-title": 2,
    ]
    /// How the anchors of footnotes and of the notes of terms begin.
    private static let families = ["fn-", "fnref-", "term-note-"]
    /// Whether the last heading bears a `{#id}` that another one has taken.
    private(set) var repeatsIdentifier = false

    /// Adds a heading and gives it its anchor: `{#id}` if it has one, else its pinyin, made unique.
    mutating func add(_ raw: String, title: String, level: Int) -> String {
        let explicit = Self.explicitAnchor(raw)
        let bare = explicit ?? Pinyin.slug(title)
        let isOurs = Self.families.contains { bare.hasPrefix($0) }
        let wanted = isOurs ? "h-" + bare : bare
        var id = wanted
        let next = taken.updateValue(2, forKey: wanted)
        repeatsIdentifier = explicit != nil && (next != nil || isOurs)
        if var number = next {
            repeat {
                id = "\(wanted)-\(number)"
                number += 1
            } while taken[id] != nil
            taken[id] = 2
            taken[wanted] = number
        }
        all.append(Fragment.Heading(id: id, title: title, level: level))
        return id
    }

    /// `文字 {#id}` without its anchor.
    static func withoutAnchor(_ text: String) -> String {
        guard explicitAnchor(text) != nil, let brace = text.lastIndex(of: "{") else { return text }
        return String(text[..<brace])
    }

    /// The id of a trailing `{#id}`: ASCII letters, digits, `-`, `_` and `.`.
    static func explicitAnchor(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "}")) else { return nil }
        let end = text.lastIndex { !$0.isWhitespace }
        guard let end, text[end] == "}", let start = text[..<end].lastIndex(of: "{") else { return nil }
        let inner = text[text.index(after: start)..<end]
        guard inner.first == "#", inner.count > 1 else { return nil }
        let id = inner.dropFirst()
        return id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) } ? String(id) : nil
    }
}
