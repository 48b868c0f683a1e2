import Foundation
import TestSupport
import Testing

/// The script that proves imports of results, in a short version; Scripts/prove-classroom without arguments is the long one.
@Suite(.enabled(if: Tool.program != nil && ProgramRun.find("python3") != nil, "humen or python3 is missing"))
struct ResultsProofTests {
    @Test func `kills leave whole states only, and the same import again changes nothing`() throws {
        let program = try #require(Tool.program)
        let run = try ProgramRun(
            PackageRoot.path("Scripts/prove-classroom"),
            ["--program", program.path, "--kills", "12", "--classes", "8"], in: PackageRoot.folder, timeout: 300)
        #expect(run.exitCode == 0, "\(run.stdout)\(run.stderr)")
        #expect(run.stdout.hasPrefix("12 kills, whole imports only: "))
        #expect(!run.stdout.contains(" 0 while a transaction was open"))
        #expect(run.stdout.contains("\nthe same 400 results again: none counted, not a byte of the ledger changed\n"))
        #expect(run.stdout.contains("\n6 kills, sums taken away whole or not at all: "))
    }
}
