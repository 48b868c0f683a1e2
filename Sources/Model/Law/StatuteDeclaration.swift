import ChineseText
import DataFiles
package import Diagnostics

/// The front matter of a statute file.
///
/// ## File format
///     ---
///     kind: statute
///     id: jindufa
///     title: 中华人民共和国禁毒法
///     short: [禁毒法]
///     jurisdiction: 全国
///     adopted: 2007-12-29
///     effective: 2008-06-01
///     text: outline
///     extent: partial
///     renumbers: {72: 84}
///     ---
///
/// ## Parsing behavior
/// - Every key may be written in Chinese; `kind` may be `statute`, 法律 or 法规.
/// - Front matter without such a `kind` belongs to another program: it is passed over without a word.
/// - Without `text` the file is taken for an outline, since calling a gist law is the worse mistake.
struct StatuteDeclaration: Sendable {
    var id: String?
    var title: String?
    var shortNames: [String] = []
    var jurisdiction: String?
    var adopted: CalendarDate?
    var effective: CalendarDate?
    var repealed: CalendarDate?
    var text: Statute.Text?
    var extent: Statute.Extent?
    var renumbers: [ArticleNumber: ArticleNumber] = [:]
    /// Where the text comes from, as 中华人民共和国主席令第七十九号.
    var origin: String?
    /// Where each renumbering is declared, by the old number.
    var renumberPlaces: [ArticleNumber: Place] = [:]

    /// The bytes between the `---` lines and the byte behind them; nil when the file has no front matter.
    static func frontMatter(_ source: SourceText) -> (content: Range<Int>, end: Int)? {
        let first = source.range(ofLine: 1)
        guard source.text(first).trimmingSpaces() == "---" else { return nil }
        var start = min(first.upperBound + 1, source.bytes.count)
        if start < source.bytes.count, source.bytes[start - 1] == 0x0D { start += 1 }
        var line = start
        while line < source.bytes.count {
            let end = source.bytes[line...].firstIndex(of: 0x0A) ?? source.bytes.count
            if source.text(line..<end).trimmingSpaces() == "---" {
                return (start..<line, min(end + 1, source.bytes.count))
            }
            line = end + 1
        }
        return nil
    }

    /// The declaration in the front matter, or nil when it is not that of a statute.
    init?(_ source: SourceText, content: Range<Int>, findings: inout [Finding]) {
        var yamlFindings: [Finding] = []
        let node = YAMLReader.read(source, range: content, findings: &yamlFindings)
        let kind = node?.entries?.first { $0.key == "kind" || $0.key == "类型" }?.value.text
        guard let kind, ["statute", "法律", "法规"].contains(kind) else {
            if source.text(content).contains("statute") { findings += yamlFindings }
            return nil
        }
        findings += yamlFindings
        var reader = FieldReader(node, in: source, kind: "法律文件", known: Field.all)
        id = Self.id(&reader)
        title = reader.string(Field.title)
        shortNames = reader.strings(Field.short)
        jurisdiction = reader.string(Field.jurisdiction)
        adopted = reader.date(Field.adopted)
        effective = reader.date(Field.effective)
        repealed = reader.date(Field.repealed)
        text = reader.choice(
            Field.text,
            [("official", .official), ("原文", .official), ("outline", .outline), ("要点", .outline)]
        )
        extent = reader.choice(Field.extent, [("full", .full), ("全文", .full), ("partial", .partial), ("节选", .partial)])
        origin = reader.string(Field.source)
        (renumbers, renumberPlaces) = Self.renumbers(&reader)
        if text == nil {
            text = .outline
            reader.report(
                Finding(
                    .lawTextUndeclared,
                    at: source.place(content.lowerBound..<content.lowerBound),
                    "没有写 text，按要点（非法律原文）处理",
                    explanation: ["是公布的原文就写 text: official，是自己概括的要点就写 text: outline"]
                )
            )
        }
        findings += reader.finish()
    }

