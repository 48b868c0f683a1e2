import ArgumentParser
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
            LawCommand.self, ConvertCommand.self,
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
            let code = exitCode(for: error).rawValue
            let text = UsageWords.translated(fullMessage(for: error))
            guard code != 0 else {
                print(text)
                Glibc.exit(0)
            }
            // What is not a mistake in the command line stopped the run.
            let isUsage = code == ExitCode.validationFailure.rawValue
            if !isUsage, CommandLine.arguments.contains(where: { $0 == "json" || $0 == "--format=json" }) {
                try? FormatOption.print(StoppedRecord(error: "\(error)", diagnostics: []))
            }
            FileHandle.standardError.write(Data((isUsage ? text : "错误：\(error)").utf8 + [10]))
            Glibc.exit(isUsage ? code : 2)
        }
    }
}

/// What `--format json` writes when the run could not go on: one document all the same.
private struct StoppedRecord: Encodable {
    let error: String
    let diagnostics: [FindingRecord]
}
