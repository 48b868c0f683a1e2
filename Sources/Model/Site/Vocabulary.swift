import DataFiles
package import Diagnostics

/// A closed set of words that a key of front matter may hold.
struct Vocabulary<Value: Sendable>: Sendable {
    let field: FieldName
    /// What may be written, in the order in which messages list it.
    let words: [String]
    /// Other words that are right, for slips of them.
    var others: [String] = []
    /// The values that a word stands for; nil for a word of no such meaning.
    let read: @Sendable (String) -> [Value]?
    /// What people write instead, and the advice that helps them.
    let advice: [String: String]

    /// The values of the field; every other word is reported and left out.
    func values(_ reader: inout FieldReader) -> [Value] {
        reader.texts(field).flatMap { text -> [Value] in
            if let values = read(text.text) { return values }
            reader.report(unknown(text, in: reader.source))
            return []
        }
    }

    /// The one value of a field that holds no list.
    func value(_ reader: inout FieldReader) -> Value? {
        guard let text = reader.text(field) else { return nil }
        if let value = read(text.text)?.first { return value }
        reader.report(unknown(text, in: reader.source))
        return nil
    }

    private func unknown(_ text: PlacedText, in source: SourceText) -> Finding {
        let near = NearMiss.best(for: text.text, among: words + others).map { "是不是想写“\($0)”？" }
        let key = field.chineseName.map { "\(field.name)（\($0)）" } ?? field.name
        return Finding(
            .valueUnknown, at: source.place(text.range), "“\(key)”里不能写“\(text.text)”，已忽略",
            explanation: [advice[text.text] ?? near].compactMap { $0 } + ["可以写：\(words.joined(separator: "、"))"]
        )
    }
}

extension FindingCode {
    package static let valueUnknown = FindingCode(
        "page.unknown-value", .warning, "这一项不能写这个词",
        manual: """
            对象、学段、落实、地区、版式只能写规定的词，这样网站才能按它们归类。写了别的词，这一页就不出现在那个目录里。

            - 对象 `audience`：家长、教师、公众、民警、社工、企业、场所（学生请用学段）
            - 学段 `stage`：小低、小高、初中、高中、中职、高校（写“小学”就是小低和小高）
            - 落实 `implements`：教学计划、大纲、师资、课时、教材（或 PLAN、SYLLABUS、TEACHERS、HOURS、TEXTBOOK）
            - 地区 `region`：site.yaml 里 `regions`（地区列表）写明的名称或代码，以及本县区自己
            - 版式 `layout`：标准、通栏、公文
            """
    )
}
