import Coverage
package import DataFiles
import Diagnostics
import Packs
package import Quiz
import Site
import Spreadsheets
import Theme

/// From sums in the ledger to reports.
extension ResultsDesk {
    /// The figures of one paper, and what changed since another.
    package struct Analysis: Sendable {
        package let figures: PaperAnalysis
        package let paired: PairedAnalysis?
        /// Classes whose results were counted in more than one go.
        let batches: Int
        /// The questions whose key the banks have mended since, as the first variant numbers them; nil where there is none.
        let mended: String?
    }

    /// Reads the sums of the papers that were named, of all that have results when none was.
    ///
    /// Nothing where one of them was altered since it was issued, which has been told.
    package mutating func analyses(_ named: [String], before: String?, asOf day: CalendarDate) throws -> [Analysis] {
        let named = named.map(number)
        let before = before.map(number)
        let isUnread = (named + [before].compactMap { $0 }).contains { papers[$0] == nil }
        if findings.haveErrors, isUnread || named.isEmpty { return [] }
        let ledger = try CoverageDesk.opened(file)
        let stored = try ledger.classTallies(asOf: day)
        try ledger.close()
        func classes(_ pack: String) -> [Ledger.ClassTally] { stored.filter { $0.tally.packID == pack } }
        let known = Set(stored.map(\.tally.packID))
        let packs = named.isEmpty ? known.filter { papers[$0] != nil }.sorted() : named
        guard !packs.isEmpty else { throw QuizDesk.Problem(description: "台账里还没有结果，请先用 humen quiz results import 导入") }
        if let before { try check(before, of: packs, known: known) }
        let banks = try? QuizDesk([], site: site, asOf: day)
        return try packs.map { pack in
            let paper = try self.paper(pack)
            let mended = banks?.mendedKeys(of: paper)
            if let mended {
                findings.append(.keyMended(paper, mended, at: Place(file: site.issued.appending(paper.fileName).path)))
            }
            let rows = classes(pack)
            let figures = PaperAnalysis(
                paper, classes: rows.map { (classroom: $0.classroom, tally: $0.tally, totals: $0.totals) })
            var paired: PairedAnalysis?
            if let before {
                let isOnly = packs.count { $0 != before } == 1
                paired = try self.paired(try self.paper(before), classes(before), paper, rows, isOnly: isOnly)
            }
            return Analysis(figures: figures, paired: paired, batches: rows.count { $0.parts > 1 }, mended: mended)
        }
    }

    /// A paper can be compared with another one that has results and a question in common.
    private func check(_ before: String, of packs: [String], known: Set<String>) throws {
        let name = "《\(try paper(before).content.title)》（\(before)）"
        guard packs.contains(where: { $0 != before }) else {
            throw QuizDesk.Problem(description: "前测和后测都是\(name)，没有前后可比：--before 写前测的卷号，前面写后测的卷号")
        }
        guard known.contains(before) else {
            throw QuizDesk.Problem(description: "台账里没有前测\(name)的结果，不能比：请先用 humen quiz results import 导入，或者去掉 --before")
        }
    }

    /// The comparison of a paper with the one before; where only one is asked for, it has to be possible.
    private func paired(
        _ before: IssuedPaper, _ earlier: [Ledger.ClassTally], _ after: IssuedPaper, _ later: [Ledger.ClassTally],
        isOnly: Bool
    ) throws -> PairedAnalysis? {
        guard before.packID != after.packID else { return nil }
        let paired = PairedAnalysis(
            before: before, earlier.map { ($0.classroom, $0.tally) }, after: after,
            later.map { ($0.classroom, $0.tally) })
        let names = "《\(before.content.title)》（\(before.packID)）和《\(after.content.title)》（\(after.packID)）"
        if isOnly, paired.questions.isEmpty {
            let reason = paired.notes.isEmpty ? "" : "：" + paired.notes.joined(separator: "；")
            throw QuizDesk.Problem(description: "\(names)没有一道相同的题，不能比\(reason)")
        }
        if isOnly, paired.classes.isEmpty, !paired.unpaired.isEmpty {
            let more = paired.unpaired.count > 5 ? "；等等" : ""
            let reason = paired.unpaired.prefix(5).joined(separator: "；") + more
            throw QuizDesk.Problem(description: "没有一个班可以比，\(names)不能比：\(reason)")
        }
        if isOnly, paired.classes.isEmpty {
            throw QuizDesk.Problem(description: "没有一个班两份卷都有结果，\(names)不能比；前后测按班比，班级名称要相同")
        }
        return (paired.questions.isEmpty || paired.classes.isEmpty) && paired.notes.isEmpty ? nil : paired
    }

    /// The number of a paper as it was issued, however large its letters were typed.
    func number(_ typed: String) -> String {
        papers[typed] == nil && papers[typed.lowercased()] != nil ? typed.lowercased() : typed
    }

    private func paper(_ pack: String) throws -> IssuedPaper {
        guard let paper = papers[pack] else { throw QuizDesk.Problem(description: "issued/ 里没有卷号是“\(pack)”的卷") }
        return paper
    }

    /// Writes a report for each paper, as a page and as a workbook; gives the files.
    package mutating func report(_ analyses: [Analysis]) throws -> [FilePath] {
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return [] }
        theme.check([AnalysisView.self], words: [], findings: &findings)
        guard !findings.haveErrors else { return [] }
        let office = configuration.office.isEmpty ? nil : configuration.office
        return try analyses.flatMap { analysis in
            let view = AnalysisView(
                analysis.figures, paired: analysis.paired, batches: analysis.batches, mended: analysis.mended,
                theme: theme, office: office)
            let folder = site.output.appending("reports")
            try Disk.makeFolder(folder)
            let name = "analysis-\(analysis.figures.paper.packID)"
            let page = folder.appending(name + ".html")
            try Disk.replace(page, with: theme.render(view))
            let workbook = folder.appending(name + ".xlsx")
            let draft = AnalysisWorkbook(
                analysis.figures, paired: analysis.paired, batches: analysis.batches, mended: analysis.mended,
                office: office
            ).draft
            try Disk.replace(workbook, with: draft.bytes())
            return [page, workbook]
        }
    }
}
