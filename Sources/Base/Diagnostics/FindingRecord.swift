/// A finding as `--format json` writes it.
///
/// The field names are a contract; more may come.
package struct FindingRecord: Encodable, Sendable {
    package let code: String
    package let severity: String
    package let file: String?
    package let line: Int?
    package let column: Int?
    /// The cell of a table, `H2`.
    package let cell: String?
    /// The sheet of a workbook that the cell is on.
    package let sheet: String?
    package let message: String
    package let notes: [String]
    package let fixes: [FixRecord]

    /// One fix as JSON.
    package struct FixRecord: Encodable, Sendable {
        package let title: String
        package let replacement: String?
    }

    /// The record of a finding; notes are its explanation and the other places, in words.
    package init(_ finding: Finding) {
        code = finding.code.id
        severity = finding.severity.rawValue
        file = finding.place?.file
        line = finding.place?.line
        column = finding.place?.column
        cell = finding.place?.cell.flatMap { $0.isRow ? nil : $0.address }
        sheet = finding.place?.cell?.sheet
        message = finding.summary
        notes = finding.explanation + finding.notes.map { ($0.place.map { $0.words + "：" } ?? "") + $0.text }
        fixes = finding.fixes.map { FixRecord(title: $0.title, replacement: $0.replacement) }
    }
}
