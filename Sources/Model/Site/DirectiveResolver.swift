package import Diagnostics
package import Law
package import Markdown
package import Quiz

/// What a directive shows, with every reference answered.
package enum ResolvedDirective: Sendable {
    /// A box with a heading, which may be empty.
    case box(Directive.Kind, title: String)
    /// 求助 without words of its own: the site's numbers.
    case hotlines(title: String)
    case question(Question)
    case article(CitationResolution)
    /// A picture named on the line, or the pictures in the box, with a caption.
    case figure(Route?, caption: String)
    case video(Route, title: String, poster: Route?)
    case audio(Route, title: String)
    /// Nothing, because what it names is not there: reported as a finding.
    case missing
}

/// Answers the directives of one page.
struct DirectiveResolver {
    private let page: Page
    private let questions: [String: Question]
    private(set) var findings: [Finding] = []
    private var open: [ResolvedDirective] = []

    init(_ page: Page, questions: [String: Question]) {
        self.page = page
        self.questions = questions
    }

    /// The start of the directive at a hole of the page.
    mutating func start(
        _ directive: Directive, title: String, at position: Int, cited: PageCitations, links: inout LinkResolver
    ) -> ResolvedDirective {
        let hole = page.fragment.holes[position]
        let resolved: ResolvedDirective
        switch directive.kind {
        case .note, .warning, .example: resolved = .box(directive.kind, title: title)
        case .hotline: resolved = isEmpty(position) ? .hotlines(title: title) : .box(.hotline, title: title)
        case .quiz: resolved = question(directive.title, hole)
        case .law: resolved = article(directive.title, cited.resolution(ofHole: position), hole)
        case .figure: resolved = figure(directive, caption: title, hole, &links)
        case .video, .audio: resolved = media(directive, title, hole, &links)
        }
        open.append(resolved)
        return resolved
    }

    /// The caption of the figure that is open.
    var caption: String {
        if case .figure(_, let caption) = open.last { return caption }
        return ""
    }

    mutating func end() -> ResolvedDirective { open.popLast() ?? .missing }

    /// Whether the directive that starts at a hole ends without anything inside.
    private func isEmpty(_ position: Int) -> Bool {
        let holes = page.fragment.holes
        guard holes.indices.contains(position + 1), case .directiveEnd = holes[position + 1].kind else { return false }
        return holes[position + 1].offset == holes[position].offset
    }

    private mutating func question(_ id: String, _ hole: Hole) -> ResolvedDirective {
        guard !id.isEmpty else { return .missing }
        guard let question = questions[id] else {
            let near = NearMiss.best(for: id, among: questions.keys.sorted())
            let how =
                questions.isEmpty
                ? "站点还没有题库，请把题库放进 Content/banks/" : "编号写在题库的题干后面，如 {#fd-cz-001}；humen quiz list 列出全部编号"
            report(.questionUnknown, hole, "题库里没有编号是“\(id)”的题目", near.map { "是不是想写“\($0)”？" } ?? how)
            return .missing
        }
        guard !question.isDoubtful else {
            report(.questionUnknown, hole, "题目“\(id)”有疑问，不能放到网页上", "请先按提示改好题库（\(question.place.label)）")
            return .missing
        }
        return .question(question)
    }

    private mutating func article(_ title: String, _ cited: CitationResolution?, _ hole: Hole) -> ResolvedDirective {
        guard !title.isEmpty else { return .missing }
        guard let cited, cited.citation?.article != nil else {
            report(.articleUnclear, hole, "看不出“\(title)”是哪部法律的哪一条", "请写法律名称和条，如 :::law 禁毒法 第五十九条")
            return .missing
        }
        return .article(cited)
    }

    private mutating func figure(
        _ directive: Directive, caption: String, _ hole: Hole, _ links: inout LinkResolver
    ) -> ResolvedDirective {
        guard let path = directive.path else { return .figure(nil, caption: caption) }
        let map = MapPicture(alternative: "", title: "", caption: caption)
        if map.isMap, !map.hasNumber {
            findings.append(
                MapPicture.numberMissing(path, at: page.source.place(range(of: path, in: hole)), in: .figure))
        }
        return .figure(links.image(path, range: range(of: path, in: hole), in: page), caption: caption)
    }

