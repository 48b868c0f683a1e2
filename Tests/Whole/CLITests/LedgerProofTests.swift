import Foundation
import TestSupport
import Testing

/// The scripts that prove the ledger, each in a short version; Scripts/prove-ledger without arguments is the long one.
@Suite(.enabled(if: Tool.program != nil && ProgramRun.find("python3") != nil, "humen or python3 is missing"))
struct LedgerProofTests {
    private func run(_ script: String, _ arguments: String...) throws -> ProgramRun {
        let program = try #require(Tool.program)
        return try ProgramRun(
            PackageRoot.path(script), ["--humen", program.path] + arguments, in: PackageRoot.folder, timeout: 300)
    }

    @Test func `figures of a random ledger are those of a second calculation, cell by cell`() throws {
        let run = try run(
            "Tests/Oracles/coverage.py", "--share", PackageRoot.folder.path, "--schools", "400", "--seed", "11")
        #expect(run.exitCode == 0, "\(run.stdout)\(run.stderr)")
        #expect(run.stdout.hasSuffix("cells agree: 400 schools, 2 terms, seed 11\n"))
    }

    @Test func `kills and broken disks lose nothing that was acknowledged`() throws {
        let run = try run("Scripts/prove-ledger", "--kills", "10", "--rows", "1000")
        #expect(run.exitCode == 0, "\(run.stdout)\(run.stderr)")
        #expect(run.stdout.contains("nothing half, nothing acknowledged lost"))
        #expect(run.stdout.hasSuffix("restored from the backup; the damaged file is kept\n"))
    }
}
