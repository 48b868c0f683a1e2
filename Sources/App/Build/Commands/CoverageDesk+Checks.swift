package import Coverage
package import DataFiles
import Diagnostics
package import Schools
import Spreadsheets

/// Checking what was reported: drawing, entering what was found, and following it to its end.
extension CoverageDesk {
    /// Draws schools to look at.
    package func draw(_ count: Int, seed: String?, from figures: Figures) -> InspectionList {
        InspectionList(
            figures.statuses, figures.records, count: count,
            seed: seed ?? "\(figures.records.asOf)-\(figures.head.prefix(8))")
    }

    /// Writes the list that was drawn, to be taken along; by the end of the name, a workbook or CSV.
    package func write(_ list: InspectionList, _ figures: Figures, to file: FilePath) throws {
        guard file.isWorkbook else { return try write(list.sheet(figures.records), to: file) }
        let place = try reportSource(figures, looksBack: false).place
        let book = list.workbook(framework, figures.records, place: place, head: figures.head)
        try writeNew(try book.bytes(), to: file)
    }

    /// Writes a table for people to fill in, given as CSV; by the end of the name, that or a workbook.
    package func write(_ text: String, to file: FilePath) throws {
        guard file.isWorkbook else {
            let suffix = file.name.split(separator: ".").last?.lowercased() ?? ""
            guard !["xls", "et", "docx", "doc", "pdf", "html", "htm"].contains(suffix) else {
                throw Problem(description: "\(file)：这张表可以写成 .xlsx 或 .csv，请换一个文件名")
            }
            return try writeNew(Array(text.utf8), to: file)
        }
        try writeNew(try WorkbookDraft(table: text, name: file.name).bytes(), to: file)
    }

    /// Writes a file of a new name: one that is there already is never touched.
    func writeNew(_ bytes: [UInt8], to file: FilePath) throws {
        guard !Disk.isFile(file) else { throw Problem(description: "\(file) 已经存在，没有改动它；请换一个文件名") }
        try Disk.makeFolder(file.parent)
        try Disk.write(bytes, to: file)
    }

    /// Takes in what inspectors found.
    package mutating func importChecks(
        _ path: FilePath, period: Period, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.VerdictReceipt? {
        let (grid, origin) = try grid(path)
        let ledger = try open()
        let known = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let checks = CheckReader.read(grid, framework: framework, known: known, on: stamp.on, findings: &findings)
        guard !findings.haveErrors else {
            try ledger.close()
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let receipt = try ledger.store(
            findings: checks, framework: framework, period: period, origin: origin, stamp: stamp, preview: preview)
        try ledger.close()
        return receipt
    }

    /// The 整改台账 of a period, with what is still open from those before it.
    package func rectificationCases(period: Period, asOf day: CalendarDate) throws -> [RectificationCase] {
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: day).records
        let steps = try ledger.rectifications(framework: framework.id, asOf: day)
        try ledger.close()
        if records.expected.isEmpty, records.laterList != nil { throw Problem(description: records.nobodyExpected) }
        return framework.rectificationCases(records, steps)
    }

    /// Orders the mending of one indicator of a school, or ends it.
    ///
    /// Only what was found not to be so can be ordered; only what a later check found in place can be ended.
    package func rectify(
        _ name: String, _ item: String, step: Rectification.Step, due: CalendarDate?, document: String, note: String,
        period: Period, stamp: Ledger.Stamp
    ) throws -> RectificationCase {
        guard let indicator = framework.indicator(named: item) else {
            let known = framework.indicators.map { "\($0.code)（\($0.label)）" }.joined(separator: "、")
            throw Problem(description: "没有“\(item)”这一项，可以用：\(known)")
        }
        try Self.refuseNumbers(in: [("--document ", document), ("--note ", note)])
        if let due, due < stamp.on {
            throw Problem(description: "整改期限 \(due) 已经过去了（今天按 \(stamp.on) 算），没有登记；请写今天以后的日子")
        }
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let school = try Self.school(name, in: records)
        func find() throws -> RectificationCase? {
            let steps = try ledger.rectifications(framework: framework.id, asOf: stamp.on)
            return framework.rectificationCases(records, steps)
                .first { $0.school == school.uid && $0.indicator == indicator.code }
        }
        guard let known = try find() else {
            throw Problem(
                description: "“\(school.name)”的\(indicator.label)没有核验出问题，不需要整改；先用 humen coverage verify import 导入核验结果")
        }
        if step == .closed, known.state != .rechecked {
            throw Problem(
                description: known.state == .closed
                    ? "“\(school.name)”的\(indicator.label)已经销号"
                    : "“\(school.name)”的\(indicator.label)还没有复核通过，不能销号；请复核后用 humen coverage verify import 导入“属实”")
        }
        if step == .issued, known.state == .outdated {
            throw Problem(
                description: "“\(school.name)”的\(indicator.label)核验属实以后又改过填报，请先重新核验，用 humen coverage verify import 导入结果"
            )
        }
        if step == .issued, known.state == .rechecked || known.state == .closed {
            throw Problem(description: "“\(school.name)”的\(indicator.label)已经复核属实，不需要再整改")
        }
        let entry = Rectification(
            school: school.uid, indicator: indicator.code, step: step, due: due, document: document, note: note,
            author: stamp.actor, on: stamp.on)
        try ledger.store(entry, framework: framework.id, period: period, stamp: stamp)
        let after = try find() ?? known
        try ledger.close()
        return after
    }
}
