package import DataFiles
package import Diagnostics

/// What importing a roster would change: worked out before anything is stored, and shown by a preview.
///
/// A school is the same as one already known when its official code is, or else its name in its region while no codes
/// disagree, or else the row names it in 原名称. A renamed school keeps its identity and its old name still finds it. A school that the roster does not
/// name stays: nothing is closed by being left out.
package struct RosterPlan: Sendable {
    /// Schools seen for the first time.
    package private(set) var added: [School] = []
    /// Schools of which something changed, as they are from now on.
    package private(set) var changed: [School] = []
    /// Every school that the roster names, as it is from now on: those who have to report.
    package private(set) var listed: [School] = []
    /// Known and open schools that the roster does not name.
    package private(set) var absent: [School] = []
    /// Every region that the roster names, each once, parents first.
    package private(set) var regions: [Region] = []
    package private(set) var findings: [Finding] = []

    /// Works out what a roster changes; `known` is what the ledger holds on that day.
    package init(_ entries: [RosterEntry], known: [School], on day: CalendarDate) {
        var seenRegions: Set<String> = []
        var last = ""
        for entry in entries where entry.region != last {
            last = entry.region
            for region in entry.regions where seenRegions.insert(region.code).inserted { regions.append(region) }
        }
        var index = KnownSchools(known)
        var claimed: [String: RosterEntry] = [:]
        var changes = RosterChanges()
        for entry in entries {
            var match = index.match(entry)
            // A school whose code was not known is one of two that bear its name: the first takes it over.
            if let known = match, let earlier = claimed[known.uid], earlier.isAnother(than: entry) { match = nil }
            if let match, let earlier = claimed[match.uid] {
                let note = Finding.Note(at: earlier.place, "第一次在这里：\(earlier.name)")
                findings.append(
                    Finding(.schoolRepeated, at: entry.place, "“\(entry.name)”与“\(earlier.name)”是同一所学校", notes: [note])
                )
                continue
            }
            if let match, let finding = RosterChanges.conflict(entry, match, with: known) {
                findings.append(finding)
                continue
            }
            let school = Self.school(entry, match, uidIsTaken: index.isTaken)
            claimed[school.uid] = entry
            listed.append(school)
            if match == nil {
                added.append(school)
                index.take(school.uid)
            } else if let match, match != school {
                changed.append(school)
                changes.note(from: match, to: school, regions: entry.regions)
            }
        }
        findings += changes.findings(at: entries.first.map { Place(file: $0.place.file) })
        findings += Self.nearNames(added, known, claimed)
        if !known.isEmpty {
            findings += RosterNamesakes(known).findings(added, claimed) { code in
                String(code.split(separator: "/").last ?? "")
            }
        }
        absent = known.filter { claimed[$0.uid] == nil && $0.isOpen(on: day) }
            .sorted { ($0.region, $0.name, $0.uid) < ($1.region, $1.name, $1.uid) }
        if !absent.isEmpty, let first = entries.first {
            let names = absent.prefix(5).map(\.name).joined(separator: "、") + (absent.count > 5 ? " 等" : "")
            let summary = "这份名册里没有台账已有的 \(absent.count) 所学校，它们保持不变：\(names)"
            let advice = "已停办或撤并的，请在名册里保留这一行并填“停办日期”"
            findings.append(
                Finding(.rosterAbsent, at: Place(file: first.place.file), summary, explanation: [advice])
            )
        }
    }

    /// New schools whose name is nearly that of one in the same region that the ledger knows.
    private static func nearNames(
        _ added: [School], _ known: [School], _ claimed: [String: RosterEntry]
    ) -> [Finding] {
        guard !added.isEmpty, !known.isEmpty else { return [] }
        func key(_ school: School) -> ExactText { ExactText(school.region + "\n" + LooseName.key(school.name)) }
        let old = Dictionary(known.map { (key($0), $0) }) { first, _ in first }
        return added.compactMap { school in
            guard let entry = claimed[school.uid], let near = old[key(school)],
                NameKey.of(near.name) != NameKey.of(school.name)
            else { return nil }
            let isListed = claimed[near.uid] != nil
            return Finding(
                .schoolNamesake, at: entry.place, "新增的“\(school.name)”和台账里的“\(near.name)”几乎一样，按两所登记",
                explanation: [
                    isListed
                        ? "如果是同一所，请删去这一行，再导入一次"
                        : "如果是同一所改了写法，请撤销这次导入（coverage undo），在“原名称”一列写“\(near.name)”，再导入"
                ])
        }
    }

    /// The parts that a roster counts; one that it counted before and does not name any more is empty from now on.
    private static func units(_ named: [SchoolUnit], _ known: [SchoolUnit]) -> [SchoolUnit] {
        if named.isEmpty { return known }
        let left = known.filter { old in !named.contains { $0.key == old.key } }.map { old in
            SchoolUnit(stages: old.stages, grade: old.grade, classes: 0, students: 0)
        }
        return (named + left).sorted { $0.key < $1.key }
    }

    private static func school(_ entry: RosterEntry, _ match: School?, uidIsTaken: (String) -> Bool) -> School {
        var uid = School.uid(name: entry.name, region: entry.region)
        if uidIsTaken(uid) { uid = School.uid(name: entry.name, region: entry.region, salt: entry.code ?? "2") }
        var former = match?.formerNames ?? []
        if let old = match?.name, NameKey.of(old) != NameKey.of(entry.name), !former.contains(old) {
            former.append(old)
        }
        return School(
            uid: match?.uid ?? uid,
            code: entry.code ?? match?.code,
            name: entry.name,
            formerNames: former,
            region: entry.region,
            stages: entry.stages,
            classes: entry.classes ?? match?.classes,
            students: entry.students ?? match?.students,
            units: units(entry.units, match?.units ?? []),
            opened: entry.opened ?? match?.opened,
            closed: entry.closed ?? match?.closed
        )
    }
}

