package import DataFiles
package import Diagnostics
package import Schools

/// What stands between the `---` lines at the top of a Markdown file.
package struct FrontMatter: Sendable {
    package var title: String?
    package var date: CalendarDate?
    package var updated: CalendarDate?
    package var summary: String?
    package var tags: [String] = []
    package var audience: [Audience] = []
    package var stage: [Stage] = []
    /// The names of the regions that the page is about.
    package var regions: [String] = []
    /// Which of the 五落实 the page helps with.
    package var implements: [Implementation] = []
    package var source: String?
    package var author: String?
    package var draft = false
    package var publish: CalendarDate?
    package var expire: CalendarDate?
    package var weight = 0
    package var slug: String?
    /// Former addresses, as they are written.
    package var aliases: [PlacedText] = []
    /// The picture that stands for the page, relative to its file.
    package var cover: PlacedText?
    /// What the cover shows, for whoever does not see it.
    package var coverAlternative: String?
    package var layout = PageLayout.standard
    /// The day on which somebody last checked the page against the law.
    package var reviewed: CalendarDate?
    /// Where in the file the day of the review stands.
    var reviewedRange: Range<Int>?
    var dateRange: Range<Int>?
    /// What the page is about, within its column.
    package var topic: String?
    /// The room of the 网上展馆 that the page furnishes.
    package var room: String?
    /// Where the room is written.
    var roomRange: Range<Int>?

    /// Nothing said: every field has its default.
    package init() {}

    /// Whether the page is public on a day.
    package func isPublic(on day: CalendarDate, drafts: Bool) -> Bool {
        if draft, !drafts { return false }
        if let publish, day < publish { return false }
        if let expire, expire < day { return false }
        return true
    }

    /// The block at the top of a file and where the body begins.
    ///
    /// ## File format
    ///     ---
    ///     title: 识毒十问
    ///     date: 2026-06-01
    ///     ---
    ///     Markdown …
    ///
    /// ## Parsing behavior
    /// - The first line is `---`; the block ends at the next line that is `---` or `...`. Without them the whole file is
    ///   body. A block that never ends is a finding, and the file is body.
    package static func split(_ source: SourceText, findings: inout [Finding]) -> (block: Range<Int>?, body: Range<Int>)
    {
        let bytes = source.bytes
        let whole = 0..<bytes.count
        var start = 0
        while let blank = line(bytes, from: start), blank.content.isEmpty, blank.next < bytes.count {
            start = blank.next
        }
        guard let first = line(bytes, from: start), isFence(bytes[first.content], closing: false) else {
            if let finding = unopened(source, from: start) { findings.append(finding) }
            return (nil, whole)
        }
        // Behind blank lines, a rule is a rule unless a field follows it.
        if start > 0, let next = line(bytes, from: first.next), !holdsColon(bytes[next.content]) { return (nil, whole) }
        var position = first.next
        while position < bytes.count, let line = line(bytes, from: position) {
            if isFence(bytes[line.content], closing: true) {
                return (first.next..<position, line.next..<bytes.count)
            }
            position = line.next
        }
        findings.append(
            Finding(
                .frontMatterUnclosed, at: source.place(first.content), "开头的“---”没有配对的第二行“---”，整个文件当作正文",
                explanation: ["在标题、日期等信息的下一行补写“---”"])
        )
        return (nil, whole)
    }

    private static func holdsColon(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: ":")) || String(decoding: line, as: UTF8.self).contains("：")
    }

    static func line(_ bytes: [UInt8], from start: Int) -> (content: Range<Int>, next: Int)? {
        guard start < bytes.count else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        var last = end
        while last > start, bytes[last - 1] == 0x0D || bytes[last - 1] == 0x20 { last -= 1 }
        return (start..<last, min(end + 1, bytes.count))
    }

    static func isFence(_ line: ArraySlice<UInt8>, closing: Bool) -> Bool {
        line.elementsEqual("---".utf8) || (closing && line.elementsEqual("...".utf8))
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of first occurrence.
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension FindingCode {
    package static let frontMatterUnclosed = FindingCode(
        "page.front-matter-unclosed",
        .error,
        "文件开头的信息没有结束",
        manual: "文件第一行是 `---` 时，标题、日期等信息要用第二行 `---` 结束，后面才是正文。请补上这一行。"
    )
    package static let slugNotASCII = FindingCode(
        "page.slug-not-ascii",
        .warning,
        "网址里有中文或符号",
        manual: "`slug`（网址）会成为文件名，U 盘和旧系统上中文文件名容易变成乱码，所以只用英文字母、数字和连字符。"
    )
}
