import ChineseText

/// A class as a sheet writes it, in the one way in which it is kept: grade 七年级, class 1班.
///
/// ## Parsing behavior
/// - 1班 1 一班 （1）班 第1班 are 1班; 七（1）班 七年级1班 初一1班 初一（1）班 7-1班 also name the grade, where its column is blank or the same.
/// - 初一 is 七年级, unless the school's 初中 has four years; a class of another grade than its row's is told.
/// - Names without a number (实验班, 2026级1班, 701班) stay as they are.
struct ClassroomName: Hashable {
    /// 七年级; as it was written where it is no grade, empty where nobody wrote one.
    let grade: String
    let name: String
    /// The grade that stands in front of the class, where it is another one than that of the row.
    let contradiction: String?

    init(grade: String, name: String, in stages: [Stage]) {
        let column = Self.single(grade, stages)
        let text = name.compact
        let (front, number) = Self.split(text)
        let own = front.flatMap { Self.single($0, stages) ?? Self.single($0 + "年级", stages) }
        if front != nil, own == nil || number == nil {
            // 2026级1班, 实验一班: a name of its own.
            self.grade = column?.label ?? grade
            self.name = text
            contradiction = nil
            return
        }
        if let own, let column, own != column { contradiction = own.label } else { contradiction = nil }
        self.grade = (column ?? own)?.label ?? grade
        self.name = number.map { "\($0)班" } ?? text
    }

    /// Whether it is a plain number, of which every grade has one.
    var lacksGrade: Bool { grade.isEmpty && name.wholeMatch(of: #/[0-9]{1,2}班/#) != nil }

    /// Whether a cell names several classes, or none of its own: 全部, 各班, 1-3班, 1、2班, 3个班.
    ///
    /// 7-1班 is one of 七年级 where that is its grade, and where no grade is written but the school has that one.
    static func isSeveral(_ name: String, grade: String, in stages: [Stage]) -> Bool {
        let text = name.compact
        if text.contains(#/全部|所有|全体|各个?(?:教学)?班|每个?(?:教学)?班|全校|全年级|整个年级|各年级|全级|等班/#)
            || text.wholeMatch(of: #/.*(?:[0-9]+|[一二两三四五六七八九十]+)个(?:教学)?班.*|全|都/#) != nil
        {
            return true
        }
        let several =
            #/(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)?班?(?:[~至到、,;\/及和与]|[-—–]{1,2}(?=\(?[0-9一二三四五六七八九十]+\)?班))\(?第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)?班?/#
        guard let found = text.firstMatch(of: several) else { return false }
        let parts = found.output.split { "-—–".contains($0) }
        guard parts.count == 2, !found.output.contains(where: { "~至到、,;/及和与".contains($0) }),
            !parts[0].contains("班")
        else { return true }
        guard let front = single(parts[0] + "年级", stages) ?? single("初" + parts[0], stages) else { return true }
        if let column = single(grade, stages) { return column != front }
        return !stages.isEmpty && front.stage(among: stages) == nil
    }

    private static func single(_ text: String, _ stages: [Stage]) -> Grade? {
        guard !text.isEmpty, let grades = Grade.read(text.compact, in: stages), grades.count == 1 else { return nil }
        return grades[0]
    }

    /// What stands in front of the class, and its number.
    private static func split(_ text: String) -> (front: String?, number: Int?) {
        let figure = #/(?:([\p{Han}0-9]{1,6}?)(?:[-.·]))?第?\(?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\)?班?/#
        if let found = text.wholeMatch(of: figure) {
            return (found.output.1.map(String.init), number(found.output.2))
        }
        let behind =
            #/([\p{Han}0-9]{1,6}?(?:年级?|级)|[初高职][一二三四123]|[一二三四五六七八九1-9](?=\())第?\(?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\)?班?/#
        guard let found = text.wholeMatch(of: behind) else { return (text, nil) }
        return (String(found.output.1), number(found.output.2))
    }

    private static func number(_ text: Substring) -> Int? {
        Int(text) ?? ChineseNumeral.value(text)
    }
}
