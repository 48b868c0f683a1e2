import ChineseText
package import Diagnostics

/// Text that was meant as Markdown but is none: full-width signs, a missing space, a bracket of the wrong kind.
///
/// It would be printed as it stands, so it is reported: each kind once a document, with how often it occurs.
struct Lookalikes {
    private var found: [Kind: (count: Int, first: Range<Int>)] = [:]

    enum Kind: CaseIterable {
        case directive, indented, table, bareTable, tabs, list, dash, heading, wideHeading, identifier, link, emphasis
        case wideEmphasis, underscores, variable, note, unusedNote, sameNote, sameIdentifier, emptyHeading, emptyLink,
            comment, numbers, code, fence, underlined, tableRule, looseRow, deep, bullets, indents, task, deepHeading,
            wideVariable

        fileprivate var words: (what: String, how: String) {
            switch self {
            case .directive: ("“：：：”是中文冒号，没有成为提示框", "请改成三个英文冒号，如 :::note")
            case .indented: ("“:::”不在一行的最前面，没有成为提示框", "提示框不能放在引用、列表里，也不能缩进：请另起一行，从行首写 :::")
            case .table: ("“｜”是全角竖线，没有成为表格", "表格的竖线和横线要用英文的 | 和 -")
            case .bareTable: ("这几行像表格，但没有成为表格", "在第一行（列名）下面加一行 |---|---|，有几列写几个")
            case .tabs: ("这几行用制表符隔开，像是从 Excel 粘来的表格，会连成一段", "每行写成 | 单位 | 人数 |，第一行下面加一行 |---|---|")
            case .list: ("编了号的几行紧挨着，会连成一段", "各行之间空一行；或者写成列表：1. 第一（英文句点，后面空一格）")
            case .bullets: ("用“•”“●”等符号开头的几行紧挨着，会连成一段", "写成列表：把每行开头的符号改成英文的 -，后面空一格，如 - 第一项；或者各行之间空一行")
            case .indents: ("行首空两格的几段紧挨着，会连成一段", "各段之间空一行；行首不用空格，首行缩进由网页样式管")
            case .dash: ("“-”后面没有空格，没有成为列表", "在 - 后面加一个空格，如 - 第一项")
            case .wideHeading: ("“＃”是全角的，没有成为标题", "请改成英文的 #，后面空一格，如 ## 标题")
            case .identifier: ("“{#…}”原样显示了，没有成为标题的编号", "编号只用英文字母、数字和连字符，写在标题最后，如 ## 标题 {#biaoti}")
            case .wideEmphasis: ("“＊＊”是全角的，没有成为加粗", "请改成英文的 **文字**")
            case .underscores: ("“__”夹在汉字中间，没有成为加粗，原样显示了", "加粗请写 **文字**")
            case .variable: ("“{{”没有和“}}”配成一对，原样显示了", "变量写 {{名字}}：花括号用英文的，前后各两个")
            case .wideVariable: ("“｛｛”是全角的，没有换成 site.yaml 里的内容，原样显示了", "变量写 {{名字}}：花括号用英文的，前后各两个")
            case .note: ("脚注没有内容，原样显示了", "在文章里另起一段写内容，如 [^1]: 出处；号码要一样")
            case .unusedNote: ("脚注的内容没有地方用到，网页上不会出现", "在正文里写上它的号码，如 [^1]；不要的请删去")
            case .sameNote: ("同一个脚注写了两次内容，网页上只有第一次的", "给后一个换一个号码，如 [^2]，正文里也改")
            case .sameIdentifier: ("标题的 {#编号} 在这一页的别处已经用了，链接到不了这个标题", "给它换一个编号")
            case .emptyHeading: ("标题里没有字", "写上标题，或者删去这一行的 #")
            case .emptyLink: ("链接里没有字，网页上看不见也点不着", "在方括号里写上字，如 [识毒十问](shidu.md)")
            case .comment: ("“<!--”没有成为注释，原样显示了", "注释顶格写，末尾写上 -->，中间不空行；单独占一行")
            case .numbers: ("列表里的号码不是一个接一个的，网页上会从第一个起重新编号", "改成接着的号码；号码本来就不连的，每项写成 1、甲 这样的一段，各空一行")
            case .code: ("行首空了四格以上（或用了制表符），成了代码，不会换行", "从行首写起，首行缩进由网页样式管；属于列表某一项的，与那一项的文字对齐")
            case .tableRule: ("第一行（列名）和 |---| 那一行的格数不一样，没有成为表格", "两行的格数要一样：有几列，|---| 就写几个")
            case .looseRow: ("紧接在表格下面的这一行成了表格的一行", "是正文的，在表格后面空一行；是表格的，各格之间写 |")
            case .deep: ("引用或列表一层套一层，套了八层以上，读者分不清", "删去行首多余的 > 或空格；多半是转发、粘贴时带来的")
            case .fence: ("“```”没有结尾，后面的都成了代码", "在代码后面另起一行写 ```；不是代码的，删去这一行")
            case .underlined: ("紧挨在这一段下面的横线把它变成了标题", "要分隔线，横线上面空一行；要标题，写 ## 标题")
            case .heading: ("“#”后面没有空格，没有成为标题", "请在 # 和标题之间加一个空格，如 ## 标题")
            case .deepHeading: ("“#”有七个以上，没有成为标题，原样显示了", "标题最多六级，文章里用 ## 和 ### 两级就够；请删去多的 #")
            case .task:
                ("方括号没有成为勾选框，原样显示了", "勾选框写在列表里：- [x] 做完的，- [ ] 没做的；方括号用英文的，里面是字母 x 或一个空格，后面空一格")
            case .link: ("链接或图片的写法不完整，原样显示了", "写成 [文字](路径) 或 ![说明](路径)，括号用英文的，路径里不能有空格")
            case .emphasis: ("“**”没有成为加粗，原样显示了", "加粗写 **文字**：前后的“**”要成对，“**”与里面的文字之间不能有空格")
            }
        }
    }

