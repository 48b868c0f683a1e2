import Foundation
import TestSupport
import Testing

/// The same sheet in every form in which people send it.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageImportTests {
    private func ledger() throws -> TemporaryFolder {
        let site = try Tool.site()
        let roster = PackageRoot.path("Tests/Fixtures/coverage/roster.csv")
        try FileManager.default.copyItem(at: roster, to: site.url.appending(path: "roster.csv"))
        for arguments in [["init"], ["schools", "import", "roster.csv"]] {
            #expect(try Tool.run(["coverage"] + arguments + ["--as-of", "2026-11-21"], in: site.url).exitCode == 0)
        }
        return site
    }

    private func sheet() throws -> String {
        try String(contentsOf: PackageRoot.path("Tests/Fixtures/coverage/reports.csv"), encoding: .utf8)
            .replacing("\u{FEFF}", with: "")
    }

    private func run(_ name: String, _ bytes: Data) throws -> ProgramRun {
        let site = try ledger()
        try bytes.write(to: site.url.appending(path: name))
        return try Tool.run(["coverage", "import", name, "--as-of", "2026-11-21"], in: site.url)
    }

    private let stored = "已登记：首次上报 8 所，更正 0 所，没有变化 0 所\n"

    @Test func `text as Excel saves it in UTF-16 with tabs`() throws {
        let text = try sheet().replacing(",", with: "\t")
        let units = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try run("表.txt", Data([0xFF, 0xFE] + units)).stdout == stored)
    }

    @Test func `a page that calls itself xls`() throws {
        let rows = try sheet().split(separator: "\n").map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { "<td>\($0)</td>" }
            return "<tr>\(cells.joined())</tr>"
        }
        #expect(try run("表.xls", Data("<html><table>\(rows.joined())</table></html>".utf8)).stdout == stored)
    }

    @Test func `what is no table is refused with what to do`() throws {
        let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
        let locked: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + name
        let run = try run("表.xlsx", Data(locked))
        #expect(run.exitCode == 2)
        #expect(run.stderr == "错误：表.xlsx：文件加了密码。请在 Excel 或 WPS 里打开，去掉密码，另存后再导入\n")
    }

    @Test(.enabled(if: ProgramRun.find("soffice") != nil, "LibreOffice is not installed"))
    func `old Excel files go through LibreOffice`() throws {
        let site = try ledger()
        try site.write("表.csv", "\u{FEFF}" + sheet())
        let office = try #require(ProgramRun.find("soffice"))
        let profile = "-env:UserInstallation=" + site.url.appending(path: "profile").absoluteString
        let run = try ProgramRun(
            office, [profile, "--headless", "--infilter=CSV:44,34,76", "--convert-to", "xls", "表.csv"], in: site.url,
            timeout: 120)
        #expect(run.exitCode == 0)
        #expect(
            try Tool.run(["coverage", "import", "表.xls", "--as-of", "2026-11-21"], in: site.url).stdout == stored)
    }
}
