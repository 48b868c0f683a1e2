package import Diagnostics
import Foundation
import Quiz
import Spreadsheets
import WordFiles

/// The text of a bank: plain text as it is, a Word document line by line, a workbook with a tab between its cells.
enum BankSource {
    /// Reads a file by what it is; a document that cannot be read is a finding, and its text is empty.
    static func read(_ file: FilePath, findings: inout [Finding]) throws -> SourceText {
        if file.name.hasSuffix(".md") || file.name.hasSuffix(".txt") {
            return try SourceReader.read(file, findings: &findings)
        }
        let written = try Disk.read(file)
        let bytes: [UInt8]
        do {
            bytes = try renewed(written, file)
        } catch {
            return broken(file, error, "也可以在 Word、Excel 或 WPS 里全选、复制，粘到记事本里，另存为 UTF-8 的 .txt", findings: &findings)
        }
        if case .workbook = TableFile(bytes, name: file.name) { return table(bytes, file, findings: &findings) }
        do {
            guard let document = try DocumentText.read(bytes, name: file.name, isBank: true) else {
                return SourceReader.text(bytes, path: file.path, findings: &findings)
            }
            if !document.unread.isEmpty {
                findings.append(
                    Finding(
                        .documentParts, at: Place(file: file.path), "没有读：\(document.unread.joined(separator: "、"))",
                        explanation: ["题目里要用的图片，请另存到 media/，用“图片：media/文件名（说明）”写在题目下面"]))
            }
            if !document.setOff.isEmpty { findings.append(setOff(document.setOff, in: file)) }
            return SourceText(path: file.path, document.lines.joined(separator: "\n") + "\n")
        } catch {
            return broken(file, error, "也可以在 Word 或 WPS 里全选、复制，粘到记事本里，另存为 UTF-8 的 .txt", findings: &findings)
        }
    }
}

extension BankSource {
    /// The bytes of a file, or of the docx or xlsx that LibreOffice makes of an old one.
    private static func renewed(_ bytes: [UInt8], _ file: FilePath) throws -> [UInt8] {
        guard case .old = TableFile(bytes, name: file.name) else { return bytes }
        let environment = ProcessInfo.processInfo.environment
        let name = file.name.lowercased()
        let isDocument = [".doc", ".wps", ".dot", ".wpt", ".docx"].contains { name.hasSuffix($0) }
        return isDocument
            ? try OldTables.document(of: file, environment: environment)
            : try OldTables.workbook(of: file, environment: environment)
    }

    /// The first sheet of a workbook that has questions, a line a row, as if it had been copied into a text.
    private static func table(_ bytes: [UInt8], _ file: FilePath, findings: inout [Finding]) -> SourceText {
        do {
            let sheets = try Grid(workbook: bytes, file: file.path).sheets.filter { !$0.isBlank }
            let texts = sheets.map(text)
            let index = texts.firstIndex { !BankParser.parse(SourceText(path: file.path, $0)).questions.isEmpty } ?? 0
            let others = sheets.indices.filter { $0 != index }.map { "工作表“\(sheets[$0].name)”" }
            if !others.isEmpty {
                findings.append(
                    Finding(.documentParts, at: Place(file: file.path), "没有读：\(others.joined(separator: "、"))"))
            }
            return SourceText(path: file.path, texts.isEmpty ? "" : texts[index])
        } catch {
            return broken(file, error, "也可以在 Excel 或 WPS 里另存为 CSV", findings: &findings)
        }
    }

    /// Options by whose looks somebody may have meant the answer.
    private static func setOff(_ options: [String], in file: FilePath) -> Finding {
        let shown = options.prefix(5).map { "“\($0.prefix(20))”" }.joined()
        let rest = options.count > 5 ? "等 \(options.count) 处" : ""
        return Finding(
            .documentParts, at: Place(file: file.path), "颜色、底色或加粗标出的选项没有当作答案：\(shown)\(rest)",
            explanation: ["标出的若是正确答案，请核对它与写出的答案一样；没有写答案的，在题下另起一行写“答案：B”"])
    }

    /// What cannot be read is a finding with another way to hand it in, and its text is empty.
    private static func broken(
        _ file: FilePath, _ error: any Error, _ how: String, findings: inout [Finding]
    ) -> SourceText {
        findings.append(
            Finding(.documentBroken, at: Place(file: file.path), "读不出这个文件：\(error)", explanation: [how]))
        return SourceText(path: file.path, bytes: [])
    }

    private static func text(_ sheet: Grid.Sheet) -> String {
        var lines: [String] = []
        for row in sheet.rows {
            while lines.count + 1 < row.number { lines.append("") }
            lines.append(row.cells.map { quoted($0.text) }.joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains { $0 == "\t" || $0 == "\"" || $0.isNewline }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}

extension FindingCode {
    /// Every code about banks that are documents.
    package static let bankSourceCodes: [FindingCode] = [.documentParts, .documentBroken]
    static let documentParts = FindingCode(
        "quiz.document-parts", .warning, "Word 文件里有没读的部分",
        manual:
            "题库可以直接读 .docx 的文字、自动编号和表格里的字。简单的公式写成一行（1/3、m²），认不出的符号写成“〓”。图片、文本框里的内容和复杂的公式读不出来：请看看题目是不是靠它们，是的话另存成图片或改写成文字。加了下划线的空格读作填空题的空；用颜色、底色或加粗标出的选项会列出来，但不当作答案，请写明“答案：”。"
    )
    static let documentBroken = FindingCode(
        "quiz.document-broken", .error, "读不出这个文件",
        manual:
            "题库读 .quiz.md、.txt、.csv、.docx 和 .xlsx；电脑上装有 LibreOffice 的，也读旧版的 .doc、.wps、.xls、.et。没有装的，还有加了密码的文件、PDF，请在 Word 或 WPS 里另存为 .docx，或者把文字复制到 .txt。"
    )
}
