import ChineseText
package import Diagnostics
import Site
import Theme

/// A site on disk: where its content, theme and output are.
package struct SiteFolder: Sendable {
    package let path: FilePath
    package let output: FilePath
    package let share: ShareFolder?

    /// The site at `path`; `output` is its `Output/` unless named.
    package init(_ path: FilePath, output: FilePath? = nil, share: ShareFolder?) {
        self.path = path
        self.output = output ?? path.appending("Output")
        self.share = share
    }

    /// Where what people write is: `Content/`.
    package var content: FilePath { path.appending("Content") }
    /// Where the site goes: `Output/site/`.
    package var siteOutput: FilePath { output.appending("site") }
    /// Where the ledger is unless another file is named: `ledger.db`.
    package var ledger: FilePath { path.appending("ledger.db") }
    /// Where issued papers are frozen: `issued/`.
    package var issued: FilePath { path.appending("issued") }

    /// Whether there is a site at all.
    package var exists: Bool { Disk.isFolder(content) }

    /// Whether an earlier build has left a site.
    package var hasOutput: Bool { Disk.isFolder(siteOutput) }

    /// Whether the output would stand among the sources, where the next build takes it for content.
    var hasOutputInContent: Bool {
        guard let content = Disk.resolved(content)?.path else { return false }
        var folder = output
        while true {
            if let real = Disk.resolved(folder)?.path { return real == content || real.hasPrefix(content + "/") }
            if folder.parent == folder { return false }
            folder = folder.parent
        }
    }

    /// The folders that a theme's name may mean: the site's own, then the shipped one.
    func themeFolders(_ name: String) -> [FilePath] {
        let own = path.appending("Themes/\(name)")
        return ([own, share?.themes.appending(name)].compactMap { $0 }).filter(Disk.isFolder).uniqued()
    }

    /// The names of the themes that can be used, sorted.
    var themeNames: [String] {
        let folders = [path.appending("Themes"), share?.themes].compactMap { $0 }
        let names = folders.flatMap { (try? Disk.files(below: $0)) ?? [] }
            .filter { $0.hasSuffix("/theme.yaml") }
            .map { String($0.dropLast("/theme.yaml".count)) }
        return names.uniqued().sorted()
    }
}

/// The files of a site's content, sorted into what they are.
struct ContentFiles: Sendable {
    var pages: [ContentPath] = []
    var statutes: [ContentPath] = []
    var frameworks: [ContentPath] = []
    var calendar: ContentPath?
    var glossary: ContentPath?
    /// Everything that a page may show or link to.
    var assets: Set<ContentPath> = []
    /// Papers and lessons, which a site reads only for what they cite.
    var cited: [ContentPath] = []
    /// Texts that stand where nothing is made of them.
    var misplaced: [ContentPath] = []

    init(_ paths: [String]) {
        for path in paths.map(ContentPath.init) {
            if path.isMisnamed {
                misplaced.append(path)
                continue
            }
            if ["papers", "lessons"].contains(path.column), ["md", "yaml", "yml"].contains(path.suffix) {
                cited.append(path)
            }
            switch (path.column, path.suffix) {
            case ("", "yaml"), ("", "yml"):
                if path.stem == "calendar" { calendar = path }
                if path.stem == "glossary" { glossary = path }
                if !Self.isKnown(path) { misplaced.append(path) }
            case ("statutes", "md"), ("statutes", "txt"): statutes.append(path)
            case ("frameworks", _): frameworks.append(path)
            case ("banks", "md") where !path.name.hasSuffix(".quiz.md"): misplaced.append(path)
            case (let column, "md") where column != "banks" && path.name.hasSuffix(".quiz.md"): misplaced.append(path)
            case ("banks", let suffix) where Self.documents.contains(suffix): misplaced.append(path)
            case ("banks", _), ("papers", _): break
            case ("", "md"):
                if Self.isPage(path) { pages.append(path) } else { misplaced.append(path) }
            case (let column, "md") where !Column.reserved.contains(column): pages.append(path)
            case (_, "md"): misplaced.append(path)
            case (_, "yaml"), (_, "yml"): break
            default: assets.insert(path)
            }
        }
    }
}

extension ContentFiles {
    /// The files of `Content/` itself; the settings have to be called as they are asked for.
    static let known = [
        "site.yaml", "calendar.yaml", "calendar.yml", "glossary.yaml", "glossary.yml", "slogans.yaml", "slogans.yml",
    ]

    /// Tables and documents: questions may be in them, and a site reads none of them by itself.
    private static let documents: Set<String> = ["xlsx", "xls", "et", "csv", "docx", "doc", "wps"]

    /// Whether a text beside the columns is an article, and not a word to colleagues or an attempt at a home page.
    static func isPage(_ path: ContentPath) -> Bool {
        let stem = path.stem.lowercased()
        return path.suffix == "md" && stem != "index" && !stem.hasPrefix("readme")
    }

    private static func isKnown(_ path: ContentPath) -> Bool { known.contains(String(path.name)) }
}

/// Reads text files of a site as Chinese offices save them.
struct SourceReader: Sendable {
    /// Largest text file that is read; a bigger one is not something that a person wrote.
    static let largest = 20_000_000

    /// The text of a file; what is odd about it is added to `findings`.
    static func read(_ file: FilePath, findings: inout [Finding]) throws -> SourceText {
        do {
            return text(try Disk.read(file, atMost: largest), path: file.path, findings: &findings)
        } catch let problem as Disk.TooLarge {
            findings.append(tooLarge(problem.size, file.path))
            return SourceText(path: file.path, bytes: [])
        }
    }

