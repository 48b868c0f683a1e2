/// libyaml's sentences in Chinese, each with what to do.
enum YAMLProblem {
    /// The sentence that a person can act on; one that is not known says only that the line is wrong.
    static func chinese(_ problem: String) -> String { known[problem] ?? "这里的写法有误" }

    static let tab = "缩进用了制表符（Tab），请改成空格"
    private static let quote = "引号里的反斜杠写法有误；要写反斜杠，请改用英文单引号"
    private static let bytes = "有读不出的字节，请另存为 UTF-8"
    private static let tag = "感叹号“!”开头的文字要加英文引号"
    private static let directive = "百分号“%”开头的文字要加英文引号"

    /// Every sentence of libyaml's scanner, parser and reader that a file can bring about, and two of Yams.
    private static let known = [
        "mapping values are not allowed in this context": "这一行有多余的冒号，带冒号的文字要加英文引号",
        "mapping keys are not allowed in this context": "问号“?”开头的文字要加英文引号",
        "block sequence entries are not allowed in this context": "列表的“- ”不能写在这里，请另起一行",
        "could not find expected ':'": "这一行缺少英文冒号",
        "found character that cannot start any token": "有不能放在开头的字符（如制表符、@、`），请删去或加英文引号",
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "found unexpected end of stream": "引号没有配对",
        "found unexpected document indicator": "引号没有配对",
        "found unexpected ':'": "花括号或方括号里的冒号后面要空一格，带冒号的文字要加英文引号",
        "did not find expected key": "缩进不齐，或引号后面还有文字",
        "did not find expected ',' or ']'": "方括号里的各项要用英文逗号隔开，最后有“]”",
        "did not find expected ',' or '}'": "花括号里的各项要用英文逗号隔开，最后有“}”",
        "did not find expected '-' indicator": "列表各项前面都要有“- ”",
        "did not find expected node content": "这里缺少一个值",
        "did not find expected <document start>": "有多余的“]”“}”或缩进，请删去",
        "did not find expected alphabetic or numeric character": "“*”或“&”开头的文字要加英文引号",
        "did not find expected comment or line break": "“|”或“>”后面不能再写文字，请另起一行",
        "did not find expected whitespace or line break": "标点后面缺少空格",
        "did not find expected whitespace": "标点后面缺少空格",
        "found an indentation indicator equal to 0": "“|”或“>”后面的缩进数不能是 0",
        "found unknown escape character": quote,
        "found invalid Unicode character escape code": quote,
        "did not find expected hexdecimal number": quote,
        "did not find expected '!'": tag,
        "did not find expected tag URI": tag,
        "did not find the expected '>'": tag,
        "did not find URI escaped octet": tag,
        "found undefined tag handle": tag,
        "could not find expected directive name": directive,
        "did not find expected digit or '.' character": directive,
        "did not find expected version number": directive,
        "found duplicate %TAG directive": directive,
        "found duplicate %YAML directive": directive,
        "found extremely long version number": directive,
        "found incompatible YAML document": directive,
        "found unexpected non-alphabetical character": directive,
        "found unknown directive name": directive,
        "Maximum nesting level reached, set with yaml_set_max_nest_level())": "嵌套太深，不是人写的",
        "but found another document": "一个文件里只能有一段，请删去中间的“---”",
        "found undefined alias": "“*”开头的文字要加英文引号（不支持 YAML 的别名）",
        "control characters are not allowed": "有看不见的控制字符，请删去后重新输入这一行",
        "input is too long": "内容太长",
        "found an incorrect leading UTF-8 octet": bytes,
        "found an incorrect trailing UTF-8 octet": bytes,
        "incomplete UTF-8 octet sequence": bytes,
        "invalid leading UTF-8 octet": bytes,
        "invalid trailing UTF-8 octet": bytes,
        "invalid length of a UTF-8 sequence": bytes,
        "invalid Unicode character": bytes,
    ]
}
