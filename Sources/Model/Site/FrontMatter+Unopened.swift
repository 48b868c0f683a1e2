import DataFiles
package import Diagnostics

/// Front matter whose first `---` is missing or spoilt: a draft would be published, its fields printed as text.
extension FrontMatter {
    /// A finding for a file that begins like front matter and is none; `start` is its first line that is not empty.
    ///
    /// ## Parsing behavior
    /// - A line of dashes of another kind or number (`—--`, `------`) or of other signs (`***`, `+++`, `---yaml`), and under
    ///   it a field of a page.
    /// - Or fields alone, line by line, down to a line of dashes; or a first line that says `draft`, `publish` or `expire`.
    /// - Front matter of other programs: `+++` with `draft = true`, JSON, `;;;`.
    /// - Characters that nobody sees, and ideographic spaces, do not hide any of it.
    static func unopened(_ source: SourceText, from start: Int) -> Finding? {
        let bytes = source.bytes
        guard let first = line(bytes, from: start), first.content.count <= 400 else { return nil }
        let written = String(decoding: bytes[first.content], as: UTF8.self)
        let text = visible(written)
        let isRule = isRuleLine(text) || text == "{"
        guard isRule || namesField(text) else { return nil }
        var position = isRule ? first.next : start
        var fields = 0
        var ends = false
        for _ in 0..<40 {
            guard let next = line(bytes, from: position), next.content.count <= 2000 else { break }
            let text = visible(String(decoding: bytes[next.content], as: UTF8.self))
            ends = isRuleLine(text)
            if ends { break }
            if namesField(text) {
                fields += 1
            } else if !text.isEmpty, !text.hasPrefix(" "), !text.hasPrefix("-"), !text.hasPrefix("#") {
                break
            }
            position = next.next
        }
        guard fields > 0, isRule || ends || hidesPage(text) else { return nil }
        let isHidden = text == "---" && written != text
        let words =
            isHidden
            ? "第一行的“---”前面有看不见的字符或空格" : isRule ? "第一行是“\(text.prefix(20))”，不是三个英文减号" : "缺少第一行“---”"
        return Finding(
            .frontMatterUnopened, at: source.place(first.content), "文件开头的标题、日期、草稿等信息没有生效：\(words)",
            explanation: ["信息的上一行和下一行都要是 ---（三个英文减号，不多也不少）", "正文本来就这样开头的，请在前面先写好 --- 和标题"])
    }

    /// A line without white space of any width around it and the characters that take no room.
    private static func visible(_ line: String) -> String {
        let seen = line.unicodeScalars.filter { $0.properties.generalCategory != .format }
        return String(String.UnicodeScalarView(seen)).trimmingSpaces()
    }

    /// Whether a line is a field that decides whether the page is public.
    private static func hidesPage(_ line: String) -> Bool {
        let key = line.prefix { !":：=".contains($0) }.trimmingSpaces().lowercased()
        return hidingFields.contains(key)
    }

    /// Two or more dashes of any kind, `***`, `+++`, `...`, `- - -` and the like, or what begins with `---` or three back-quotes.
    private static func isRuleLine(_ line: String) -> Bool {
        if line.hasPrefix("---") || line.hasPrefix("```"), line.utf8.count <= 20 { return true }
        let signs = line.unicodeScalars.filter { $0 != " " }
        let areDashes = signs.allSatisfy { "-‐‑‒–—―－_﹣﹘−".unicodeScalars.contains($0) }
        if signs.count == line.unicodeScalars.count, signs.count >= 2, areDashes { return true }
        return signs.count >= 3 && Set(signs).count == 1 && signs.allSatisfy { "-*+=~.%;".unicodeScalars.contains($0) }
    }

    /// Whether a line is `title: …` or `草稿：…`, or the same as TOML or JSON.
    private static func namesField(_ line: String) -> Bool {
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" || $0 == "=" }) else { return false }
        let key = line[..<colon].filter { $0 != "\"" && $0 != "{" && $0 != "," }.trimmingSpaces()
        return key.utf8.count <= 24 && FieldName.pageFields.contains { $0.matches(key) }
    }
}

extension FindingCode {
    package static let frontMatterUnopened = FindingCode(
        "page.front-matter-unopened",
        .error,
        "文件开头的信息没有生效",
        manual: """
            标题、日期、草稿、到期等信息要夹在两行 `---` 之间，第一行就是 `---`。Word 会把三个减号变成破折号 `—--`，有人多写几个减号，也有人漏了
            第一行：这时草稿会照样公开，“标题: …”会印在正文里。请把这一行改成三个英文减号。
            """
    )
}
