import Coverage
package import DataFiles
import Diagnostics
import Schools
import Spreadsheets

/// `humen coverage demo`: a ledger of an invented place, marked 示例数据 wherever its figures show.
extension CoverageDesk {
    /// Fills a new ledger, four terms of rosters, sheets, checks and activities, and gives how many schools there are.
    package func makeDemo(on day: CalendarDate) throws -> Int {
        let stamp = Self.demoStamp(on: day, by: "示例市禁毒办")
        var county = DemoCounty(until: day)
        let first = Self.day(of: county.terms[0], .roster, notAfter: day)
        let ledger = try Ledger.create(
            at: file.path, stamp: Self.demoStamp(on: first, by: stamp.actor), isSample: true)
        for (index, term) in county.terms.enumerated() {
            try enter(index, term, of: &county, into: ledger, until: day)
        }
        let schools = try ledger.load(framework: framework.id, period: Period(containing: day), asOf: day).records
            .schools
        try ledger.close()
        return schools.count
    }

    /// A site around the demonstration: what `make demo` builds.
    package static func writeDemoSite(in folder: FilePath) throws {
        let files = [
            (
                "Content/site.yaml",
                """
                title: 【示例数据】示例市禁毒宣传教育网
                office: 示例市禁毒委员会办公室
                county: 示例市
                columns:
                  notices: 说明
                coverage: {publish: true}

                """
            ),
            (
                "Content/notices/shili.md",
                """
                ---
                title: 这是示例数据
                summary: 本站的学校和数字都是编造的，只用来看一看台账做出来是什么样子。
                ---

                示例市、示例县、示例区和 120 所学校都是**编造**的，数字由程序按固定的种子生成，与任何真实的地方、学校无关，不要引用。

                “五落实”一页的数字来自这个文件夹里的 `ledger.db`。在这个文件夹里还可以运行：

                - `humen coverage status`：各地区的三个率；
                - `humen coverage missing`：未上报和未落实的学校；
                - `humen coverage verify draw`：抽查名单；`humen coverage verify list`：整改台账；
                - `humen coverage activity list`：活动台账；
                - `humen coverage audit`：每一次登记。

                """
            ),
        ]
        for (path, text) in files {
            let target = folder.appending(path)
            try Disk.makeFolder(target.parent)
            try Disk.write(Array(text.utf8), to: target)
        }
    }

    private enum Step { case roster, early, late, checks }

    /// A plausible day in a term for each step, never after `last`.
    private static func day(of term: Period, _ step: Step, notAfter last: CalendarDate) -> CalendarDate {
        let (autumn, spring) =
            switch step {
            case .roster: ((9, 10), (3, 5))
            case .early: ((10, 20), (4, 10))
            case .late: ((11, 5), (5, 8))
            case .checks: ((11, 15), (5, 20))
            }
        let (month, day) = term.term == 2 ? spring : autumn
        let date = CalendarDate(year: term.firstYear + (term.term == 2 ? 1 : 0), month: month, day: day)
        return min(date ?? last, last)
    }

    private static func month(before day: CalendarDate) -> CalendarDate {
        let isJanuary = day.month == 1
        return CalendarDate(
            year: isJanuary ? day.year - 1 : day.year, month: isJanuary ? 12 : day.month - 1, day: 1) ?? day
    }

    private static func demoStamp(on day: CalendarDate, by actor: String) -> Ledger.Stamp {
        Ledger.Stamp(at: "\(day)T09:00:00+08:00", on: day, actor: actor)
    }

    private func enter(
        _ index: Int, _ term: Period, of county: inout DemoCounty, into ledger: Ledger, until last: CalendarDate
    ) throws {
        var findings: [Finding] = []
        func grid(_ text: String) -> (Grid, Ledger.Origin) {
            let text = String(text.unicodeScalars.dropFirst())
            let grid = Grid(csv: SourceText(path: "示例.csv", text), findings: &findings)
            return (grid, Ledger.Origin(file: "示例.csv", bytes: Array(text.utf8)))
        }
        var day = Self.day(of: term, .roster, notAfter: last)
        let (roster, rosterOrigin) = grid(county.roster(index))
        let entries = RosterReader.read(roster, county: nil, findings: &findings)
        _ = try ledger.store(
            roster: entries, framework: framework.id, period: term, origin: rosterOrigin,
            stamp: Self.demoStamp(on: day, by: "示例市禁毒办"))
        for (text, step) in zip(county.sheets(index), [Step.early, .late]) {
            day = Self.day(of: term, step, notAfter: last)
            let (sheet, origin) = grid(text)
            let known = try ledger.load(framework: framework.id, period: term, asOf: day).records
            let reports = ReportReader.read(sheet, framework: framework, known: known, findings: &findings)
            _ = try ledger.store(
                reports: reports, framework: framework, period: term, origin: origin,
                stamp: Self.demoStamp(on: day, by: "示例市禁毒办"))
        }
        day = Self.day(of: term, .checks, notAfter: last)
        let (records, head) = try ledger.load(framework: framework.id, period: term, asOf: day)
        let list = InspectionList(framework.derive(records), records, count: 12, seed: head)
        let (checks, origin) = grid(county.checks(list, on: day))
        let found = CheckReader.read(checks, framework: framework, known: records, on: day, findings: &findings)
        _ = try ledger.store(
            findings: found, framework: framework, period: term, origin: origin,
            stamp: Self.demoStamp(on: day, by: "示例督查组"))
        // What is invented for the middle of a month must be over by then.
        let month = day.day < 15 ? Self.month(before: day) : day
        let (activities, activityOrigin) = grid(county.activities(String(month.description.prefix(7))))
        _ = try ledger.store(
            activities: ActivityReader.read(activities, framework: framework, on: day, findings: &findings),
            origin: activityOrigin, stamp: Self.demoStamp(on: day, by: "示例市禁毒办"))
        if let error = findings.first(where: { $0.severity == .error }) {
            throw Problem(description: "示例数据做不出来：\(error.summary)")
        }
    }
}
