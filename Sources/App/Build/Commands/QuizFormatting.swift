package import Diagnostics
import Quiz

/// What `humen quiz format` does.
package enum QuizFormatting {
    /// Reads one bank and writes it in its canonical form; `text` is nil when that would change a question.
    package static func run(_ path: FilePath, to output: FilePath?) throws -> (text: String?, findings: [Finding]) {
        var findings: [Finding] = []
        let bank = BankParser.parse(try BankSource.read(path, findings: &findings))
        findings += bank.findings
        let text = BankFormatting.text(bank, findings: &findings)
        if let text, let output { try Disk.replace(output, with: Array(text.utf8)) }
        return (text, findings.sortedByPlace())
    }
}
