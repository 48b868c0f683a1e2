import Diagnostics
import Law
import WordFiles

/// The lines of a docx, a saved page or a plain text, for `humen convert`.
struct DocumentSource {
    /// Nil for plain text.
    let document: DocumentText?
    /// The plain text.
    let source: SourceText

    /// Reads a file by what it is; `isWanted` tells the lines that a page has to hold.
    init(_ file: FilePath, isWanted: (String) -> Bool, findings: inout [Finding]) throws {
        do {
            if let document = try DocumentText.read(try Disk.read(file), name: file.name) {
                self.document = document
                source = SourceText(path: file.path, document.lines.joined(separator: "\n"))
                return
            }
            source = try SourceReader.read(file, findings: &findings)
            let isPage = DocumentText.isPage(source.bytes, name: file.name)
            document = isPage ? try HTMLText.read(source.bytes, isWanted: isWanted) : nil
        } catch let problem as DiskProblem {
            throw problem
        } catch {
            throw LawProblem("\(file.path)：\(error)")
        }
    }

    /// The text line by line.
    var lines: [String] {
        document?.lines ?? String(decoding: source.bytes, as: UTF8.self).split { $0.isNewline }.map(String.init)
    }

    /// What was passed over, in words.
    var unread: [String] { (document?.unread ?? []).map { ($0.contains("已经读进正文") ? "请核对：" : "没有读：") + $0 } }
}
