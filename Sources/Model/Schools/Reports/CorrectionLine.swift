/// One value that a later report of a school changed, or said for the first time.
package struct CorrectionLine: Sendable, Hashable {
    /// The school's uid.
    package let uid: String
    package let school: String
    package let label: String
    package let old: String
    package let new: String
    /// When it was entered, and why.
    package let day: String
    package let reason: String

    /// A change in words.
    package init(uid: String, school: String, label: String, old: String, new: String, day: String, reason: String) {
        self.uid = uid
        self.school = school
        self.label = label
        self.old = old
        self.new = new
        self.day = day
        self.reason = reason
    }

    /// Whether nothing had been said of it before (补报): the second of two sheets for two levels corrects nothing.
    var isSupplement: Bool { old == ClaimValue.missing(.blank).words(unit: "") }
}

extension ReportSource {
    /// 更正说明: every value that was changed after it had been handed in; nil where none was.
    package var correctionTable: ReportDocument.Table? {
        let changes = corrections.filter { !$0.isSupplement }
        guard !changes.isEmpty else { return nil }
        let rows = changes.prefix(Self.mostCorrections).map {
            [$0.school, $0.label, $0.old, $0.new, $0.day, $0.reason]
        }
        let rest = changes.count - rows.count
        let more = rest > 0 ? [["另有 \(rest) 处，见台账", "", "", "", "", ""]] : []
        return .init(
            caption: mark + "更正说明", columns: ["学校", "项目", "原来", "更正为", "登记日期", "原因"], rows: rows + more)
    }

    private static let mostCorrections = 100
}
