package import DataFiles
import Digests

/// A school as it is known on one day.
///
/// The `uid` is ours and stays when the school is renamed or its official code changes.
package struct School: Sendable, Hashable {
    package let uid: String
    /// 学校标识码: ten figures, where it is known.
    package var code: String?
    package var name: String
    /// Names it bore before and names people confirmed, which still find it.
    package var formerNames: [String]
    /// The code of its region.
    package var region: String
    /// In order, each once.
    package var stages: [Stage]
    package var classes: Int?
    package var students: Int?
    /// The parts whose classes and pupils are known apart; empty where only the whole is.
    package var units: [SchoolUnit]
    package var opened: CalendarDate?
    package var closed: CalendarDate?

    /// A school as of one day; what is not known is nil.
    package init(
        uid: String,
        code: String? = nil,
        name: String,
        formerNames: [String] = [],
        region: String,
        stages: [Stage],
        classes: Int? = nil,
        students: Int? = nil,
        units: [SchoolUnit] = [],
        opened: CalendarDate? = nil,
        closed: CalendarDate? = nil
    ) {
        self.uid = uid
        self.code = code
        self.name = name
        self.formerNames = formerNames
        self.region = region
        self.stages = stages
        self.classes = classes
        self.students = students
        self.units = units
        self.opened = opened
        self.closed = closed
    }

    /// The identity of a school that is seen for the first time: the same roster gives the same one in every ledger.
    ///
    /// `salt` tells apart two schools that bore one name in one region at different times.
    static func uid(name: String, region: String, salt: String = "") -> String {
        let seed = [NameKey.of(name), region, salt].joined(separator: "\n")
        return "s" + SHA256Digest.hex(of: Array(seed.utf8)).prefix(16)
    }

    /// Which grades it has of a stage, as far as the roster counts grades apart in that stage; nil where it does not.
    ///
    /// That a single grade is not there (六年级 in 五四制) tells nothing of the others, nor that one is (六年级 of a 初中) whose size nobody wrote.
    func grades(of stage: Stage) -> [Grade]? {
        let known = counted(in: stage)
        return known.isEmpty ? nil : known.filter { !$0.isEmpty }.compactMap(\.grade)
    }

    /// The stage that a grade is part of: the one in which the roster counts it (六年级 of a 初中 of four years), else the usual one.
    ///
    /// With `among`, one of these.
    package func stage(of grade: Grade, among some: [Stage]? = nil) -> Stage? {
        let some = some ?? stages
        let counted = units.filter { $0.grade == grade && !$0.isEmpty }.flatMap(\.stages).filter(some.contains)
        return Set(counted).count == 1 ? counted.first : grade.stage(among: some)
    }

    /// Whether it has a grade in a stage of its own, as far as is known.
    ///
    /// A grade that few schools have there (六年级 of a 初中) it has where the roster names it or its reports speak of it; one that some lack
    /// (六年级 of a 小学) it has unless the roster or all reports that speak of it say that it has not.
    func has(_ grade: Grade, in stage: Stage, _ said: GradesSaid) -> Bool {
        let own = units.first { $0.grade == grade && $0.stages.contains(stage) }
        if let own { return !own.isEmpty }
        if grade.isUnusual(in: stage) { return said.unusual.contains(grade) }
        // A 九年一贯制学校 has it somewhere.
        let isAbsent = grade.isLeftOut(in: stage) && !stages.contains(.juniorHigh) && said.absent.contains(grade)
        return counted(in: stage).isEmpty && !isAbsent
    }

    /// The classes or pupils of some of its levels; nil where the roster does not count each of these apart.
    func size(of levels: [SchoolLevel], _ figure: (SchoolUnit) -> Int?) -> Int? {
        var sum = 0
        for level in levels {
            let parts = units.filter { unit in
                !unit.isOnlyNamed && !unit.stages.isEmpty && unit.stages.allSatisfy { SchoolLevel($0) == level }
            }
            let wholes = parts.filter { $0.grade == nil }
            let sizes = (wholes.isEmpty ? parts : wholes).map(figure)
            guard !sizes.isEmpty, !sizes.contains(nil) else { return nil }
            sum += sizes.compactMap(\.self).reduce(0, +)
        }
        return sum
    }

    /// The grades of a stage that rows of the roster count; none where it only says how many years the stage has.
    private func counted(in stage: Stage) -> [SchoolUnit] {
        let known = units.filter { $0.grade != nil && $0.stages.contains(stage) }
        return known.allSatisfy(\.isOnlyNamed) ? [] : known
    }

    /// Whether it teaches on a day.
    package func isOpen(on day: CalendarDate) -> Bool {
        if let opened, day < opened { return false }
        if let closed, closed <= day { return false }
        return true
    }
}
