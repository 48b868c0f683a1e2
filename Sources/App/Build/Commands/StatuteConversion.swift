package import Diagnostics
import Law
import WordFiles

/// A law from a document or plain text as a Markdown file of ours: what `humen convert --as statute` does.
package struct StatuteConversion: Sendable {
    package let markdown: String
    package let title: String
    package let articles: Int
    package let findings: [Finding]
    /// What was not understood or left out, with its place where it has one: somebody has to look at it.
    package let unread: [String]

    /// Reads the text of a law; stops where there is none in it.
    package init(_ file: FilePath) throws {
        var findings: [Finding] = []
        let read = try DocumentSource(file, isWanted: OfficialText.isArticle, findings: &findings)
        var source = read.source
        var leftOut = read.unread
        var isPlain = read.document == nil
        if let document = read.document {
            let text = OfficialText(document.lines, titles: document.titles)
            leftOut += text.leftOut
            source = SourceText(path: file.path, text.markdown)
        } else if let text = Self.official(source) {
            leftOut += text.leftOut
            source = SourceText(path: file.path, text.markdown)
            isPlain = false
        }
        let collection = StatuteCollection([source])
        guard let statute = collection.statutes.first else {
            throw LawProblem("\(file.path) 里没有读到条文。每一条单独成段，以“第一条”开头，后面空一格")
        }
        markdown = statute.markdown
        title = statute.title
        articles = statute.articles.count
        self.findings = findings + collection.findings
        unread =
            leftOut
            + collection.unread.map { span in
                isPlain ? "\(source.place(span.range).label)：\(source.text(span.range))" : source.text(span.range)
            }
    }

    /// A plain text, as pages of laws are copied, that holds the order above the title or a table of contents; nil for a
    /// text that begins with its title, and for Markdown.
    private static func official(_ source: SourceText) -> OfficialText? {
        let lines = String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            String(line.drop { $0.isWhitespace })
        }.filter { !$0.isEmpty }
        guard let first = lines.first, first != "---",
            !lines.contains(where: { $0.hasPrefix("#") || $0.hasPrefix("**") })
        else { return nil }
        let text = OfficialText(lines, titles: [])
        return text.leftOut.isEmpty || !text.markdown.hasPrefix("# ") ? nil : text
    }

    /// Writes the Markdown; an existing file is left alone.
    package func write(to file: FilePath) throws {
        guard !Disk.isFile(file) else { throw LawProblem("\(file.path) 已经存在，没有写入。请换一个文件名") }
        try Disk.write(Array(markdown.utf8), to: file)
    }
}
