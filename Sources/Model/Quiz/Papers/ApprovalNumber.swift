/// The number under which an office approved something: 示教体〔2026〕3号, GS(2026)0001号.
package enum ApprovalNumber {
    /// Whether a text can be such a number, and is not 无, 待批, 示教体〔2026〕XX号 or only the day of an approval.
    package static func isOne(_ written: String) -> Bool {
        let text = written.replacing(date, with: "")
        let hasFigure =
            text.contains { $0.isNumber && $0.wholeNumberValue != nil && !$0.isLetter }
            || text.contains(/第[〇零一二三四五六七八九十百千]+号/)
        return hasFigure && text.contains { $0.isLetter } && !text.contains(placeholder)
    }

    /// 2026-03-01, 2026年3月1日 and 3月1日.
    private static var date: Regex<Substring> {
        /(?:\d{4}|\d{2})年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{4}[-.\/]\d{1,2}(?:[-.\/]\d{1,2})?|\d{1,2}月\d{1,2}[日号]/
    }

    /// What people write before they have the number.
    private static var placeholder: Regex<Substring> {
        /待|暂[无缺定]|未[批定办有获取审报]|申请中|办理中|审批中|[XxＸ×*＊○?？]号/
    }
}
