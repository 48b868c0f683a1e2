package import Diagnostics
import Markdown

/// The places of a page that links may point at.
struct AnchorSet: Sendable {
    /// What people call the page, for messages.
    let name: String?
    /// The headings with their anchors, in the order of the page.
    let headings: [Fragment.Heading]
    /// Whether the anchors are articles of a law, of which none is meant because its number is near.
    let isLaw: Bool
    /// Anchors that are no headings.
    private let others: Set<String>

    init(ids: some Sequence<String>, name: String? = nil, headings: [Fragment.Heading] = [], isLaw: Bool = false) {
        self.name = name
        self.headings = headings
        self.isLaw = isLaw
        others = Set(ids)
    }

    var ids: [String] { headings.map(\.id) + others.sorted() }

    /// The id that an anchor means: itself, or that of the one heading whose text it is.
    func id(for anchor: String) -> String? {
        if others.contains(anchor) || headings.contains(where: { $0.id == anchor }) { return anchor }
        let key = Self.key(anchor)
        let fitting = headings.filter { Self.key($0.title) == key }
        return fitting.count == 1 ? fitting.first?.id : nil
    }

    /// Letters and digits only, in small letters: `#sqlite-支持哪些` is “SQLite 支持哪些？”.
    private static func key(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}

/// What links may point at, in the whole site.
struct LinkIndex: Sendable {
    let routes: [ContentPath: Route]
    let anchors: [Route: AnchorSet]
    let assets: Set<ContentPath>
    /// Every content file.
    let files: Set<ContentPath>
    /// Pages that are not public on the edition's day, and why.
    let hidden: [ContentPath: String]
    /// Pages by an address that they once had.
    let moved: [Route: ContentPath]
    /// Every content file by its path in small letters, for slips of case.
    let byLowerCase: [String: ContentPath]

    init(
        routes: [ContentPath: Route], anchors: [Route: AnchorSet], assets: Set<ContentPath>,
        files: Set<ContentPath>, hidden: [ContentPath: String], moved: [Route: ContentPath] = [:]
    ) {
        self.hidden = hidden
        self.moved = moved
        self.routes = routes
        self.anchors = anchors
        self.assets = assets
        self.files = files
        byLowerCase = Dictionary((Array(routes.keys) + assets).sorted().map { ($0.path.lowercased(), $0) }) { $1 }
    }
}

/// Answers the links and pictures of one page: which output they mean, and whether it is there.
struct LinkResolver {
    private let index: LinkIndex
    private(set) var usedAssets: Set<ContentPath> = []
    private(set) var findings: [Finding] = []

    init(_ index: LinkIndex) { self.index = index }

    /// The target of a link written in `page`.
    mutating func target(_ destination: String, text: String, range: Range<Int>, in page: Page) -> LinkTarget {
        let place = { page.source.place(range) }
        if destination.isEmpty {
            findings.append(
                Finding(
                    .linkDead, at: place(), "链接“\(text)”没有写目标", explanation: ["在圆括号里写文件，如 [文字](../articles/shidu.md)"]))
            return .dead
        }
        if let scheme = Self.scheme(destination) { return outside(destination, scheme, text: text, place: place) }
        if destination.hasPrefix("//") { return .outside(destination, isShown: text == destination) }
        let (path, anchor) = Self.split(destination)
        if path.isEmpty { return checked(page.route, anchor, place: place) }
        if path.hasPrefix("/") {
            findings.append(
                Finding(
                    .linkAbsolute,
                    at: place(),
                    "链接“\(destination)”以“/”开头，从 U 盘打开时找不到",
                    explanation: ["请写成从本文件出发的相对路径，如 ../articles/shidu.md"]
                )
            )
            return .dead
        }
        return file(Self.decoded(path), anchor, in: page, place: place)
    }

    /// The route of a picture, or of a recording that is shown as such; nil when there is none.
    mutating func image(
        _ source: String, what: String = "图片", isPicture: Bool = true, range: Range<Int>, in page: Page
    ) -> Route? {
        let place = { page.source.place(range) }
        if Self.isOnThisComputer(source) {
            findings.append(
                Finding(
                    .externalResource, at: place(), "\(what)“\(source)”是这台电脑上的位置，别的电脑上没有",
                    explanation: ["请把文件拷进 Content/media/，用英文起名，再写成 ../media/huodong.jpg 这样的相对路径"]))
            return nil
        }
        if Self.scheme(source) == "data" {
            findings.append(
                Finding(
                    .externalResource, at: place(), "\(what)整个写在了文字里（“\(source.prefix(24))……”），没有读取",
                    explanation: ["请在原来的文档里把\(what)另存到 Content/media/，用英文起名，再写成 ../media/huodong.jpg 这样的相对路径"]))
            return nil
        }
        if Self.scheme(source) != nil || source.hasPrefix("//") {
            findings.append(
                Finding(
                    .externalResource,
                    at: place(),
                    "\(what)“\(source)”在网上，离线时看不到",
                    explanation: ["请把\(what)存到 Content/media/ 里，再改成相对路径"]
                )
            )
            return nil
        }
        guard !source.hasPrefix("/") else {
            findings.append(
                Finding(
                    .linkAbsolute, at: place(), "\(what)路径“\(source)”以“/”开头，从 U 盘打开时找不到",
                    explanation: ["请写相对路径，如 ../media/zhanban.svg"]))
            return nil
        }
        guard case .output(let route, _) = file(Self.decoded(source), nil, in: page, place: place) else { return nil }
        guard route.path.hasSuffix(".html") == false else {
            findings.append(
                Finding(.linkDead, at: place(), "“\(source)”是网页，不是\(what)", explanation: ["要链接到它，请去掉前面的“!”"]))
            return nil
        }
        if isPicture, !ContentPath(route.path).isPicture {
            findings.append(
                Finding(
                    .linkDead, at: place(), "“\(source)”不是图片，网页上显示不出来",
                    explanation: [Self.instead(of: source, ContentPath(route.path).suffix)]))
            return nil
        }
        return route
    }

