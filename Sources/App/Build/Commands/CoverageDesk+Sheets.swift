package import Coverage
import DataFiles
package import Diagnostics
package import Schools
import Spreadsheets

/// Filled sheets coming in: one, many, or all of a folder.
extension CoverageDesk {
    /// What became of a filled sheet; `receipt` is nil where an error kept it out.
    package struct SheetOutcome: Sendable {
        package let file: FilePath
        package let receipt: Ledger.SheetReceipt?
        package let corrections: [Correction]
        package let findings: [Finding]
        /// The sheet given back with its mistakes marked.
        package let returned: FilePath?

        /// Whether it is in the ledger, or would be.
        package var isTaken: Bool { receipt != nil && !findings.haveErrors }
    }

    /// One value that a sheet changes, as it is shown before and after the import.
    package struct Correction: Sendable, Encodable {
        package let school: String
        package let indicator: String
        package let label: String
        package let old: String
        package let new: String

        /// Values as people count schools: what changed alike in both halves of a 小学 is one.
        static func all(
            _ corrections: [Ledger.Correction], _ framework: Framework, name: (String) -> String
        ) -> [Correction] {
            var lines: [Correction] = []
            var last: Ledger.Correction?
            for correction in corrections {
                if let last, correction.completes(last) { lines.removeLast() }
                lines.append(Correction(correction, name(correction.school), framework))
                last = correction
            }
            return lines
        }

        private init(_ correction: Ledger.Correction, _ name: String, _ framework: Framework) {
            let part = correction.grade?.label ?? correction.stage.map { SchoolLevel($0).rawValue }
            school = name + (part.map { "（\($0)）" } ?? "")
            indicator = correction.indicator
            label = framework.indicator(correction.indicator)?.label ?? correction.indicator
            old = correction.old
            new = correction.new
        }
    }

    /// The files that a list of files and folders means: of a folder every table that somebody filled in, by name.
    ///
    /// Files that Excel leaves beside an open workbook (`~$`), hidden ones and sheets that we gave back are passed over.
    package static func sheets(in paths: [FilePath]) throws -> [FilePath] {
        try paths.flatMap { path -> [FilePath] in
            guard Disk.isFolder(path) else { return [path] }
            let endings = [".xlsx", ".xls", ".et", ".csv", ".txt", ".ods", ".xlsm"]
            let names = try Disk.files(below: path).filter { name in
                let last = name.split(separator: "/").last ?? ""
                return endings.contains { last.lowercased().hasSuffix($0) } && !last.hasPrefix("~$")
                    && !last.hasPrefix(".") && !last.contains("（退回修改")
            }
            if names.isEmpty { throw Problem(description: "\(path) 里没有表格文件（\(endings.joined(separator: "、"))）") }
            return names.sorted().map { path.appending($0) }
        }
    }

    /// Takes in filled sheets, each all or nothing: one that has mistakes keeps no other out.
    ///
    /// Only with a single file, what cannot be read at all stops the run.
    package mutating func importSheets(
        _ files: [FilePath], period: Period, stamp: Ledger.Stamp, preview: Bool, replaces: Bool = false
    ) throws -> [SheetOutcome] {
        let ledger = try open()
        defer { try? ledger.close() }
        let before = findings
        var outcomes: [SheetOutcome] = []
        for file in files {
            findings = []
            do {
                outcomes.append(
                    try importSheet(
                        file, into: ledger, period: period, stamp: stamp, preview: preview, replaces: replaces))
            } catch let error as LedgerError {
                throw error
            } catch  where files.count > 1 {
                let finding = Finding(
                    .fileUnread, at: Place(file: file.path), "没有读：\(error)", explanation: ["其他文件照常登记；改好这一个再导入"])
                outcomes.append(
                    SheetOutcome(file: file, receipt: nil, corrections: [], findings: [finding], returned: nil))
            }
        }
        findings = before + outcomes.flatMap(\.findings)
        returned = outcomes.last?.returned
        return outcomes
    }