    /// Looks at one run of text, given the ASCII signs in it; `startsBlock` when nothing stands before it in its block.
    mutating func look(_ run: TextRun, _ signs: ASCIISigns, startsBlock: Bool, in source: SourceText) {
        let bytes = run.bytes
        // What is looked for begins with : # [ or the lead byte of full-width forms; most blocks begin otherwise.
        if startsBlock, let first = bytes.first, first == 0x3A || first == 0x23 || first == 0x5B || first == 0xEF {
            lookAtStart(run)
        }
        // A box that is indented under text is a further line of it.
        if signs.contains(0x0A), let range = bytes[...].range(of: Self.lineOfColons) {
            add(.indented, range.dropFirst().startIndex..<range.upperBound, run)
        }
        if signs.contains(UInt8(ascii: "{")), let range = Self.identifier(bytes) { add(.identifier, range, run) }
        if let range = bytes[...].range(of: Self.wideBraces) {
            add(.wideVariable, range, run)
        } else if let range = Self.brokenVariable(bytes, signs) {
            add(.variable, range, run)
        }
        if signs.contains(UInt8(ascii: "<")), let range = bytes[...].range(of: Comment.start) {
            add(.comment, range, run)
        }
        if signs.contains(UInt8(ascii: "_")), let range = Self.underscores(bytes) { add(.underscores, range, run) }
        if signs.contains(UInt8(ascii: ")")), let range = Self.spacedLink(bytes) { add(.link, range, run) }
        if let range = bytes[...].range(of: Self.wideStars) { add(.wideEmphasis, range, run) }
        let hasBracket = signs.contains(UInt8(ascii: "]"))
        guard hasBracket || signs.contains(UInt8(ascii: "*")) else { return }
        for (kind, sign) in Self.signs where hasBracket || kind == .emphasis {
            guard let range = bytes[...].range(of: sign) else { continue }
            // `\*\*` is meant as it stands.
            if source.text(run.place(range)).utf8.elementsEqual(sign) { add(kind, range, run) }
        }
    }

    private mutating func lookAtStart(_ run: TextRun) {
        let bytes = run.bytes
        if bytes.starts(with: "：：：".utf8) { add(.directive, 0..<9, run) }
        if bytes.starts(with: ":::".utf8) { add(.indented, 0..<3, run) }
        if bytes.starts(with: "｜".utf8) { add(.table, 0..<3, run) }
        let marks = bytes.prefix { $0 == UInt8(ascii: "#") }.count
        // #禁毒知识# is the name of a topic.
        let isHeading = marks == 1 ? !bytes.dropFirst().contains(UInt8(ascii: "#")) : (2...6).contains(marks)
        if isHeading, bytes.count > marks, bytes[marks] >= 0x80 { add(.heading, 0..<marks, run) }
        if marks > 6, bytes.count > marks, bytes[marks] == 0x20 || bytes[marks] >= 0x80 {
            add(.deepHeading, 0..<marks, run)
        }
        if let box = Self.box(bytes) { add(.task, box, run) }
        if bytes.starts(with: "＃".utf8), bytes.count > 3 { add(.wideHeading, 0..<3, run) }
    }