    private static func id(_ reader: inout FieldReader) -> String? {
        guard let id = reader.string(Field.id) else { return nil }
        let isSlug = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if isSlug, !id.isEmpty { return id }
        reader.report(
            Finding(.lawBadID, at: reader.place(Field.id), "id“\(id)”只能用小写英文字母、数字和连字符，已改用标题的拼音")
        )
        return nil
    }

    private static func renumbers(
        _ reader: inout FieldReader
    ) -> ([ArticleNumber: ArticleNumber], [ArticleNumber: Place]) {
        var result: [ArticleNumber: ArticleNumber] = [:]
        var places: [ArticleNumber: Place] = [:]
        guard let node = reader.node(Field.renumbers) else { return ([:], [:]) }
        for entry in node.entries ?? [] {
            if let old = ArticleNumber(entry.key), let new = entry.value.text.flatMap({ ArticleNumber($0) }) {
                result[old] = new
                places[old] = reader.source.place(entry.keyRange)
            } else {
                reader.report(
                    Finding(.lawBadRenumbering, at: reader.source.place(entry.keyRange), "条号对照应当写成“旧条号: 新条号”，如 72: 84")
                )
            }
        }
        if node.entries == nil {
            reader.report(Finding(.lawBadRenumbering, at: reader.place(Field.renumbers), "条号对照应当写成 {72: 84}"))
        }
        return (result, places)
    }

    private enum Field {
        static let kind = FieldName("kind", "类型")
        static let id = FieldName("id", "标识")
        static let title = FieldName("title", "标题")
        static let short = FieldName("short", "简称")
        static let jurisdiction = FieldName("jurisdiction", "适用地区")
        static let adopted = FieldName("adopted", "通过日期")
        static let effective = FieldName("effective", "施行日期")
        static let repealed = FieldName("repealed", "废止日期")
        static let text = FieldName("text", "文本")
        static let extent = FieldName("extent", "范围")
        static let renumbers = FieldName("renumbers", "条号对照")
        static let source = FieldName("source", "来源")
        /// Keys that every page may have; the site reads them.
        static let common = [
            FieldName("date", "日期"), FieldName("updated", "更新"), FieldName("summary", "摘要"),
            FieldName("tags", "标签"), FieldName("audience", "对象"), FieldName("region", "地区"),
            FieldName("author", "作者"), FieldName("weight", "排序"),
            .review, FieldName("aliases", "别名"), FieldName("layout", "版式"),
        ]
        static let all =
            [kind, id, title, short, jurisdiction, adopted, effective, repealed, text, extent, renumbers, source]
            + common
    }
}

extension FindingCode {
    package static let lawTextUndeclared = FindingCode(
        "law.text-undeclared",
        .warning,
        "没有写明是法律原文还是要点",
        manual: """
            法律文件开头要写明 `text: official`（法律原文）或 `text: outline`（自己写的要点）。没有写的，Humen 按要点处理：
            页面上标“要点（非法律原文）”，不作为原文引用，也不用来核对引文。把原文误标成要点不会出错，把要点当成原文印出去会。
            """
    )
    package static let lawBadID = FindingCode(
        "law.bad-id",
        .error,
        "法律的 id 写法不对",
        manual: "id 用在网址里，只能用小写英文字母、数字和连字符，例如 `id: jindufa`。不写 id 时用标题的拼音。"
    )
    package static let lawBadRenumbering = FindingCode(
        "law.bad-renumbering",
        .error,
        "条号对照写法不对",
        manual: """
            法律修订后条文换了号，用 `renumbers` 记下“旧条号: 新条号”，例如 `renumbers: {72: 84}`；
            第一百三十三条之二写作 133-2。只有记在这里的对照，Humen 才会据以建议改引用，所以旧条号要在前一个版本里有，
            新条号要在这个版本里有（全文都收了才核对）。两个旧条号对到同一个新条号，或者原文明明像另一条，只提示：请对照原文核对。
            """
    )
}