    /// The schools of a day; before the day on which the first roster was entered, those of that one: sheets are often received first.
    private func roster(of ledger: Ledger, period: Period, on day: CalendarDate) throws -> CoverageRecords {
        let known = try ledger.load(framework: framework.id, period: period, asOf: day).records
        guard known.schools.isEmpty, let end = period.end, day < end else { return known }
        return try ledger.load(framework: framework.id, period: period, asOf: end).records
    }

    private mutating func importSheet(
        _ path: FilePath, into ledger: Ledger, period: Period, stamp: Ledger.Stamp, preview: Bool, replaces: Bool
    ) throws -> SheetOutcome {
        let (grid, origin) = try grid(path)
        let known = try roster(of: ledger, period: period, on: stamp.on)
        let offices = [try configuration().county, stamp.actor].filter { !$0.isEmpty }
        let reports = ReportReader.read(
            grid, framework: framework, known: known, offices: offices, findings: &findings)
        func refused() throws -> SheetOutcome {
            let returned = preview ? nil : try giveBack(grid, of: path, findings)
            return SheetOutcome(file: path, receipt: nil, corrections: [], findings: findings, returned: returned)
        }
        if findings.haveErrors { return try refused() }
        if RepeatedValues.matters(reports) {
            let last = period.previous
            let earlier = try ledger.load(framework: framework.id, period: last, asOf: stamp.on).records.submissions
            findings += RepeatedValues(earlier, period: last).findings(reports, in: grid)
        }
        let receipt = try ledger.store(
            reports: reports, framework: framework, period: period, origin: origin, stamp: stamp, preview: preview,
            replaces: replaces)
        let names = Dictionary(known.schools.map { ($0.uid, $0.name) }) { first, _ in first }
        let disputes = SheetDisputes(framework: framework, names: names, reports: reports, grid: grid)
        findings += disputes.clashes(receipt.clashes, on: stamp.on) + disputes.late(receipt.late, on: stamp.on)
        if findings.haveErrors { return try refused() }
        return SheetOutcome(
            file: path, receipt: receipt,
            corrections: Correction.all(receipt.corrections, framework) { names[$0] ?? $0 },
            findings: findings, returned: nil)
    }
}

/// Puts into words where a sheet says otherwise than others of its day, or than later ones.
private struct SheetDisputes {
    let framework: Framework
    let names: [String: String]
    let reports: [SchoolReport]
    let grid: Grid

    func clashes(_ list: [Ledger.Disagreement], on day: CalendarDate) -> [Finding] {
        let places = places(list)
        var seen: Set<String> = []
        return list.filter { seen.insert(thing($0) + known($0, on: day)).inserted }.map { clash in
            Finding(
                .sheetsContradict, at: places[clash.school] ?? Place(file: grid.file),
                "\(thing(clash))，这张表填\(words(clash.new))，" + known(clash, on: day),
                explanation: [
                    "请问清学校以哪个为准：以这张为准，加 --replace 再导入；"
                        + (clash.source.file.isEmpty ? "以更正为准，请把这一格改成更正后的数" : "以那张为准，把这一行删去"),
                    "这张表其实是另一天收到的，用 --as-of 写明那一天，日期晚的为准",
                ])
        }
    }

    /// What is known and where it came from: another sheet, or a correction with who made it and why.
    private func known(_ clash: Ledger.Disagreement, on day: CalendarDate) -> String {
        let source = clash.source
        let value = words(clash.known.claim)
        if !source.file.isEmpty { return "同一天（\(day)）的“\(source.file)”填\(value)" }
        let reason = source.reason.isEmpty ? "" : "，原因：\(source.reason)"
        return "同一天（\(day)）\(source.author)已更正为\(value)\(reason)"
    }

