import Diagnostics
import Testing

@testable import DataFiles

struct FieldReaderTests {
    private let fields = [
        FieldName("title", "标题"), FieldName("date", "日期"), FieldName("tags", "标签"), FieldName("draft"),
    ]

    private func read(_ text: String) -> (FieldReader, [Finding]) {
        let source = SourceText(path: "a.yaml", text)
        var findings: [Finding] = []
        let node = YAMLReader.read(source, findings: &findings)
        return (FieldReader(node, in: source, kind: "网页", known: fields), findings)
    }

    @Test func `English and Chinese keys mean the same`() {
        var (reader, findings) = read("标题: 识毒\n日期: 2026年6月26日\ntags: 校园，家庭\ndraft: 否\n")
        #expect(reader.string(fields[0]) == "识毒")
        #expect(reader.date(fields[1])?.description == "2026-06-26")
        #expect(reader.strings(fields[2]) == ["校园", "家庭"])
        #expect(reader.bool(fields[3]) == false)
        #expect((findings + reader.finish()).isEmpty)
    }

    @Test func `an unknown key is reported with what was probably meant`() {
        let (reader, _) = read("标提: 识毒\n")
        let findings = reader.finish()
        #expect(findings.map(\.summary) == ["网页没有“标提”这一项，已忽略"])
        #expect(findings.first?.explanation == ["是不是想写“标题”？"])
        #expect(findings.first?.place?.label == "a.yaml:1:1")
    }

    @Test(arguments: [
        ("Draft: true", "data.draft-unread"), ("drafts: 是", "data.draft-unread"), ("darft: true", "data.draft-unread"),
        ("是否草稿: 是", "data.draft-unread"), ("status: Draft", "data.draft-unread"), ("状态: 草稿", "data.draft-unread"),
        ("不公开: 是", "data.draft-unread"), ("hidden: true", "data.draft-unread"), ("hidden: false", "data.unknown-key"),
        ("内部: 否", "data.unknown-key"),
        ("published: false", "data.draft-unread"), ("Draft: false", "data.unknown-key"),
        ("published: true", "data.unknown-key"),
        ("status: 定稿", "data.unknown-key"), ("draft: true\ndraft: false", "data.yaml-broken"), ("draft: true", nil),
    ])
    func `a draft that is not understood is an error, not a slip`(text: String, code: String?) {
        let (reader, broken) = read("title: 甲\n\(text)\n")
        let found = (broken + reader.finish()).map(\.code.id)
        #expect(found == (code.map { [$0] } ?? []))
    }

    @Test func `what has no drafts says so`() {
        let source = SourceText(path: "a.md", "title: 甲\ndraft: true\n")
        var findings: [Finding] = []
        let node = YAMLReader.read(source, findings: &findings)
        let reader = FieldReader(node, in: source, kind: "题库", known: [fields[0]])
        #expect(reader.finish().map(\.summary) == ["题库没有草稿，“draft”不起作用，内容会照样公开"])
        let loose = FieldReader(node, in: source, kind: "site.yaml", known: [fields[0]], allowsOthers: true)
        #expect(loose.finish() == [])
    }

    @Test(arguments: [
        ("title: 甲\ncolour: 红\n", []), ("title: 甲\ncolour:\n", []), ("titel: 甲\n", ["a.yaml:1:1"]),
        ("title: 甲\ncolours: {a: b}\n", ["a.yaml:2:1"]), ("title: 甲\ncolours: [a]\n", ["a.yaml:2:1"]),
    ])
    func `where other keys may stand, a list or a mapping under one is reported`(text: String, labels: [String]) {
        let source = SourceText(path: "a.yaml", text)
        var findings: [Finding] = []
        let node = YAMLReader.read(source, findings: &findings)
        let reader = FieldReader(node, in: source, kind: "site.yaml", known: fields, allowsOthers: true)
        #expect((findings + reader.finish()).compactMap { $0.place?.label } == labels)
    }

    @Test func `a key given twice under two names is reported`() {
        var (reader, _) = read("title: 甲\n标题: 乙\n")
        #expect(reader.string(fields[0]) == "甲")
        #expect(reader.finish().map(\.code.id) == ["data.repeated-key"])
    }

    @Test func `a wrong date is reported under its characters`() {
        var (reader, _) = read("title: 甲\ndate: 2026-02-30\n")
        #expect(reader.date(fields[1]) == nil)
        let finding = reader.finish().first
        #expect(finding?.place?.label == "a.yaml:2:7")
        #expect(finding?.place?.excerpt?.marked == "2026-02-30")
    }

    @Test(arguments: [
        ("title: a: b\n", "a.yaml:1:1"), ("title: \"a\nb: c\n", "a.yaml:1:1"), ("a:\n\t- b\n", "a.yaml:2:1"),
    ])
    func `broken YAML is one finding with its line`(text: String, label: String) {
        let (_, findings) = read(text)
        #expect(findings.map(\.code.id) == ["data.yaml-broken"])
        #expect(findings.first?.place?.label.hasPrefix(label) == true)
    }

    @Test(arguments: [
        ("a:\n\t- b\n", "a.yaml:2:1 缩进用了制表符（Tab），请改成空格"),
        ("a:\n  - b\n \t- c\n", "a.yaml:3:2 缩进用了制表符（Tab），请改成空格"),
        ("a:\n  b: 1\n\tc: 2\n", "a.yaml:3:1 缩进用了制表符（Tab），请改成空格"),
        ("a: 1\nb: @c\n", "a.yaml:2:1 有不能放在开头的字符（如制表符、@、`），请删去或加英文引号"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1 同一个键写了两次：a"),
        ("a: {b: 1\n", "a.yaml:1:1 花括号里的各项要用英文逗号隔开，最后有“}”"),
        ("a: [b\nc: d\n", "a.yaml:1:1 方括号里的各项要用英文逗号隔开，最后有“]”"),
        ("a: *b\n", "a.yaml:1:1 “*”开头的文字要加英文引号（不支持 YAML 的别名）"),
        ("a: *\n", "a.yaml:1:1 “*”或“&”开头的文字要加英文引号"),
        ("a: \"\\q\"\n", "a.yaml:1:1 引号里的反斜杠写法有误；要写反斜杠，请改用英文单引号"),
        ("a: |x\n", "a.yaml:1:1 “|”或“>”后面不能再写文字，请另起一行"),
        ("a: b\n---\nc: d\n", "a.yaml:2:1 一个文件里只能有一段，请删去中间的“---”"),
        ("a: - b\n", "a.yaml:1:1 列表的“- ”不能写在这里，请另起一行"),
        ("a: !<x\n", "a.yaml:1:1 感叹号“!”开头的文字要加英文引号"),
        ("a: 1\nb: \u{1}\n", "a.yaml:2:1 有看不见的控制字符，请删去后重新输入这一行"),
        ("%YAML x\n---\na: b\n", "a.yaml:1:1 百分号“%”开头的文字要加英文引号"),
        (String(repeating: "[", count: 1200), "a.yaml:1:1 嵌套太深，不是人写的"),
        (
            "a: " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70),
            "a.yaml:1:67 YAML 嵌套超过 64 层，未读取"
        ),
    ])
    func `what is wrong with YAML is said in Chinese`(text: String, words: String) {
        let (_, findings) = read(text)
        let said = findings.map { "\($0.place?.label ?? "") \($0.summary.replacing("YAML 读不懂：", with: ""))" }
        #expect(said == [words])
    }
}