/// The schools of the ledger by code and by name in a region.
private struct KnownSchools {
    private var byCode: [String: School] = [:]
    private var byName: [ExactText: School] = [:]
    /// Schools by their present name alone.
    private var named: [ExactText: [School]] = [:]
    private var uids: Set<String> = []

    init(_ schools: [School]) {
        for school in schools.sorted(by: { $0.uid < $1.uid }) {
            uids.insert(school.uid)
            if let code = school.code { byCode[code] = school }
            for name in school.formerNames {
                let key = Self.key(name, school.region)
                if byName[key] == nil { byName[key] = school }
            }
        }
        for school in schools {
            byName[Self.key(school.name, school.region)] = school
            named[ExactText(NameKey.of(school.name)), default: []].append(school)
        }
    }

    func match(_ entry: RosterEntry) -> School? {
        if let code = entry.code, let school = byCode[code] { return school }
        guard let school = byName[Self.key(entry.name, entry.region)] ?? renamed(entry) else { return nil }
        if let code = entry.code, let other = school.code, code != other { return nil }
        return school
    }

    /// The school that the row itself says it was before: of that name in its region, or the only one of that name.
    private func renamed(_ entry: RosterEntry) -> School? {
        guard let former = entry.formerName else { return nil }
        if let school = byName[Self.key(former, entry.region)] { return school }
        let schools = named[ExactText(NameKey.of(former))] ?? []
        return schools.count == 1 ? schools[0] : nil
    }

    func isTaken(_ uid: String) -> Bool { uids.contains(uid) }

    mutating func take(_ uid: String) { uids.insert(uid) }

    private static func key(_ name: String, _ region: String) -> ExactText {
        ExactText(region + "\n" + NameKey.of(name))
    }
}

extension FindingCode {
    package static let rosterAbsent = FindingCode(
        "coverage.roster-absent",
        .note,
        "名册里没有台账已有的学校",
        manual: """
            新名册没有列出台账里已有的一些学校。程序不会因为名册漏了一行就把学校从应报名单里去掉，否则分母会悄悄变小。
            确实停办、撤并的，请在名册里保留这一行，并在“停办日期”一列填日期。
            """
    )
}
