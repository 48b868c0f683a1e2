/// The argument parser's own sentences in Chinese.
enum UsageWords {
    private static let words: [(String, String)] = [
        ("Error: ", "用法有误："), ("Help:  ", "说明："), ("', '", "”“"), ("Usage: ", "用法："), ("OVERVIEW: ", ""),
        ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："), ("Show help information.", "显示用法。"),
        ("Show the version.", "显示版本。"),
        ("See '", "详细用法：“"), (" --help' for more information.", " --help”"), ("  See ", "  "),
        (" <subcommand>' for detailed help.", " <命令>”查看各命令的用法。"), ("<subcommand>", "<命令>"), ("(default: ", "(默认："),
        ("Missing expected argument '", "缺少参数“"), ("Unknown option '", "没有这个选项“"), ("Unexpected argument '", "多余的参数“"),
        ("Missing value for '", "这个选项要有值“"), ("The value '", "值“"), ("' is invalid for '", "”不能用于“"),
        (" unexpected arguments: '", " 个多余的参数：“"), ("'. Did you mean '", "”，是不是想写“"), ("'?", "”？"),
    ]

    static func translated(_ text: String) -> String {
        words.reduce(text) { $0.replacing($1.0, with: $1.1) }
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("'") && $0.contains("“") ? $0.dropLast() + "”" : $0 }
            .joined(separator: "\n")
    }
}