    private static let lineOfColons = Array("\n:::".utf8)
    private static let wideStars = Array("＊＊".utf8)

    private static let signs: [(Kind, [UInt8])] = [
        (.link, Array("](".utf8)), (.link, Array("]（".utf8)), (.emphasis, Array("**".utf8)), (.note, Array("[^".utf8)),
    ]

    /// Looks at a paragraph of several lines, the first of which begins at an offset of the file.
    mutating func look(_ lines: [ArraySlice<UInt8>], at offset: Int) {
        let start = lines.first?.startIndex ?? 0
        let lines = lines.map { $0.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") } }
        guard let first = lines.first, lines.count >= 2, !first.isEmpty else { return }
        let kind: Kind? =
            if zip(lines, lines.dropFirst()).contains(where: { $0.contains(UInt8(ascii: "|")) && Self.isRule($1) }) {
                .tableRule
            } else if lines.prefix(2).allSatisfy({ $0.first == UInt8(ascii: "|") }) {
                // A rule with a full stop is that of a table that is too large, and reported as such.
                lines[1].allSatisfy({ "|-:. ".utf8.contains($0) }) ? nil : .bareTable
            } else if lines.allSatisfy({ $0.contains(UInt8(ascii: "\t")) }) {
                .tabs
            } else if lines.filter(Self.isNumbered).count >= 2 {
                .list
            } else if lines.filter({ $0.first == UInt8(ascii: "-") && $0.dropFirst().first ?? 0 >= 0x80 }).count >= 2 {
                .dash
            } else if lines.filter(Self.hasBullet).count >= 2 {
                .bullets
            } else if lines.dropFirst().contains(where: { $0.starts(with: Self.wideIndent) }) {
                .indents
            } else {
                nil
            }
        let width = (first.first ?? 0) < 0x80 ? 1 : 3
        let place = offset + first.startIndex - start
        if let kind { add(kind, place..<place + width) }
    }

    /// Whether a line is `|---|---|`, which under a line with as many cells makes a table.
    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|"))
            && line.allSatisfy { "|-: ".utf8.contains($0) }
    }

    private static let wideIndent = Array("　　".utf8)

    /// Whether a line begins with a sign that Word puts in front of the items of a list.
    private static func hasBullet(_ line: ArraySlice<UInt8>) -> Bool {
        guard let lead = line.first, lead == 0xE2 || lead == 0xC2 || lead == 0xE3 || lead == 0xEF else { return false }
        let scalars = String(decoding: line.prefix(24), as: UTF8.self).unicodeScalars.drop { $0 == "\u{3000}" }
        guard let first = scalars.first, let next = scalars.dropFirst().first else { return false }
        // `·` and `★` without a space behind may be part of a name.
        return "•●■◆▪➢\u{F06C}\u{F0B7}\u{F0D8}".unicodeScalars.contains(first)
            || "·○□◇★☆※".unicodeScalars.contains(first) && (next == " " || next == "\u{3000}")
    }

    /// Whether a line begins with `1、` `1.` `（1）` `（一）` `一、` `第一条　` or ①.
    private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool {
        // Items of Word may be indented by wide spaces.
        let scalars = String(decoding: line.prefix(36), as: UTF8.self).unicodeScalars.drop { $0 == "\u{3000}" }
        guard let first = scalars.first else { return false }
        if ("①"..."⑳").contains(first) { return true }
        if first == "第" {
            let number = scalars.dropFirst().prefix {
                ("0"..."9").contains($0) || "〇零一二三四五六七八九十百".unicodeScalars.contains($0)
            }
            let rest = scalars.dropFirst(1 + number.count)
            guard !number.isEmpty, let unit = rest.first, let next = rest.dropFirst().first else { return false }
            return "条章节".unicodeScalars.contains(unit) && " \u{3000}：、".unicodeScalars.contains(next)
        }
        let isBracketed = first == "（" || first == "("
        let body = scalars.dropFirst(isBracketed ? 1 : 0)
        let numeral = body.prefix { ("0"..."9").contains($0) || "一二三四五六七八九十".unicodeScalars.contains($0) }
        guard (1...3).contains(numeral.count), let mark = body.dropFirst(numeral.count).first else { return false }
        return (isBracketed ? "）)" : "、.．）)").unicodeScalars.contains(mark)
            && body.dropFirst(numeral.count + 1).first.map { !("0"..."9").contains($0) } ?? false
    }

