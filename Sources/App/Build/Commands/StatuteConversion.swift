package import Diagnostics
import Law

/// A law from plain text as a Markdown file of ours: what `humen convert --as statute` does.
package struct StatuteConversion: Sendable {
    package let markdown: String
    package let title: String
    package let articles: Int
    package let findings: [Finding]
    /// Lines that belong to no article, with their places: somebody has to look at them.
    package let unread: [String]

    /// Reads the text of a law; stops where there is none in it.
    package init(_ file: FilePath) throws {
        var findings: [Finding] = []
        let source = try SourceReader.read(file, findings: &findings)
        let collection = StatuteCollection([source])
        guard let statute = collection.statutes.first else {
            throw LawProblem("\(file.path) 里没有读到条文。每一条单独成段，以“第一条”开头，后面空一格")
        }
        markdown = statute.markdown
        title = statute.title
        articles = statute.articles.count
        self.findings = findings + collection.findings
        unread = collection.unread.map { span in
            let place = source.place(span.range)
            return "\(place.label)：\(source.text(span.range))"
        }
    }

    /// Writes the Markdown; an existing file is left alone.
    package func write(to file: FilePath) throws {
        guard !Disk.isFile(file) else { throw LawProblem("\(file.path) 已经存在，没有写入。请换一个文件名") }
        try Disk.write(Array(markdown.utf8), to: file)
    }
}
