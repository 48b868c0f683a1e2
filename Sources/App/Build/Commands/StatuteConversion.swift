import ChineseText
package import Diagnostics
import Law
import Site
import WordFiles

/// A law from a document or plain text as a Markdown file of ours: what `humen convert --as statute` does.
package struct StatuteConversion: Sendable {
    package let markdown: String
    package let title: String
    package let articles: Int
    package let findings: [Finding]
    /// What was not understood or left out, with its place where it has one: somebody has to look at it.
    package let unread: [String]
    /// What was taken over from the law of the same title in a folder of laws.
    package let note: String?

    /// Reads the text of a law; stops where there is none in it.
    ///
    /// It takes the id of the law of the same title in the folder of laws: under another id one law would be two.
    package init(_ file: FilePath, among folder: FilePath? = nil) throws {
        var findings: [Finding] = []
        let read = try DocumentSource(file, isWanted: OfficialText.isArticle, findings: &findings)
        var source = read.source
        var leftOut = read.unread
        var isPlain = read.document == nil
        var origin: ((Place) -> Place)?
        if let document = read.document {
            let text = OfficialText(document.lines, titles: document.titles, joinable: document.broken)
            leftOut += text.leftOut + text.mended.map(\.words)
            source = SourceText(path: file.path, text.markdown)
            // A document has no lines that anybody could count.
            origin = { Place(file: $0.file, excerpt: $0.excerpt) }
        } else if let (text, numbers) = Self.official(source) {
            let original = source
            let label = { (line: Int) in original.place(original.range(ofLine: numbers[line])).label }
            leftOut += zip(text.leftOutLines, text.leftOut).map { "\(label($0))：\($1)" }
            leftOut += text.mended.map { "\(label($0.line))：\($0.words)" }
            origin = { Self.origin(of: $0, text, numbers, in: original) }
            source = SourceText(path: file.path, text.markdown)
            isPlain = false
        }
        if read.document == nil, origin == nil { leftOut += Self.clear(&source) }
        let collection = StatuteCollection([source])
        guard let statute = collection.statutes.first else {
            throw LawProblem("\(file.path) 里没有读到条文。每一条单独成段，以“第一条”开头，后面空一格")
        }
        let held = try folder.flatMap { try Self.held(statute, in: $0) }
        markdown = statute.markdown(id: held?.id ?? statute.id)
        note = held.map { "\($0.path) 是同一部法律，id 照它的写：\($0.id)" }
        title = statute.title
        articles = statute.articles.count
        let known = Set(
            statute.articles.map(\.number) + collection.statutes.dropFirst().flatMap { $0.articles.map(\.number) })
        let lines = (read.document?.lines ?? Self.lines(of: read.source)).filter { line in
            !leftOut.contains { $0.hasSuffix(line) }
        }
        let lost = OfficialText.labels(in: lines).uniqued().filter { !known.contains($0) && statute.annexes.isEmpty }
        leftOut += lost.map { "原文里的“\($0.chinese)”没有读成一条，请对照原文补上" }
        self.findings = findings + collection.findings.map { finding in origin.map { finding.moved($0) } ?? finding }
        unread =
            leftOut
            + collection.unread.map { span in
                isPlain ? "\(source.place(span.range).label)：\(source.text(span.range))" : source.text(span.range)
            }
    }

    /// The folder of laws into which a file is written, else that of the site; nil where there is none.
    package static func folder(for result: FilePath?, site: SiteFolder) -> FilePath? {
        var folder = result?.parent
        while let path = folder, path.path != ".", path.path != "/" {
            if path.name == "statutes" { return Disk.isFolder(path) ? path : nil }
            folder = path.parent
        }
        let statutes = site.content.appending("statutes")
        return Disk.isFolder(statutes) ? statutes : nil
    }

    /// The one law of the same title in a folder, and its first file.
    private static func held(_ statute: Statute, in folder: FilePath) throws -> (id: String, path: String)? {
        var findings: [Finding] = []
        let sources = try Disk.files(below: folder).filter { $0.hasSuffix(".md") }
            .map { try SourceReader.read(folder.appending($0), findings: &findings) }
        let known = StatuteCollection(sources).statutes.filter { $0.plainTitle == statute.plainTitle }
        guard Set(known.map(\.id)).count == 1, let first = known.first else { return nil }
        return (first.id, first.files.first?.path ?? folder.path)
    }

    /// Takes the lines of a site out of a clipped Markdown text, and names them.
    private static func clear(_ source: inout SourceText) -> [String] {
        var lines = lines(of: source)
        let front = lines.first == "---" ? (lines.dropFirst().firstIndex(of: "---") ?? 0) + 1 : 0
        let furniture = OfficialText.furniture(inMarkdown: Array(lines[front...])).map { $0 + front }
        guard !furniture.isEmpty else { return [] }
        let original = source
        let words = furniture.map { "\(original.place(original.range(ofLine: $0 + 1)).label)：\(lines[$0])" }
        for index in furniture { lines[index] = "" }
        source = SourceText(path: source.path, lines.joined(separator: "\n"))
        return words
    }

    private static func lines(of source: SourceText) -> [String] {
        String(decoding: source.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        .map(String.init)
    }

    /// A plain text, as pages of laws are copied, that holds the order above the title or a table of contents.
    ///
    /// Nil for a text that begins with its title, and for Markdown. With it the numbers of its lines in the source.
    private static func official(_ source: SourceText) -> (OfficialText, numbers: [Int])? {
        let all = String(decoding: source.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        let numbers = all.indices.filter { !all[$0].allSatisfy(\.isWhitespace) }
        let lines = numbers.map { all[$0].drop { $0.isWhitespace } }.map(String.init)
        guard let first = lines.first, first != "---",
            !lines.contains(where: { $0.hasPrefix("#") || $0.hasPrefix("**") })
        else { return nil }
        let wrapped = WrappedText(numbers.map { String(all[$0]) })
        let text = OfficialText(
            lines, titles: [], continued: wrapped?.continued ?? [], joinable: wrapped?.joinable)
        return text.leftOut.isEmpty && text.mended.isEmpty || !text.markdown.hasPrefix("# ")
            ? nil : (text, numbers.map { $0 + 1 })
    }

    /// Where a place in the made text stands in the source: below the title every other line is one of its lines.
    private static func origin(of place: Place, _ text: OfficialText, _ numbers: [Int], in source: SourceText) -> Place
    {
        guard let line = place.line, line >= 3, line % 2 == 1, text.origins.indices.contains((line - 3) / 2) else {
            return Place(file: place.file)
        }
        let whole = source.range(ofLine: numbers[text.origins[(line - 3) / 2]])
        let marked = Array((place.excerpt?.marked ?? "").utf8)
        let found = marked.isEmpty ? nil : source.bytes[whole].range(of: marked)
        return source.place(found ?? whole)
    }

    /// Writes the Markdown; an existing file is left alone.
    package func write(to file: FilePath) throws {
        guard !Disk.isFile(file) else { throw LawProblem("\(file.path) 已经存在，没有写入。请换一个文件名") }
        try Disk.write(Array(markdown.utf8), to: file)
    }
}

extension Finding {
    /// The finding with all its places put where they stand in another text.
    fileprivate func moved(_ move: (Place) -> Place) -> Finding {
        Finding(
            code, severity: severity, at: place.map(move), summary, explanation: explanation,
            notes: notes.map { Note(at: $0.place.map(move), $0.text) }, fixes: fixes)
    }
}