    private mutating func media(
        _ directive: Directive, _ title: String, _ hole: Hole, _ links: inout LinkResolver
    ) -> ResolvedDirective {
        let isVideo = directive.kind == .video
        guard let path = directive.path else { return .missing }
        let playable = isVideo ? ["mp4", "webm"] : ["mp3", "m4a", "ogg", "wav"]
        if !playable.contains(where: { path.lowercased().hasSuffix(".\($0)") }) {
            report(
                .mediaFormat, hole, "浏览器放不了“\(path)”",
                "请用\(isVideo ? "视频" : "录音")软件另存为 \(isVideo ? "mp4（H.264）" : "mp3")")
            return .missing
        }
        let poster = directive.poster.flatMap { links.image($0, what: "封面", range: range(of: $0, in: hole), in: page) }
        if isVideo, directive.poster == nil {
            report(.posterMissing, hole, "视频“\(path)”没有封面", "截一张图放进 media/，在这一行后面写 封面=../media/图片.jpg")
        }
        guard let file = links.image(path, what: isVideo ? "视频" : "音频", isPicture: false, range: hole.range, in: page)
        else {
            return .missing
        }
        return isVideo ? .video(file, title: title, poster: poster) : .audio(file, title: title)
    }

    /// Where a word of the line stands.
    private func range(of word: String, in hole: Hole) -> Range<Int> {
        let word = Array(word.utf8)
        let bytes = page.source.bytes
        let start = hole.range.first { start in
            start + word.count <= hole.range.upperBound && bytes[start..<start + word.count].elementsEqual(word)
        }
        return start.map { $0..<$0 + word.count } ?? hole.range
    }

    private mutating func report(_ code: FindingCode, _ hole: Hole, _ summary: String, _ how: String) {
        findings.append(Finding(code, at: page.source.place(hole.range), summary, explanation: [how]))
    }
}

extension Directive {
    /// The citation that `:::law 禁毒法 第五十九条` names, as text writes it: 《禁毒法》第五十九条.
    var citation: String? {
        guard kind == .law, let start = title.firstIndex(of: "第") else { return nil }
        let isMark: (Character) -> Bool = { $0.isWhitespace || "《》".contains($0) }
        let law = title[..<start].filter { !isMark($0) }
        return law.isEmpty ? nil : "《\(law)》\(title[start...].filter { !$0.isWhitespace })"
    }
}

extension FindingCode {
    package static let questionUnknown = FindingCode(
        "page.question-unknown",
        .error,
        "题库里没有这道题",
        manual: """
            `:::quiz 编号` 把题库里的一道题放到网页上，答案收起来，点开才看得见。编号是题库里题干后面的 `{#…}`，
            `humen quiz list` 列出全部编号。有疑问的题目不能放到网页上，请先改好题库。
            """
    )
    package static let articleUnclear = FindingCode(
        "page.article-unclear",
        .error,
        "看不出是哪一条",
        manual: "`:::law` 后面写法律的名称（全称或简称）和条，可以写到款、项：`:::law 禁毒法 第五十九条`、`:::law 戒毒条例 第七条第一款`。"
    )
    package static let mediaFormat = FindingCode(
        "page.media-format",
        .error,
        "浏览器放不了这种文件",
        manual: "各种电脑的浏览器都能放的是：视频 mp4（H.264 编码）、webm，音频 mp3、m4a、ogg、wav。请用视频或录音软件另存（导出）一次。"
    )
    package static let posterMissing = FindingCode(
        "page.poster-missing",
        .error,
        "视频没有封面",
        manual: "没有封面，视频放出来之前是一块黑。截一张能看出内容的图放进 `Content/media/`，写 `:::video ../media/a.mp4 标题 封面=../media/a.jpg`。"
    )
}
