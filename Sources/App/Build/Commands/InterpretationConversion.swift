package import Diagnostics
import Law

/// Questions and answers from a document or plain text as files of `qa/`: what `humen convert --as qa` does.
package struct InterpretationConversion: Sendable {
    /// The files by name, in the order of the text.
    package let files: [(name: String, markdown: String)]
    package let findings: [Finding]
    /// What belongs to no question.
    package let unread: [String]

    /// Reads the questions of a text; stops where there are none in it.
    package init(_ file: FilePath) throws {
        var findings: [Finding] = []
        let read = try DocumentSource(file, isWanted: { $0.hasSuffix("？") }, findings: &findings)
        let text = InterpretationText(read.lines)
        guard !text.items.isEmpty else {
            throw LawProblem("\(file.path) 里没有读到问答。每个问题单独成行，写成“1.……？”，下面是回答")
        }
        files = text.items.enumerated().map { ($0.element.fileName($0.offset + 1), $0.element.markdown) }
        self.findings = findings
        unread = read.unread + text.leftOut
    }

    /// Everything as one text, each file under its name.
    package var joined: String {
        files.map { "<!-- \($0.name) -->\n\($0.markdown)" }.joined(separator: "\n")
    }

    /// Writes the files into a folder; nothing is written when one of them is there.
    package func write(to folder: FilePath) throws {
        if let known = files.first(where: { Disk.isFile(folder.appending($0.name)) }) {
            throw LawProblem("\(folder.appending(known.name)) 已经存在，一个也没有写入。请换一个文件夹")
        }
        try Disk.makeFolder(folder)
        for file in files { try Disk.write(Array(file.markdown.utf8), to: folder.appending(file.name)) }
    }
}
