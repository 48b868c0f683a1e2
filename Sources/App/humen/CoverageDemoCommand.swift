import ArgumentParser
import Build
import DataFiles
import Schools

/// `humen coverage demo`.
struct CoverageDemo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "做一本示例台账：编造的 120 所学校、四个学期，处处标明“示例数据”。",
        discussion: "不写 --ledger 时，在站点的 Output/demo/ 里做一个示例站点，台账在里面。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let day = try options.day.day()
        let folder = options.site.folder.output.appending("demo")
        let ledger = options.ledger.map(FilePath.init) ?? folder.appending("ledger.db")
        if options.ledger == nil { try CoverageDesk.writeDemoSite(in: folder) }
        let desk = try CoverageDesk(site: options.site.folder, ledger: ledger, framework: options.framework)
        let count = try desk.makeDemo(on: day)
        if options.format.format == .json {
            return try options.format.print(["ledger": ledger.path, "schools": String(count)])
        }
        print("已做好示例台账 \(ledger)：编造的 \(count) 所学校，四个学期，都标明“示例数据”。")
        print(
            options.ledger == nil ? "看一看：humen build --site \(folder)" : "看一看：humen coverage status --ledger \(ledger)")
    }
}
