import ArgumentParser
// For its linking only: mimalloc stands in front of the C library and so in the place of `malloc`.
import CMiMalloc
import Diagnostics
import Foundation
import Glibc

/// The command line of Humen: arguments in, exit codes out.
@main
struct Humen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "humen",
        abstract: "虎门：把 Markdown 文章、法律问答和题库做成离线网站、练习包和试卷，记录学校“五落实”。",
        version: "0.1.0",
        subcommands: [
            NewCommand.self, BuildCommand.self, CheckCommand.self, ReviewCommand.self, RenderCommand.self,
            SearchCommand.self,
            LawCommand.self, PrintCommand.self, ConvertCommand.self,
            QuizCommand.self, CoverageCommand.self, DoctorCommand.self, ExplainCommand.self,
        ]
    )

    static func main() async {
        setlocale(LC_CTYPE, "C.UTF-8")
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            Glibc.exit(leave(with: error))
        }
    }

    /// The names of a command's commands, and of theirs.
    static func commandNames(of command: any ParsableCommand.Type) -> [String] {
        command.configuration.subcommands.flatMap { [$0.configuration.commandName ?? ""] + commandNames(of: $0) }
            .filter { !$0.isEmpty }.sorted()
    }

    /// Says what ended the run and gives the exit code: 0 for help, 64 for wrong usage, 2 for what could not run.
    private static func leave(with error: any Error) -> Int32 {
        let code = exitCode(for: error)
        if code.isSuccess {
            print(UsageWords.help(fullMessage(for: error)))
            return 0
        }
        let isUsage = code == .validationFailure
        let original = message(for: error)
        let words = isUsage ? UsageWords.unknown(CommandLine.arguments) ?? UsageWords.mistake(original) : "\(error)"
        let usage = isUsage ? UsageWords.help(fullMessage(for: error).removingPrefix("Error: \(original)\n")) : nil
        if FormatOption.isJSON(CommandLine.arguments) {
            try? FormatOption.print(StoppedRecord(error: words, usage: usage, diagnostics: []))
        }
        let text = (isUsage ? "用法有误：" : "错误：") + words + (usage.map { "\n" + $0 } ?? "") + "\n"
        Console.note(text)
        return isUsage ? code.rawValue : 2
    }
}

/// What `--format json` writes when the run could not go on: one document all the same.
private struct StoppedRecord: Encodable {
    let error: String
    let usage: String?
    let diagnostics: [FindingRecord]
}

extension String {
    fileprivate func removingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
