/// A body that issues laws and interpretations, whose name is the first part of their titles:
/// 最高人民法院 of 最高人民法院关于审理毒品犯罪案件适用法律若干问题的解释.
enum IssuingBody {
    /// 最高人民法院、最高人民检察院关于…的解释 → the bodies and 关于…的解释; nil for titles that do not begin so.
    static func split(_ title: String) -> (bodies: Set<String>, rest: String)? {
        guard let about = title.firstRange(of: "关于"), about.lowerBound > title.startIndex else { return nil }
        let words = Array(title[..<about.lowerBound].utf8)
        let bodies = words.withUnsafeBufferPointer { words in
            before(words.count, ProvisionReader(bytes: words), [])
        }
        switch bodies {
        case .named(let bodies, let start) where start == 0:
            return (bodies, String(title[about.lowerBound...]))
        case .unclear where !title[..<about.lowerBound].contains("《"):
            // 某省人民政府办公厅关于…: as it is written.
            return ([String(title[..<about.lowerBound])], String(title[about.lowerBound...]))
        default: return nil
        }
    }

    /// What stands before a title that begins with 关于.
    enum Named: Equatable {
        case nobody
        /// By their full names, and where their names begin.
        case named(Set<String>, start: Int)
        /// Something that may be a body, and is none that is known here.
        case unclear(String)
    }

    /// The bodies that end at an index, with a date, 发布的 and the like behind them or not.
    static func before(_ end: Int, _ reader: ProvisionReader, _ others: Set<String>) -> Named {
        let names = known + others.map { (Array($0.utf8), [$0]) }
        var index = skipDate(reader, end)
        var start = index
        var found: Set<String> = []
        while let body = names.filter({ index >= $0.0.count && reader.hasBytes($0.0, at: index - $0.0.count) })
            .max(by: { $0.0.count < $1.0.count })
        {
            found.formUnion(body.1)
            start = index - body.0.count
            index = skipJoins(reader, start)
        }
        // 海关总署、最高人民法院: one of them is not known, so all of them are in doubt.
        let isJoined = index < start
        guard found.isEmpty || isJoined, looksLikeBody(reader, index) else {
            return found.isEmpty ? .nobody : .named(found, start: start)
        }
        let words = reader.wordsStart(before: index, floor: max(0, index - 36))
        return .unclear(String(decoding: reader.bytes[words..<index], as: UTF8.self))
    }

    private static func looksLikeBody(_ reader: ProvisionReader, _ end: Int) -> Bool {
        guard end >= 3 else { return false }
        // 最高法.
        return endings.contains(reader.glyph(end - 3)) || end >= 6 && reader.hasBytes(highest, at: end - 6)
    }

    private static func skipJoins(_ reader: ProvisionReader, _ end: Int) -> Int {
        var index = reader.skipSpacesBack(from: end, floor: 0)
        while index >= 3, joins.contains(reader.glyph(index - 3)) {
            index = reader.skipSpacesBack(from: index - 3, floor: 0)
        }
        return index
    }

    private static func skipDate(_ reader: ProvisionReader, _ end: Int) -> Int {
        var index = end
        while index > 0, end - index < 90 {
            if reader.isASCIIDigit(index - 1) || " *".utf8.contains(reader.bytes[index - 1]) {
                index -= 1
            } else if let word = between.first(where: { index >= $0.count && reader.hasBytes($0, at: index - $0.count) }
            ) {
                index -= word.count
            } else if let open = reader.openEditionBracket(before: index, floor: max(0, index - 60)) {
                index = open.start
            } else {
                break
            }
        }
        return index
    }

    private static let known: [([UInt8], Set<String>)] = [
        ("最高人民法院", ["最高人民法院"]), ("最高法院", ["最高人民法院"]), ("最高法", ["最高人民法院"]), ("最高院", ["最高人民法院"]),
        ("最高人民检察院", ["最高人民检察院"]), ("最高检察院", ["最高人民检察院"]), ("最高检", ["最高人民检察院"]),
        ("两高", ["最高人民法院", "最高人民检察院"]), ("公安部", ["公安部"]), ("司法部", ["司法部"]), ("教育部", ["教育部"]),
        ("国务院", ["国务院"]), ("国务院办公厅", ["国务院办公厅"]),
        ("全国人民代表大会常务委员会", ["全国人民代表大会常务委员会"]), ("全国人大常委会", ["全国人民代表大会常务委员会"]),
        ("全国人民代表大会", ["全国人民代表大会"]), ("全国人大", ["全国人民代表大会"]),
        ("国家禁毒委员会", ["国家禁毒委员会"]), ("国家禁毒委", ["国家禁毒委员会"]),
    ].map { (Array($0.0.utf8), $0.1) }

    /// 院 部 委 局 会 署 办 厅 府 行 高 检: what names of bodies end in.
    private static let endings: Set<UInt32> = [
        0xE999A2, 0xE983A8, 0xE5A794, 0xE5B180, 0xE4BC9A, 0xE7BDB2, 0xE58A9E, 0xE58E85, 0xE5BA9C, 0xE8A18C, 0xE9AB98,
        0xE6A380,
    ]
    private static let highest = Array("高法".utf8)
    /// 、 和 与 及 同.
    private static let joins: Set<UInt32> = [0xE38081, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE5908C]
    private static let between = [
        "年", "月", "日", "的", "于", "在", "联合", "发布", "公布", "印发", "制定", "出台", "颁布", "作出", "下发", "通过", "了", "《",
    ].map { Array($0.utf8) }
}

/// Interpretations whose court stands outside the brackets: 最高人民法院《关于…的解释》第三条.
extension CitationResolver {
    /// What a title from 关于 on stands for.
    enum IssuedTitle {
        case title(String)
        /// Another body's: the site has only a text of that title by somebody else.
        case absent(String)
    }

    /// The whole title of the law that is called by its title from 关于 on; nil where there is none, or several and no word
    /// says which.
    mutating func issuedTitle(_ name: String, _ mark: CitationMark) -> IssuedTitle? {
        guard name.hasPrefix("关于") else { return nil }
        let candidates = library.titles(from: name)
        guard !candidates.isEmpty else { return nil }
        let others = candidates.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        switch body(before: name, mark, others) {
        case .nobody: return candidates.count == 1 ? candidates.keys.first.map { .title($0) } : nil
        case .unclear(let words): return .absent("\(name)（\(words)的文本）")
        case .named(let bodies, _):
            let made = candidates.filter { $0.value == bodies }.keys
            return made.count == 1
                ? made.first.map { .title($0) } : .absent(bodies.sorted().joined(separator: "、") + name)
        }
    }

    /// Who is named before the last place where the text writes a title.
    private mutating func body(
        before name: String, _ mark: CitationMark, _ others: Set<String>
    ) -> IssuingBody.Named {
        let bytes = sourceBytes()
        let words = Array(name.utf8)
        var start = min(mark.range.lowerBound + 6, bytes.count - words.count)
        while start >= 0, !bytes[start...].starts(with: words) { start -= 1 }
        guard start >= 0 else { return .nobody }
        return bytes.withUnsafeBufferPointer { IssuingBody.before(start, ProvisionReader(bytes: $0), others) }
    }
}
