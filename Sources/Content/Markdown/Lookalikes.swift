import ChineseText
import Diagnostics

/// Text that was meant as Markdown but is none: full-width signs, a missing space, a bracket of the wrong kind.
///
/// It would be printed as it stands, so it is reported: each kind once a document, with how often it occurs.
struct Lookalikes {
    private var found: [Kind: (count: Int, first: Range<Int>)] = [:]

    enum Kind: CaseIterable {
        case directive, indented, table, heading, link, emphasis

        fileprivate var words: (what: String, how: String) {
            switch self {
            case .directive: ("“：：：”是中文冒号，没有成为提示框", "请改成三个英文冒号，如 :::note")
            case .indented: ("“:::”不在一行的最前面，没有成为提示框", "提示框不能放在引用、列表里，也不能缩进：请另起一行，从行首写 :::")
            case .table: ("“｜”是全角竖线，没有成为表格", "表格的竖线和横线要用英文的 | 和 -")
            case .heading: ("“#”后面没有空格，没有成为标题", "请在 # 和标题之间加一个空格，如 ## 标题")
            case .link: ("链接或图片的写法不完整，原样显示了", "写成 [文字](路径) 或 ![说明](路径)，括号用英文的，路径里不能有空格")
            case .emphasis: ("“**”没有成为加粗，原样显示了", "加粗写 **文字**：前后的“**”要成对，“**”与里面的文字之间不能有空格")
            }
        }
    }

    /// Looks at one run of text; `startsBlock` when nothing stands before it in its block.
    mutating func look(_ run: TextRun, startsBlock: Bool, in source: SourceText) {
        let bytes = run.bytes
        if startsBlock {
            if bytes.starts(with: "：：：".utf8) { add(.directive, 0..<9, run) }
            if bytes.starts(with: ":::".utf8) { add(.indented, 0..<3, run) }
            if bytes.starts(with: "｜".utf8) { add(.table, 0..<3, run) }
            let marks = bytes.prefix { $0 == UInt8(ascii: "#") }.count
            if (2...6).contains(marks), bytes.count > marks, bytes[marks] >= 0x80 { add(.heading, 0..<marks, run) }
        }
        guard bytes.has(UInt8(ascii: "]")) || bytes.has(UInt8(ascii: "*")) else { return }
        for (kind, sign) in [(Kind.link, "]("), (.link, "]（"), (.emphasis, "**")] {
            guard let start = Self.first(Array(sign.utf8), in: bytes) else { continue }
            let range = start..<start + sign.utf8.count
            // `\*\*` is meant as it stands.
            if source.text(run.place(range)) == sign { add(kind, range, run) }
        }
    }

    private mutating func add(_ kind: Kind, _ range: Range<Int>, _ run: TextRun) {
        if let known = found[kind] {
            found[kind] = (known.count + 1, known.first)
        } else {
            found[kind] = (1, run.place(range))
        }
    }

    /// One finding a kind.
    func findings(in source: SourceText) -> [Finding] {
        Kind.allCases.compactMap { kind in
            guard let (count, first) = found[kind] else { return nil }
            let times = count == 1 ? "" : "（本文件共 \(count) 处）"
            return Finding(
                .lookalike, at: source.place(first), kind.words.what + times, explanation: [kind.words.how]
            )
        }
    }

    private static func first(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        for index in 0...(bytes.count - needle.count) where bytes[index] == needle[0] {
            if bytes[index..<index + needle.count].elementsEqual(needle) { return index }
        }
        return nil
    }
}

extension FindingCode {
    static let lookalike = FindingCode(
        "markdown.lookalike", .warning, "像 Markdown 而不是 Markdown",
        manual: """
            有些符号看着像排版用的，其实不是：中文冒号“：：：”、全角竖线“｜”、`#` 后面没有空格、`[文字](路径` 的括号用了中文的、
            `**` 不成对或里面有空格。它们会原样印在网页上。请按提示改正。确实要显示这些符号时，放进 `反引号`。
            """
    )
}
