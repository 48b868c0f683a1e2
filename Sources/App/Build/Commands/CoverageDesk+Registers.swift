package import Coverage
package import DataFiles
import Diagnostics
import Digests
import Quiz
package import Schools
import Spreadsheets

/// Surveys, titles, files of evidence and lessons: what stands beside the reports.
extension CoverageDesk {
    // MARK: Surveys

    /// Takes in a sheet of surveys.
    package mutating func importSurveys(
        _ path: FilePath, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.ListReceipt? {
        let (grid, origin) = try grid(path)
        let ledger = try open()
        let known = try ledger.load(
            framework: framework.id, period: Period(containing: stamp.on), asOf: stamp.on
        ).records.regions
        let surveys = SurveyReader.read(grid, regions: known, on: stamp.on, findings: &findings)
        guard !findings.haveErrors else {
            try ledger.close()
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let receipt = try ledger.store(surveys: surveys, origin: origin, stamp: stamp, preview: preview)
        try ledger.close()
        return receipt
    }

    /// Every survey that was known on a day.
    package func surveys(asOf day: CalendarDate) throws -> [Survey] {
        let ledger = try open()
        let surveys = try ledger.surveys(asOf: day)
        try ledger.close()
        return surveys
    }

    // MARK: Titles

    /// Enters a title of a school.
    package func designate(
        _ name: String, kind: String, level: String, from: CalendarDate, document: String, period: Period,
        stamp: Ledger.Stamp
    ) throws -> School {
        try Self.refuseNumbers(in: [("称号", kind), ("--level ", level), ("--document ", document)])
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let school = try Self.school(name, in: records)
        try ledger.store(
            Designation(
                school: school.uid, kind: kind, level: level, validFrom: from, withdrawnOn: nil, document: document),
            stamp: stamp)
        try ledger.close()
        return school
    }

    /// Enters the day on which a title is taken away (摘牌); the title stays in the list, with both days.
    package func withdraw(
        _ name: String, kind: String, level: String?, on day: CalendarDate, document: String, period: Period,
        stamp: Ledger.Stamp
    ) throws -> School {
        try Self.refuseNumbers(in: [("--document ", document)])
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let school = try Self.school(name, in: records)
        let own = try ledger.designations(asOf: stamp.on).filter { $0.school == school.uid }
        let named = own.filter {
            NameKey.of($0.kind) == NameKey.of(kind) && $0.withdrawnOn == nil && (level ?? $0.level) == $0.level
        }
        guard let title = named.last else {
            let known = own.map { $0.kind + ($0.withdrawnOn == nil ? "" : "（已摘牌）") }.joined(separator: "、")
            throw Problem(description: "“\(school.name)”没有在册的“\(kind)”" + (known.isEmpty ? "" : "，登记过：\(known)"))
        }
        guard named.count == 1 else {
            throw Problem(
                description:
                    "“\(school.name)”有 \(named.count) 个在册的“\(kind)”，请用 --level 写明级别：\(named.map(\.level).joined(separator: "、"))"
            )
        }
        guard title.validFrom <= day else { throw Problem(description: "摘牌日期在命名日期 \(title.validFrom) 之前") }
        let words = [title.document, document].filter { !$0.isEmpty }.joined(separator: "；摘牌 ")
        try ledger.store(
            Designation(
                school: school.uid, kind: title.kind, level: title.level, validFrom: title.validFrom, withdrawnOn: day,
                document: words),
            stamp: stamp)
        try ledger.close()
        return school
    }

    /// Titles with the names of their schools.
    package func designations(period: Period, asOf day: CalendarDate) throws -> [Designation.Line] {
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: day).records
        let lines = Designation.lines(try ledger.designations(asOf: day), records)
        try ledger.close()
        return lines
    }

    // MARK: Evidence

    /// What one file of evidence is for, as lists show it.
    package struct EvidenceLine: Encodable, Sendable {
        package let name: String
        package let indicator: String
        package let label: String
        package let file: String
        package let sha256: String
        package let note: String
        /// 未改动, 与登记时不同, 不在原处.
        package let state: String
    }

    /// Enters a file by its digest; the file stays where it is.
    package func addEvidence(
        _ path: FilePath, for name: String, _ item: String, note: String, period: Period, stamp: Ledger.Stamp
    ) throws -> (school: School, label: String, sha256: String, receipt: Ledger.EvidenceReceipt) {
        guard let indicator = framework.indicator(named: item) else {
            let known = framework.indicators.map { "\($0.code)（\($0.label)）" }.joined(separator: "、")
            throw Problem(description: "没有“\(item)”这一项，可以用：\(known)")
        }
        try Self.refuseNumbers(in: [("--note ", note), ("文件名", path.path)])
        for (what, text) in [("文件名", path.name), ("--note ", note)]
        where PrivacyScan.possibleName(in: text) != nil || what == "文件名" && PrivacyScan.mayNamePerson(file: text) {
            throw Problem(
                description: "\(what)里像是有人名，没有登记：台账里写了的不能再删，不写任何人的姓名。请改成班级或内容，如 初二1班课表、教师聘书1；是文件名的，先改名再登记")
        }
        let bytes = try Disk.read(path)
        guard !bytes.isEmpty else { throw Problem(description: "\(path) 是空的，不能作佐证") }
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let school = try Self.school(name, in: records)
        let digest = SHA256Digest.hex(of: bytes)
        let file = EvidenceFile(
            school: school.uid, indicator: indicator.code, file: path.path, sha256: digest, note: note)
        let receipt = try ledger.store(
            evidence: file, bytes: bytes.count, framework: framework.id, period: period, stamp: stamp)
        try ledger.close()
        return (school, indicator.label, digest, receipt)
    }

    /// The files of a period, each looked at where it was when it was entered.
    package func evidence(period: Period, asOf day: CalendarDate) throws -> [EvidenceLine] {
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: day).records
        try ledger.close()
        let names = Dictionary(records.schools.map { ($0.uid, $0.name) }) { first, _ in first }
        return records.evidence.map { file in
            let path = FilePath(file.file)
            let state =
                !Disk.isFile(path)
                ? "不在原处"
                : (try? Disk.read(path)).map(SHA256Digest.hex) == file.sha256 ? "未改动" : "与登记时不同"
            return EvidenceLine(
                name: names[file.school] ?? file.school, indicator: file.indicator,
                label: framework.indicator(file.indicator)?.label ?? file.indicator, file: file.file,
                sha256: file.sha256, note: file.note, state: state)
        }
    }

