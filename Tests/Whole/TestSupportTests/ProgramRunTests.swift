import Foundation
import TestSupport
import Testing

struct ProgramRunTests {
    private static let shell = URL(filePath: "/bin/sh")

    @Test func `output, findings and exit code are kept apart`() throws {
        let run = try ProgramRun(Self.shell, ["-c", "echo 一; echo 二 >&2; exit 3"])
        #expect(run.stdout == "一\n")
        #expect(run.stderr == "二\n")
        #expect(run.exitCode == 3)
        #expect(!run.timedOut)
    }

    @Test func `stdin holds nothing`() throws {
        #expect(try ProgramRun(Self.shell, ["-c", "cat; echo end"]).stdout == "end\n")
    }

    @Test func `folder and environment are those asked for`() throws {
        let folder = try TemporaryFolder(["x.txt": "甲"])
        let run = try ProgramRun(
            Self.shell,
            ["-c", "cat x.txt; echo $HUMEN_X"],
            in: folder.url,
            environment: ["HUMEN_X": "乙"]
        )
        #expect(run.stdout == "甲乙\n")
    }

    @Test func `a program that does not end is killed and what it wrote is kept`() throws {
        let run = try ProgramRun(Self.shell, ["-c", "echo 前; exec sleep 60"], timeout: 0.5)
        #expect(run.timedOut)
        #expect(run.stdout == "前\n")
    }

    @Test func `more output than a pipe holds`() throws {
        #expect(try ProgramRun(Self.shell, ["-c", "yes | head -c 1000000"]).stdout.utf8.count == 1_000_000)
    }
}
