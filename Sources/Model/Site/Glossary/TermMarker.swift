import Markdown

/// Where a page first says a word that the glossary explains.
package struct TermMark: Sendable, Hashable {
    /// UTF-8 offsets in the fragment's HTML.
    package let range: Range<Int>
    /// The position of the term in ``Glossary/terms``.
    package let term: Int
}

/// Finds the first occurrence of every term in a page, all terms in one pass over its HTML.
///
/// Of two names that begin at one place the longer counts. Headings, links, code, tables, sub- and superscripts and what
/// stands between 《 and 》 are passed over; a name in Latin letters has to stand by itself, and one of a single character
/// is no word to look for (冰 would be found in 冰箱). The names of laws are passed over too, where a longer one begins.
struct TermMarker: Sendable {
    private struct Needle: Sendable {
        let bytes: [UInt8]
        let term: Int
        let isLatin: Bool
    }

    /// Which starts of three bytes any name has, by their hash; most places of a text end here.
    private let starts: [Bool]
    private let needles: [UInt32: [Needle]]

    /// The place of a name that is no term: behind every term with the same words.
    private static let noTerm = Int.max

    /// `laws` are the names of laws.
    init(_ glossary: Glossary, laws: [String] = []) {
        var starts = [Bool](repeating: false, count: 1 << 16)
        var needles: [UInt32: [Needle]] = [:]
        var names = glossary.terms.enumerated().map {
            (index: $0.offset, names: [$0.element.name] + $0.element.aliases)
        }
        if !names.isEmpty { names.append((Self.noTerm, laws)) }
        for (index, names) in names {
            for name in names where name.count > 1 {
                let bytes = Self.escaped(name)
                guard bytes.count >= 3 else { continue }
                let key = Self.key(bytes[0], bytes[1], bytes[2])
                starts[Self.hash(key)] = true
                let isLatin = name.utf8.contains { $0 < 0x80 && Self.isLatin($0) }
                needles[key, default: []].append(Needle(bytes: bytes, term: index, isLatin: isLatin))
            }
        }
        self.starts = starts
        self.needles = needles.mapValues { $0.sorted { ($1.bytes.count, $0.term) < ($0.bytes.count, $1.term) } }
    }

    /// The marks of a page, in the order of their places.
    func marks(_ fragment: Fragment) -> [TermMark] {
        guard !needles.isEmpty else { return [] }
        return fragment.html.withUnsafeBufferPointer { html in
            var walk = TermWalk(html: html, holes: fragment.holes)
            var marks: [TermMark] = []
            var found: Set<Int> = []
            while let position = walk.next() {
                guard position + 3 <= html.count else { break }
                let key = Self.key(html[position], html[position + 1], html[position + 2])
                guard starts[Self.hash(key)], let candidates = needles[key] else { continue }
                guard let needle = candidates.first(where: { Self.stands($0, html, position, walk.nextHole) }) else {
                    continue
                }
                let range = position..<position + needle.bytes.count
                if needle.term != Self.noTerm, found.insert(needle.term).inserted {
                    marks.append(TermMark(range: range, term: needle.term))
                }
                walk.skip(to: range.upperBound)
            }
            return marks
        }
    }

    private static func stands(
        _ needle: Needle, _ html: UnsafeBufferPointer<UInt8>, _ position: Int, _ hole: Int
    ) -> Bool {
        let end = position + needle.bytes.count
        guard end <= html.count, end <= hole else { return false }
        for offset in needle.bytes.indices where html[position + offset] != needle.bytes[offset] { return false }
        guard needle.isLatin else { return true }
        let before = position == 0 ? 0x20 : html[position - 1]
        let after = end == html.count ? 0x20 : html[end]
        return !isLatin(before) && !isLatin(after)
    }

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }

    private static func hash(_ key: UInt32) -> Int { Int((key & 0x0F_0000) >> 4 | (key & 0x3F00) >> 2 | key & 0x3F) }

    private static func isLatin(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    /// A name as it stands in HTML.
    private static func escaped(_ name: String) -> [UInt8] {
        Array(
            name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("\"", with: "&quot;").utf8)
    }
}

/// Walks over the starts of characters in running text.
private struct TermWalk {
    let html: UnsafeBufferPointer<UInt8>
    let holes: [Hole]
    private var position = 0
    private var hole = 0
    /// Open elements and links whose text is passed over.
    private var closed = 0
    private var isTitle = false

    init(html: UnsafeBufferPointer<UInt8>, holes: [Hole]) {
        self.html = html
        self.holes = holes
    }

    /// Where the next hole is.
    var nextHole: Int { hole < holes.count ? holes[hole].offset : html.count }

    mutating func skip(to end: Int) { position = end }

    /// The next start of a character of running text.
    mutating func next() -> Int? {
        while position < html.count {
            while nextHole <= position, hole < holes.count { passHole() }
            let byte = html[position]
            let here = position
            position += 1
            if byte == UInt8(ascii: "<") {
                tag(from: here)
            } else if byte == 0xE3, here + 2 < html.count, html[here + 1] == 0x80, html[here + 2] & 0xFE == 0x8A {
                // 《 is E3 80 8A, 》 is E3 80 8B.
                isTitle = html[here + 2] == 0x8A
                position = here + 3
            } else if closed == 0, !isTitle, byte < 0x80 || byte >= 0xC0 {
                return here
            }
        }
        return nil
    }

    private mutating func passHole() {
        switch holes[hole].kind {
        case .linkStart: closed += 1
        case .linkEnd: closed -= 1
        default: break
        }
        hole += 1
    }

    private static let passed: Set<String> = [
        "h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "table", "sup", "sub", "button", "summary",
        "figcaption",
    ]

    private mutating func tag(from start: Int) {
        // A title does not go on from one block into the next.
        var index = start + 1
        let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        var name = ""
        while index < html.count, (html[index] | 0x20) >= 0x61 || (html[index] >= 0x30 && html[index] <= 0x39),
            html[index] < 0x7F, name.utf8.count < 11
        {
            name.unicodeScalars.append(Unicode.Scalar(html[index] | 0x20))
            index += 1
        }
        while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        position = min(index + 1, html.count)
        if name == "p" || name == "li" { isTitle = false }
        if Self.passed.contains(name) { closed += isEnd ? -1 : 1 }
    }
}