    // MARK: Lessons

    /// What class tallies offer, and what is entered.
    package struct LessonReport: Sendable {
        /// Lessons that results of a class stand for and that nobody has entered yet.
        package let offered: [ClassHour]
        /// Names of schools in class lists that the roster does not know.
        package let unknown: [String]
        package let lines: [ClassHour.Line]
        package let names: [String: String]
    }

    /// The lessons of a period beside what schools report.
    ///
    /// Each class that handed in results of an issued paper had one lesson with it: that is offered, and counts once it is entered.
    package func lessons(_ figures: Figures) throws -> LessonReport {
        let records = figures.records
        let ledger = try open()
        let known = try ledger.classHours(in: records.period, asOf: records.asOf)
        let tallies = try ledger.classTallies(asOf: records.asOf)
        try ledger.close()
        let matcher = SchoolMatcher(records.schools, in: records.regions)
        let entered = Set(known.map(\.key))
        var offered: [String: ClassHour] = [:]
        var unknown: Set<String> = []
        for tally in tallies where tally.tally.count + tally.totals.count > 0 {
            guard let term = Period(tally.classroom.term),
                term == records.period || term.schoolYear == records.period
            else { continue }
            guard case .found(let school) = matcher.find(name: tally.classroom.school, suggests: false) else {
                unknown.insert(tally.classroom.school)
                continue
            }
            let hour = ClassHour(
                school: school.uid, grade: tally.classroom.grade, classroom: tally.classroom.name,
                heldOn: records.asOf, amount: Amount(1), basis: .tally, source: tally.tally.packID)
            if !entered.contains(hour.key) { offered[hour.key] = hour }
        }
        let code = framework.indicators.first { $0.kind == .hours }?.code ?? ""
        return LessonReport(
            offered: offered.values.sorted { $0.key < $1.key }, unknown: unknown.sorted(),
            lines: ClassHour.lines(known, figures.statuses, hoursCode: code),
            names: Dictionary(records.schools.map { ($0.uid, $0.name) }) { first, _ in first })
    }

    /// Enters the lessons that class tallies offer.
    package func enter(
        _ hours: [ClassHour], period: Period, stamp: Ledger.Stamp
    ) throws -> Ledger.ListReceipt {
        let ledger = try open()
        let receipt = try ledger.store(
            classHours: hours, period: period, origin: Ledger.Origin(file: "", bytes: []), stamp: stamp)
        try ledger.close()
        return receipt
    }

    /// Takes in a sheet that teachers signed.
    package mutating func importSigned(
        _ path: FilePath, period: Period, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.ListReceipt? {
        let (grid, origin) = try grid(path)
        let ledger = try open()
        let known = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let hours = SignedSheetReader.read(grid, known: known, on: stamp.on, findings: &findings)
        guard !findings.haveErrors else {
            try ledger.close()
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let receipt = try ledger.store(
            classHours: hours, period: period, origin: origin, stamp: stamp, preview: preview)
        try ledger.close()
        return receipt
    }
}