    /// How to show what is no picture.
    private static func instead(of source: String, _ suffix: String) -> String {
        switch suffix {
        case "mp4", "webm", "mov", "avi", "mkv", "wmv", "flv", "m4v":
            "视频另起一行写 :::video \(source) 标题 封面=../media/图片.jpg，下一行写文字稿，再写 :::"
        case "mp3", "m4a", "ogg", "wav", "wma", "amr", "aac", "flac": "录音另起一行写 :::audio \(source) 标题，下一行写文字稿，再写 :::"
        case "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "txt", "csv", "zip", "rar":
            "给读者下载的写成链接：[文字](\(source))，前面不写“!”；要在网页上看到，请截图另存为 PNG"
        default: "图片请用看图软件另存为 JPG 或 PNG；给读者下载的写成链接：[文字](\(source))，前面不写“!”"
        }
    }

    /// `C:\照片\a.jpg`, `file:///home/…`, `\\server\…`.
    private static func isOnThisComputer(_ source: String) -> Bool {
        if source.lowercased().hasPrefix("file:") || source.hasPrefix("\\\\") { return true }
        let start = source.utf8.prefix(3).map { $0 }
        guard start.count == 3, start[1] == UInt8(ascii: ":") else { return false }
        return (0x41...0x5A).contains(start[0] & 0xDF)
            && (start[2] == UInt8(ascii: "\\") || start[2] == UInt8(ascii: "/"))
    }

    private mutating func file(
        _ path: String,
        _ anchor: String?,
        in page: Page,
        place: () -> Place
    ) -> LinkTarget {
        guard let wanted = page.path.resolving(path) else {
            findings.append(Finding(.linkDead, at: place(), "链接“\(path)”指到了 Content 文件夹外面"))
            return .dead
        }
        if let route = index.routes[wanted] { return checked(route, anchor, place: place) }
        if index.assets.contains(wanted) {
            guard wanted.path.allSatisfy(\.isASCII), !wanted.path.contains(" ") else {
                findings.append(
                    Finding(.pathNotASCII, at: place(), "文件名“\(wanted.name)”里有中文或空格，拷到别的电脑可能变成乱码，请改用英文文件名")
                )
                return .dead
            }
            usedAssets.insert(wanted)
            return .output(Route(wanted.path), anchor: nil)
        }
        if let route = page.route.resolving(path), index.anchors[route] != nil {
            return checked(route, anchor, place: place)
        }
        if let why = index.hidden[wanted] {
            findings.append(
                Finding(
                    .linkDead, at: place(), "链接的页面\(why)，读者打不开：Content/\(wanted)", explanation: ["请去掉链接，或改那个页面的日期"]
                )
            )
            return .dead
        }
        findings.append(index.files.contains(wanted) ? pageless(wanted, place()) : dead(path, wanted, place()))
        return .dead
    }

    /// A bank, a blueprint, the calendar: the file is there, and nothing of its name is in the site.
    private func pageless(_ wanted: ContentPath, _ place: Place) -> Finding {
        Finding(
            .linkDead, at: place, "这个文件没有自己的网页，读者打不开：Content/\(wanted)",
            explanation: ["题库、配方、课程、日历、词汇表等是材料，不生成同名的网页。请链接到用它的网页，或去掉链接"])
    }

    private func dead(_ path: String, _ wanted: ContentPath, _ place: Place) -> Finding {
        Finding(
            .linkDead, at: place, "链接的文件不存在：Content/\(wanted)",
            explanation: [hint(path, wanted) ?? "请核对文件名和文件夹；路径从本文件所在的文件夹算起"])
    }

