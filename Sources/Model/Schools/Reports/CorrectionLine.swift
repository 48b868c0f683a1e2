/// One value that a later report of a school changed.
package struct CorrectionLine: Sendable, Hashable {
    package let school: String
    package let label: String
    package let old: String
    package let new: String
    /// When it was entered, and why.
    package let day: String
    package let reason: String

    /// A change in words.
    package init(school: String, label: String, old: String, new: String, day: String, reason: String) {
        self.school = school
        self.label = label
        self.old = old
        self.new = new
        self.day = day
        self.reason = reason
    }
}

extension ReportSource {
    /// 更正说明: every value that was changed after it had been handed in; nil where none was.
    package var correctionTable: ReportDocument.Table? {
        guard !corrections.isEmpty else { return nil }
        let rows = corrections.prefix(Self.mostCorrections).map {
            [$0.school, $0.label, $0.old, $0.new, $0.day, $0.reason]
        }
        let rest = corrections.count - rows.count
        let more = rest > 0 ? [["另有 \(rest) 处，见台账", "", "", "", "", ""]] : []
        return .init(
            caption: mark + "更正说明", columns: ["学校", "项目", "原来", "更正为", "登记日期", "原因"], rows: rows + more)
    }

    private static let mostCorrections = 100
}
