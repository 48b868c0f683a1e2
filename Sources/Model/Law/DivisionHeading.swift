import DataFiles

/// What a heading of a law says: 第二章　禁毒宣传教育, 附则, 附件一.
struct DivisionHeading {
    /// 第二章, 第一分编; empty for a heading without a number.
    let label: String
    let title: String
    private let numbered: Division.Level?

    init(_ words: String) {
        let bytes = Array(words.utf8)
        let units: [(Division.Level, UInt32)] = [
            (.part, Glyph.part), (.chapter, Glyph.chapter), (.section, Glyph.section), (.subpart, Glyph.sub),
        ]
        let found = bytes.withUnsafeBufferPointer { bytes -> (Division.Level, Int)? in
            let reader = ProvisionReader(bytes: bytes)
            for (level, unit) in units {
                guard let (_, end) = reader.ordinal(at: 0, unit: unit) else { continue }
                if level == .subpart { return reader.glyph(end) == Glyph.part ? (level, end + 3) : nil }
                return (level, end)
            }
            return nil
        }
        let end = found?.1 ?? 0
        numbered = found?.0
        label = String(decoding: bytes[..<end], as: UTF8.self)
        title = String(decoding: bytes[end...], as: UTF8.self).trimmingSpaces()
    }

    /// Whether it names a part of a law, so that it cannot be a law's title.
    var isPart: Bool {
        numbered != nil || ["附则", "总则", "序言", "修正案"].contains(title.filter { !$0.isWhitespace }) || isAnnex
            || title.hasSuffix("编") && title.count <= 10
    }

    var isAnnex: Bool {
        numbered == nil && ["附件", "附表", "附录", "附："].contains(where: title.hasPrefix)
    }

    /// The level by its word, else that of other headings with as many `#`, else by their number.
    func level(depth: Int?, known: [Int: Division.Level]) -> Division.Level {
        if let numbered { return numbered }
        if let depth, let level = known[depth] { return level }
        switch depth {
        case 1: return .part
        case 4, 5, 6: return .section
        default: return .chapter
        }
    }
}
