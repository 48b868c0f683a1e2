import Coverage
package import DataFiles
import Diagnostics
import Schools

/// What people write into the ledger in their own words: it stays there for good, so no number of a person and no pupil's name may be in it.
extension CoverageDesk {
    /// Stops before anything is stored where a text holds a number of a person, or names a pupil or parent; neither is repeated.
    static func refuseNumbers(in texts: [(what: String, text: String)]) throws {
        for (what, text) in texts {
            // A name by itself or before what a person does; the other texts may be those of places.
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

    /// What is told where the ledger does not remember the name of a file.
    static func nameKeptOut(_ path: FilePath, _ origin: Ledger.Origin) -> [Finding] {
        guard PrivacyScan.mayNamePerson(file: path.name) else { return [] }
        return [
            Finding(
                .fileNamed, at: Place(file: path.path), "文件名里像是有人的姓名，台账里不记原来的名字，记作“\(origin.file)”",
                explanation: ["台账里写了的不能再删。以后的文件名请写学校、班级和内容，不写姓名"])
        ]
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

extension Ledger.Origin {
    /// The same with a name of its file that names nobody.
    var withoutPersons: Ledger.Origin {
        Ledger.Origin(file: PrivacyScan.remembered(file: file, mark: String(sha256.prefix(6))), sha256: sha256)
    }
}

extension FindingCode {
    static let fileNamed = FindingCode(
        "coverage.file-named", .note, "文件名里像是有人的姓名，台账里不记",
        manual: """
            台账和它的登记历史会记下每一次导入的文件名，写了的不能再删。文件名里像是有人的姓名时（如 学生王小明.csv、王小明的成绩.xlsx），台账里只记一个代称，
            如“未记文件名-3fa29c.csv”，横线后面是这个文件校验码的开头几位，用来分清几个文件。文件本身照常读取，表里有没有个人信息另外检查。

            地名、校名只有两三个字、又像姓名的，也可能被当作姓名，不影响统计。想让登记历史里看得到文件名，请改成“学校或地区＋内容”，如 示例县填报表.csv，再导入。
            """
    )
}
