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
        ("title: a: b\n", "a.yaml:1:1"), ("title: \"a\nb: c\n", "a.yaml:3"), ("a:\n\t- b\n", "a.yaml:2:1"),
    ])
    func `broken YAML is one finding with its line`(text: String, label: String) {
        let (_, findings) = read(text)
        #expect(findings.map(\.code.id) == ["data.yaml-broken"])
        #expect(findings.first?.place?.label.hasPrefix(label) == true)
    }
}
