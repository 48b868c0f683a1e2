package import Diagnostics

/// What a roster changes about schools that are known, in words: nobody should learn of a new name from a printed table.
struct RosterChanges {
    private var renamed: [String] = []
    private var moved: [String] = []
    private var restaged: [String] = []
    private var closed: [String] = []
    /// Whether any school has a stage that it had not.
    private var isGrown = false

    mutating func note(from old: School, to new: School, regions: [Region]) {
        if old.name != new.name { renamed.append("\(old.name)→\(new.name)") }
        if old.region != new.region {
            moved.append("\(new.name)（到\(regions.last?.name ?? new.region)）")
        }
        if old.closed != new.closed, let day = new.closed {
            closed.append("\(new.name)（\(day) 起）")
        }
        if old.stages != new.stages {
            restaged.append("\(new.name)（\(SchoolForm.stages(old.stages))→\(SchoolForm.stages(new.stages))）")
            if !Set(new.stages).isSubset(of: old.stages) { isGrown = true }
        }
    }

    /// One warning with all of them; nothing where only sizes changed.
    func findings(at place: Place?) -> [Finding] {
        let parts = [("改名", renamed), ("换地区", moved), ("换学段", restaged), ("停办", closed)].filter { !$0.1.isEmpty }.map {
            word, schools in
            "\(word) \(schools.count) 所：" + schools.prefix(10).joined(separator: "、") + (schools.count > 10 ? " 等" : "")
        }
        guard !parts.isEmpty else { return [] }
        return [
            Finding(
                .schoolChanged, at: place, "台账里已有的学校，这份名册有改动：" + parts.joined(separator: "；"),
                explanation: ["请核对；不对的改正名册再导入一次。以前各期的数不变，旧名仍认得"]
                    + (isGrown ? ["本期已经交来的表不包括新加的学段：那一段本期没有报过的按未上报计，请学校补报（再交一份全校的，或者单填那一段的）"] : []))
        ]
    }

    /// A row whose code is one school's and whose name another's: taken as it stands, one of the two would vanish.
    static func conflict(_ entry: RosterEntry, _ match: School, with known: [School]) -> Finding? {
        guard let code = entry.code, match.code == code, NameKey.of(match.name) != NameKey.of(entry.name) else {
            return nil
        }
        let key = NameKey.of(entry.name)
        guard let other = known.first(where: { $0.uid != match.uid && NameKey.of($0.name) == key }) else { return nil }
        return Finding(
            .codeMismatch, at: entry.place, "标识码 \(code) 在台账里是“\(match.name)”，这一行写的却是“\(other.name)”",
            explanation: ["请核对后改正其中一格；两所学校真的互换了名称，请先改一所、导入，再改另一所"])
    }
}

extension FindingCode {
    package static let schoolChanged = FindingCode(
        "coverage.school-changed",
        .warning,
        "名册改了已有学校的名称、地区、学段，或写了停办",
        manual: """
            台账里已有的学校（标识码相同，或名称、地区相同），这份名册里的名称、地区或学段变了，或者写了停办日期，在这里逐所写出。确实改名、划转、调整的，不用做什么：
            以前各期的数不变，旧名仍认得；本期已经交来的表只算交表时名册里有的学段，后来加上的学段要补报，没有补报的按未上报计。不是的，多半是标识码填串了行，或者名称前后多了序号、星号，请改正名册再导入一次。
            """
    )
}