    func late(_ list: [Ledger.Disagreement], on day: CalendarDate) -> [Finding] {
        guard let first = list.first else { return [] }
        let lines = list.prefix(5).map { late in
            "\(thing(late))：这张表（\(day)）填\(words(late.new))，\(late.known.on) 的填\(words(late.known.claim))"
        }
        return [
            Finding(
                .sheetOlder, at: places([first])[first.school] ?? Place(file: grid.file),
                "这张表收到的日期比已登记的早，\(list.count) 处不同的没有采用：" + lines.joined(separator: "；")
                    + (list.count > 5 ? " 等" : ""),
                explanation: ["日期晚的为准；这张表其实是更晚收到的，用 --as-of 写明收到的日期再导入", lock(first)])
        ]
    }

    /// Which import holds the later day, and how it is taken back where that day was a slip.
    private func lock(_ late: Ledger.Disagreement) -> String {
        let source = late.source
        let name = source.file.isEmpty ? "更正" : "“\(source.file)”"
        guard source.number > 0 else { return "那个日期（\(late.known.on)）写错了的，先撤销那一次登记（humen coverage undo），再按收到的日期导入" }
        return
            "\(late.known.on) 的那一次是第 \(source.number) 次登记（\(name)）；它的日期写错了的：这张表已经登记的先撤销，再用 "
            + "humen coverage undo \(source.number) 撤销那一次，然后都按收到的日期导入"
    }

    private func thing(_ disagreement: Ledger.Disagreement) -> String {
        let part = disagreement.new.spokenPart ?? disagreement.known.claim.spokenPart ?? ""
        let label = framework.indicator(disagreement.new.indicator)?.label ?? disagreement.new.indicator
        return "“\(names[disagreement.school] ?? disagreement.school)”\(part)的\(label)"
    }

    private func words(_ claim: Claim) -> String {
        claim.value.words(unit: framework.indicator(claim.indicator)?.unit ?? "")
    }

    /// Where the rows of some schools stand.
    private func places(_ list: [Ledger.Disagreement]) -> [String: Place] {
        let wanted = Set(list.map(\.school))
        var places: [String: Place] = [:]
        for report in reports where wanted.contains(report.school) && grid.sheets.indices.contains(report.sheet) {
            places[report.school] = grid.sheets[report.sheet].rows.first { $0.number == report.row }.map(grid.place)
        }
        return places
    }
}

extension FindingCode {
    package static let fileUnread = FindingCode(
        "coverage.file-unread", .error, "有的文件没有读",
        manual: """
            一次导入几个文件或一个文件夹时，读不了的文件（损坏、加密、不是表格）在这里写出来，其他文件照常登记。请按后面的话处理这一个，再单独导入它。
            """
    )
    package static let sheetsContradict = FindingCode(
        "coverage.sheets-contradict", .error, "同一天的两张表说得不一样",
        manual: """
            同一所学校、同一期、同一天，两个文件填的数不同。后导入的不会悄悄盖掉先导入的：整张表没有登记，两个数都写在提示里。
            请问清学校：以这张为准的，加 `--replace` 再导入；以先前那张为准的，删去这一行。两张表其实是不同的日子收到的，用 `--as-of` 写明收到的日期，
            日期晚的为准，先导入后导入都一样。

            先前的数也可能不是表里来的，而是有人用 `humen coverage correct` 更正的：提示里写明是谁更正的、为什么。多半是把更正以前的旧表又导入了一次，
            请把这一格改成更正后的数。
            """
    )
    package static let sheetOlder = FindingCode(
        "coverage.sheet-older", .warning, "收到日期更早的表，不同的数没有采用",
        manual: """
            导入时用 `--as-of` 写明的收到日期，比台账里同一所学校已登记的日期早，填的数又不同：以日期晚的为准，早的没有采用，只补上原来没有填的项。
            按两张表之间的日子统计（`--as-of`），用的是早的这张。次序不同、结果一样：先导入哪一张都行。早的才是对的，请不写 `--as-of`，按今天的日期作为更正导入。
            """
    )
    /// The codes of sheets coming in.
    static let sheetCodes: [FindingCode] = [.fileUnread, .sheetsContradict, .sheetOlder, .ruleIdle]
}
