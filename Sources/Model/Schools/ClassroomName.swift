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