    /// Looks for notes at the end of a document that nothing in it refers to: the reader of Markdown leaves them out.
    mutating func lookForNotes(in bytes: ArraySlice<UInt8>) {
        guard bytes.range(of: Array("[^".utf8)) != nil else { return }
        var isFenced = false
        var used: Set<[UInt8]> = []
        var defined: [(label: [UInt8], place: Range<Int>)] = []
        var labels: Set<[UInt8]> = []
        for line in bytes.split(separator: 0x0A) {
            let text = line.drop { $0 == 0x20 }
            if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) { isFenced.toggle() }
            guard !isFenced else { continue }
            var rest = line
            while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
                rest = rest[(open + 1)...]
                guard rest.first == UInt8(ascii: "^"), let close = rest.prefix(200).firstIndex(of: UInt8(ascii: "]"))
                else { continue }
                let label = Array(rest[(rest.startIndex + 1)..<close])
                let isDefinition = open == text.startIndex && line.startIndex + 4 > open
                if isDefinition, close + 1 < line.endIndex, bytes[close + 1] == UInt8(ascii: ":") {
                    if !labels.insert(label).inserted { add(.sameNote, open..<close + 2) }
                    defined.append((label, open..<close + 2))
                } else {
                    used.insert(label)
                }
                rest = rest[close...]
            }
        }
        for note in defined where !used.contains(note.label) { add(.unusedNote, note.place) }
    }

    private mutating func add(_ kind: Kind, _ range: Range<Int>, _ run: TextRun) { add(kind, run.place(range)) }

    /// Counts one more of a kind, at a place of the file.
    mutating func add(_ kind: Kind, _ place: Range<Int>) {
        if let known = found[kind] {
            found[kind] = (known.count + 1, known.first)
        } else {
            found[kind] = (1, place)
        }
    }

    /// Where the letter ends in which a place ends: a byte of 《 is none.
    private static func letterEnd(_ end: Int, in bytes: [UInt8]) -> Int {
        var end = end
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    /// One finding a kind.
    func findings(in source: SourceText) -> [Finding] {
        Kind.allCases.compactMap { kind in
            guard let (count, place) = found[kind] else { return nil }
            let first = place.lowerBound..<Self.letterEnd(place.upperBound, in: source.bytes)
            let times = count == 1 ? "" : "（本文件共 \(count) 处）"
            return Finding(
                .lookalike, at: source.place(first), kind.words.what + times, explanation: [kind.words.how]
            )
        }
    }
}

extension FindingCode {
    package static let lookalike = FindingCode(
        "markdown.lookalike", .warning, "像 Markdown 而不是 Markdown",
        manual: """
            有些符号看着像排版用的，其实不是：中文冒号“：：：”、全角竖线“｜”、`#` 后面没有空格或有七个以上、`- [√] 做完`（要写 `- [x] 做完`）、全角的“｛｛”、`[文字](路径` 的括号用了中文的、
            `**` 不成对或里面有空格，`__` 夹在汉字中间，`{{` 没有配成一对，`<!--` 没有在同一段里用 `-->` 结束，脚注只有号码没有内容、或者只有内容没有号码。它们会原样印在网页上。请按提示改正。确实要显示这些符号时，放进 `反引号`。
            反过来，遮住的号码 `138****5678`、姓名 `张**、李**`，乘法 `3*4*5`，填写处 `____、____`，会被当作加粗、斜体，里面的 `*`、`_` 网页上看不见。
            要显示 `*`，每个前面写一条反斜杠（`138\\*\\*\\*\\*5678`），或者用全角的 `＊`、乘号 `×`；填写处用全角的 `＿＿＿＿`。
            行首空四格的段落、没有结尾的 ``` 会成为代码，紧挨在一段下面的 --- 会把它变成标题，跳号的列表会重新编号，这些也要改。
            从 Word、Excel 粘来的几行——“1、”“2、”“第一条　”“• ”各占一行，段首空两格，表格没有 `|---|` 一行，各格用制表符隔开——紧挨着就是一段，会连在一起：
            各行之间空一行，或者写成列表、表格。
            """
    )
}
