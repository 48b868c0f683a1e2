package import DataFiles
import Schools

/// What people write into the ledger in their own words: it stays there for good, so no number of a person and no pupil's name may be in it.
extension CoverageDesk {
    /// Stops before anything is stored where a text holds a number of a person, or names a pupil or parent; neither is repeated.
    static func refuseNumbers(in texts: [(what: String, text: String)]) throws {
        for (what, text) in texts {
            // A name by itself; the other texts may be those of places.
            let isOwnWords = ["--reason ", "--note "].contains(what)
            if PrivacyScan.namedPupil(in: text, alone: isOwnWords) != nil {
                throw Problem(
                    description: "\(what)里像是有学生或家长的姓名，没有登记：台账里写了的不能再删，不写任何学生、家长的姓名。请改成“一名学生”“初二一名学生”这样来说；是文件名的，先改名再登记"
                )
            }
            guard let kind = PrivacyScan.number(in: text) else { continue }
            throw Problem(
                description: "\(what)里像是有\(kind)，没有登记：台账里写了的不能再删，不写学生、家长和任何人的号码。请去掉号码，用学校、科室或文号来说")
        }
    }

    /// Who enters something, as `--by` says it: a section or a post.
    ///
    /// Nil where nothing was said.
    package static func author(_ text: String?) throws -> String? {
        guard let text else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !NameKey.of(words).isEmpty else { throw Problem(description: "--by 后面没有写是谁，请写科室或岗位，如 --by 宣传科") }
        try refuseNumbers(in: [("--by ", words)])
        guard !AuthorName.namesPerson(words) else {
            throw Problem(description: "--by 后面像是有人名，没有登记。请只写科室或岗位，不带姓名，如 --by 宣传科、--by 督查组")
        }
        return words
    }

    /// Until when sheets are to be handed in, as `--due` says it, for a letter: 2026年12月20日, or the words as they are; empty for nothing.
    package static func due(_ text: String?, asOf day: CalendarDate) throws -> String {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try refuseNumbers(in: [("--due ", words)])
        let advice = "请写成 2026-12-20，或者写“12月20日”"
        if let date = CalendarDate(words) {
            guard date >= day else { throw Problem(description: "--due \(words) 已经过去了（今天按 \(day) 算）；\(advice)") }
            return date.chinese
        }
        let figures = words.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        let isMonthAndDay = words.contains("月") && figures.count == 2
        // A leap year has every day there is.
        let isDay = isMonthAndDay && CalendarDate(year: 2028, month: figures[0], day: figures[1]) != nil
        if figures.count == 3 || isMonthAndDay && !isDay {
            throw Problem(description: "--due “\(words)”不是一个日期；\(advice)")
        }
        return words
    }
}
