import ArgumentParser
import Diagnostics

/// What the argument parser says, in Chinese.
///
/// The parser keeps the kinds of its errors to itself, so its sentences are matched whole, one pattern each; a test asks for
/// every one of them. Our own sentences match none and stay as they are.
enum UsageWords {
    /// A sentence about a mistake in the command line.
    ///
    ///     UsageWords.mistake("Missing expected argument '<题库>'") == "缺少参数“<题库>”"
    static func mistake(_ text: String) -> String {
        for (pattern, words) in sentences {
            guard let regex = try? Regex(pattern).dotMatchesNewlines(), let match = text.wholeMatch(of: regex) else {
                continue
            }
            let parts = (0..<match.output.count).map { match.output[$0].substring.map(String.init) ?? "" }
            return words(parts)
        }
        return text
    }

    /// Help, and the lines of usage below a mistake.
    static func help(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
    }

    private static func line(_ line: String) -> String {
        if let match = line.wholeMatch(of: #/  See '(.+)' for more information\./#) { return "  详细用法：\(match.1)" }
        if let match = line.wholeMatch(of: #/  See '(.+) <subcommand>' for detailed help\./#) {
            return "  各命令的用法：\(match.1) <命令>"
        }
        if let match = line.wholeMatch(of: #/Help:  (.*)/#) { return "说明：\(match.1)" }
        return labels.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }

    private static let labels: [(String, String)] = [
        ("Usage: ", "用法："), ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："), ("Show help information.", "显示用法。"), ("Show the version.", "显示版本。"),
        ("Show subcommand help information.", "显示一个命令的用法。"), ("<subcommand>", "<命令>"), ("(default: ", "(默认："),
        ("(values: ", "(可以写："), ("; default: ", "；默认："),
    ]

    private static let sentences: [(String, @Sendable ([String]) -> String)] = [
        ("Unknown option '(.+)'\\. Did you mean '(.+)'\\?", { "没有“\($0[1])”这个选项，是不是想写“\($0[2])”？" }),
        ("Unknown option '(.+)'\n   or: Missing value for '(.+)' in '.+'", { "没有“\($0[1])”这个选项，或者“\($0[2])”后面缺少值" }),
        ("Unknown option '(.+)'", { "没有“\($0[1])”这个选项" }),
        ("Invalid option: (.+)", { "没有“\($0[1])”这个选项" }),
        ("Missing value for '(.+)'", { "选项“\($0[1])”后面缺少值" }),
        (
            "The option '(.+)' does not take any value, but '(.*)' was specified\\.",
            { "选项“\($0[1])”后面不写值，这里却写了“\($0[2])”" }
        ),
        ("Unexpected argument '(.*)'", { unexpected($0[1]) }),
        ("([0-9]+) unexpected arguments: '(.*)'", { "\($0[1]) 个多余的参数：“\(listed($0[2]))”" }),
        (
            "Value to be set with flag '(.+?)'.* had already been set with flag '(.+?)'.*",
            { "“\($0[2])”和“\($0[1])”只能写一个" }
        ),
        ("Missing expected argument '(.+)'", { "缺少参数“\($0[1])”" }),
        ("Missing one of: '(.+)'", { "缺少参数，下面的要写一个：“\(listed($0[1]))”" }),
        ("Missing required subcommand\\.", { _ in "后面还要写一个命令" }),
        (
            "The value '(.*)' is invalid for '(.+?)'\\. Please provide one of (.+)\\.",
            { "值“\($0[1])”不能用于“\($0[2])”，可以写：\(choices($0[3]))" }
        ),
        ("The value '(.*)' is invalid for '(.+?)'(?:[.:].*)?", { "值“\($0[1])”不能用于“\($0[2])”" }),
        ("The value '(.*)' is invalid\\..*", { "值“\($0[1])”不能用在这里" }),
        ("Can't generate completion scripts for '(.*)'\\..*", { "不能为“\($0[1])”生成补全脚本，可以写：bash、zsh、fish" }),
        ("Can't autodetect a supported shell\\..*", { _ in "看不出用的是哪种命令行，请写明：bash、zsh 或 fish" }),
        ("Command '(.+)' is not a parent of the current command\\.", { "“\($0[1])”不是上一级命令" }),
        ("Internal error\\..*", { _ in "命令行读不懂" }),
    ]

    /// What is wrong with a command line whose first word is no command: the options behind it are not to blame.
    static func unknown(_ arguments: [String]) -> String? {
        guard let first = arguments.dropFirst().first, !first.hasPrefix("-"), first != "help",
            !Humen.configuration.subcommands.contains(where: { $0.configuration.commandName == first })
        else { return nil }
        let near = nearestCommand(to: first)
        return "没有“\(first)”这个命令" + (near.map { "，是不是想写“\($0)”？" } ?? "")
    }

    /// A word too many, which may be a command with a slip in it.
    private static func unexpected(_ word: String) -> String {
        guard let near = nearestCommand(to: word) else { return "多余的参数“\(word)”" }
        return "没有“\(word)”这个命令，是不是想写“\(near)”？"
    }

    private static func nearestCommand(to word: String) -> String? {
        let names = Humen.commandNames(of: Humen.self)
        return word.hasPrefix("-") || names.contains(word) ? nil : NearMiss.best(for: word, among: names)
    }

    /// `a', 'b` as it stands between quotation marks.
    private static func listed(_ text: String) -> String { text.replacing("', '", with: "”、“") }

    /// `'a', 'b' or 'c'` without the marks and the English words.
    private static func choices(_ text: String) -> String {
        text.matches(of: #/'([^']*)'/#).map { String($0.1) }.joined(separator: "、")
    }
}