    private static func tooLarge(_ size: Int, _ path: String) -> Finding {
        // Rounded up: 20 MB would not be more than 20 MB.
        let megabytes = (size + 999_999) / 1_000_000
        return Finding(.fileTooLarge, at: Place(file: path), "文件有 \(megabytes) MB，超过 20 MB，未读取")
    }

    /// The text of bytes that were read; a lone CR, as old Macs end lines, becomes a line feed.
    static func text(_ raw: [UInt8], path: String, findings: inout [Finding]) -> SourceText {
        guard raw.count <= largest else {
            findings.append(tooLarge(raw.count, path))
            return SourceText(path: path, bytes: [])
        }
        let decoded = DecodedText(raw)
        if decoded.bytes.has(0) {
            findings.append(
                Finding(
                    .fileNUL, at: Place(file: path), "文件里有空字符（NUL），多半不是文本文件，或者已经损坏",
                    explanation: ["请用原来的程序打开，另存为 UTF-8 文本；Word 文件改了后缀不会变成文本"]))
        }
        switch decoded.encoding {
        case .utf8, .utf8WithMark:
            if let lost = decoded.bytes.range(of: [0xEF, 0xBF, 0xBD]) {
                let source = SourceText(path: path, bytes: decoded.bytes)
                findings.append(
                    Finding(
                        .encodingUnknown, severity: .warning, at: source.place(lost),
                        "文件里有“\u{FFFD}”：原来的字在别的程序里已经丢了", explanation: ["请对照原件，把这个字补上"]))
            }
        case .gb18030, .utf16:
            findings.append(
                Finding(
                    .encodingConverted, at: Place(file: path),
                    "文件是 \(decoded.encoding.rawValue) 编码，已按此读入", explanation: ["建议用记事本“另存为”UTF-8，以免别的程序显示乱码"]
                )
            )
        case .big5:
            findings.append(
                Finding(
                    .encodingUnknown, at: Place(file: path), "文件像是 Big5 编码（台湾、香港的旧文本），不能保证每个字都读得对",
                    explanation: ["请用 WPS 或浏览器按“繁体中文（Big5）”打开，看清楚没有乱码，再另存为 UTF-8"]))
        case .unknown:
            // What is broken has become U+FFFD, and what stands before it has kept its place.
            let source = SourceText(path: path, bytes: decoded.bytes)
            let first = decoded.bytes.range(of: [0xEF, 0xBF, 0xBD]).map { source.place($0) }
            findings.append(
                Finding(
                    .encodingUnknown, at: first ?? Place(file: path), "文件编码不明，从这里起有读不出的字，显示为 \u{FFFD}，请另存为 UTF-8"))
        }
        let source = SourceText(path: path, bytes: withLineFeeds(decoded.bytes))
        let isPage = path.hasSuffix(".md") && !path.hasSuffix(".quiz.md")
        // What is no text at all has been told.
        if decoded.encoding != .unknown, !decoded.bytes.has(0) {
            findings += HiddenSigns(source.bytes, isPage: isPage).findings(in: source)
        }
        return source
    }

    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.has(0x0D) else { return bytes }
        var bytes = bytes
        for index in bytes.indices where bytes[index] == 0x0D {
            if index + 1 == bytes.count || bytes[index + 1] != 0x0A { bytes[index] = 0x0A }
        }
        return bytes
    }

    /// The text of a file that has been read before; nothing when it is gone since.
    static func again(_ file: FilePath) -> [UInt8] {
        guard let raw = try? Disk.read(file), raw.count <= largest else { return [] }
        return withLineFeeds(DecodedText(raw).bytes)
    }
}

extension FindingCode {
    static let fileTooLarge = FindingCode(
        "file.too-large", .error, "文件太大",
        manual: "一个文本文件超过 20 MB，多半是误放的数据或图片。请移出 Content 文件夹，或拆成几个文件。"
    )
    static let encodingConverted = FindingCode(
        "file.encoding", .warning, "文件不是 UTF-8 编码",
        manual: "旧版记事本和 WPS 常存成 GBK（GB18030）或 UTF-16。Humen 能读，但别的程序可能显示乱码，请另存为 UTF-8。"
    )
    static let encodingUnknown = FindingCode(
        "file.encoding-unknown", .error, "文件编码不明",
        manual:
            "文件既不是 UTF-8 也不是 GB18030，可能已经损坏，也可能是别的格式（如 Word 文件改了后缀）。请用原来的程序打开，另存为 UTF-8 文本。台湾、香港的旧文本多是 Big5 编码，照 GB18030 读就是乱码，所以也停下来：请用 WPS 或浏览器按“繁体中文（Big5）”打开，看清楚以后另存为 UTF-8。"
    )
    static let fileNUL = FindingCode(
        "file.nul", .error, "文件里有空字符",
        manual: "文本文件里不会有空字符（NUL）。多半是 Word、图片等文件改了后缀，或者 U 盘损坏。请用原来的程序打开，另存为 UTF-8 文本。"
    )
    /// Every code about files and folders.
    package static let fileCodes: [FindingCode] =
        [
            .fileTooLarge, .encodingConverted, .encodingUnknown, .fileLink, .fileNUL, .hiddenSigns, .fileUnpublished,
            .folderCase,
        ]
        + themeFolderCodes
}