    /// What was probably meant: the same path in other letters, with its suffix, in another folder, or nearly the name.
    private func hint(_ path: String, _ wanted: ContentPath) -> String? {
        if path.contains("\\") {
            let slashed = path.replacing("\\", with: "/")
            return "路径里的“\\”要写成“/”：\(slashed)"
        }
        if let same = index.byLowerCase[wanted.path.lowercased()] {
            return "有一个只差大小写的文件：\(same)。在别的电脑上大小写不同就打不开，请改成一样"
        }
        if let page = index.moved[wanted.route()] { return "那个页面已经改名，现在是：Content/\(page)" }
        if path.hasPrefix("www.") { return "网址前面要写 https://" }
        if path.hasSuffix("/") { return "请写到文件名，如 \(path)文件名.md" }
        if index.byLowerCase[wanted.path.lowercased() + ".md"] != nil { return "文件名后面要写 .md：\(path).md" }
        let paths = index.byLowerCase.values.sorted()
        if let moved = paths.first(where: { $0.name == wanted.name }) { return "同名的文件在这里：\(moved)" }
        let beside = paths.filter { $0.folders == wanted.folders }.map { String($0.name) }
        return NearMiss.best(for: String(wanted.name), among: beside).map { "同一文件夹里有 \($0)，是不是想链接到它？" }
    }

    private mutating func checked(_ route: Route, _ anchor: String?, place: () -> Place) -> LinkTarget {
        guard let anchor, !anchor.isEmpty, let known = index.anchors[route] else { return .output(route, anchor: nil) }
        let decoded = Self.decoded(anchor)
        if let id = known.id(for: decoded) { return .output(route, anchor: id) }
        let near = known.isLaw ? nil : NearMiss.best(for: decoded, among: known.ids)
        findings.append(
            Finding(
                .anchorMissing, at: place(), "\(known.name ?? route.path) 里没有“#\(decoded)”这个位置",
                explanation: [near.map { "是不是想写“#\($0)”？" } ?? places(of: known)]
            )
        )
        return .output(route, anchor: nil)
    }

    private func places(of known: AnchorSet) -> String {
        if known.isLaw { return "请核对条号：#a62 是第六十二条，#a62.k2 是它的第二款，#a62.k1.x3 是第一款第三项" }
        guard !known.headings.isEmpty else { return "那个网页没有可以链接的标题；给标题写 {#锚点} 就可以链接" }
        let some = known.headings.prefix(6).map { "#\($0.id)（\($0.title)）" }.joined(separator: "、")
        return "可以链接的位置：\(some)\(known.headings.count > 6 ? "……" : "")"
    }

    private mutating func outside(
        _ destination: String,
        _ scheme: String,
        text: String,
        place: () -> Place
    ) -> LinkTarget {
        switch scheme {
        case "tel", "mailto": return .direct(destination)
        case "http", "https":
            return .outside(destination, isShown: text == destination || "http://" + text == destination)
        default:
            findings.append(Finding(.linkDead, at: place(), "链接“\(destination)”用了“\(scheme):”，离线网页里打不开"))
            return .dead
        }
    }

    /// The scheme of an absolute URL, in small letters.
    static func scheme(_ destination: String) -> String? {
        guard let colon = destination.firstIndex(of: ":") else { return nil }
        let scheme = destination[..<colon]
        guard let first = scheme.first, first.isASCII, first.isLetter,
            scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        else { return nil }
        return scheme.lowercased()
    }

    /// What stands before and behind the number sign.
    static func split(_ destination: String) -> (path: String, anchor: String?) {
        guard let hash = destination.firstIndex(of: "#") else { return (destination, nil) }
        return (String(destination[..<hash]), String(destination[destination.index(after: hash)...]))
    }

    /// `%E8%AF%86` as the characters it stands for.
    static func decoded(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension FindingCode {
    package static let linkDead = FindingCode(
        "link.dead",
        .error,
        "链接的目标不存在",
        manual: """
            链接指向的文件不在 Content 文件夹里，或者没有自己的网页（题库、日历等），读者点了打不开。请核对文件名（大小写也要一致）和文件夹：
            从 `Content/articles/a.md` 链接到 `Content/qa/b.md`，写 `[文字](../qa/b.md)`。
            写成图片（`![说明](文件)`、封面 `cover`）的文件也要是图片：视频用 `:::video`，录音用 `:::audio`，PDF、Word 文件写成链接。
            """
    )
    package static let anchorMissing = FindingCode(
        "link.anchor-missing",
        .error,
        "页面里没有这个位置",
        manual: """
            链接里 `#` 后面的部分要是目标页面的某个标题，可以写标题的文字（`#识毒十问`），也可以写它的锚点，即拼音（`#shi-du-shi-wen`）。
            想要不随标题改变的锚点，就在标题后面写 `{#锚点}`，如 `## 识毒十问 {#ten}`。
            """
    )
    package static let linkAbsolute = FindingCode(
        "link.absolute",
        .error,
        "链接以“/”开头",
        manual: "以 `/` 开头的路径指向磁盘的根目录，从 U 盘或文件夹打开网页时一定找不到。请写相对路径，如 `../articles/a.md`。"
    )
    package static let externalResource = FindingCode(
        "link.external-resource",
        .error,
        "用了网上的图片、字体或脚本",
        manual: "离线的电脑上看不到网上的图片。请下载下来（注意版权），放进 `Content/media/`，再用相对路径引用。"
    )
    package static let pathNotASCII = FindingCode(
        "link.path-not-ascii",
        .error,
        "文件名里有中文或空格",
        manual: "中文文件名在旧电脑、U 盘和压缩包里常变成乱码，图片就打不开了。请把文件改成英文名，如 `biaoyu-1.png`。"
    )
}
