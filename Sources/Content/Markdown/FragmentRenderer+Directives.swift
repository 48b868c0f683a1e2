package import Diagnostics

/// A directive whose end has not come yet.
struct OpenDirective {
    let line: Directives.Line
    let directive: Directive
    /// How long the HTML was, and how many holes there were, behind its start.
    let html: Int
    let holes: Int
}

extension FragmentRenderer {
    mutating func directive(_ line: Directives.Line) {
        out.newLine()
        guard let name = line.name else { return close(line) }
        let kind = line.kind
        if kind == nil { reportUnknown(name, line) }
        let directive = Directive(kind ?? .note, argument: kind == nil ? name : line.argument)
        check(directive, line)
        addHole(
            .directiveStart(directive), at: base + line.argumentRange.lowerBound..<base + line.argumentRange.upperBound)
        if directive.kind != .law, directive.kind != .quiz {
            let start = base + line.argumentRange.lowerBound
            markUnlinked(line.argument) { start + $0.lowerBound..<start + $0.upperBound }
        }
        if directive.kind.isLine {
            addHole(.directiveEnd(directive), at: range(of: line))
        } else {
            openDirectives.append(
                OpenDirective(line: line, directive: directive, html: out.bytes.count, holes: holes.count))
        }
    }

    private mutating func close(_ line: Directives.Line) {
        if directives.needless.contains(line.number) { return }
        guard let open = openDirectives.popLast() else {
            return report(
                .directiveUnopened, line: line, "这里的“:::”没有对应的开头",
                explanation: ["删去这一行，或在上面补写开头，如 :::note 想一想（:::quiz 和 :::law 只占一行，不用结束）"])
        }
        closeElements(deeperThan: rawHTML.depth, directives: openDirectives.count)
        end(open, at: range(of: line))
    }

    private mutating func end(_ open: OpenDirective, at range: Range<Int>) {
        let isEmpty = out.bytes.count == open.html && holes.count == open.holes
        if isEmpty || open.directive.kind == .figure && !hasPicture(behind: open.holes) { checkEmpty(open) }
        addHole(.directiveEnd(open.directive), at: range)
    }

    private func hasPicture(behind count: Int) -> Bool {
        holes[count...].contains { hole in
            if case .image = hole.kind { return true }
            return false
        }
    }

    /// Ends what is open at the end of the document.
    mutating func closeDirectives() {
        let count = openDirectives.count
        if let first = openDirectives.first {
            let more = count == 1 ? "" : "（还有 \(count - 1) 个也没有结束）"
            report(
                .directiveUnclosed, line: first.line, "“:::\(first.line.name ?? "")”没有用单独一行“:::”结束\(more)",
                explanation: ["在提示框最后一行后面另起一行写“:::”"])
        }
        while let open = openDirectives.popLast() {
            addHole(.directiveEnd(open.directive), at: range(of: open.line))
        }
    }

    private mutating func reportUnknown(_ name: String, _ line: Directives.Line) {
        let names = Directive.Kind.allCases.flatMap { [$0.rawValue, $0.chinese] }
        let guess = NearMiss.best(for: name, among: names)
        let known = Directive.Kind.allCases.map { ":::\($0.rawValue)（\($0.chinese)）" }.joined(separator: "、")
        report(
            .directiveUnknown,
            line: line,
            "没有“:::\(name)”这种提示框",
            explanation: (guess.map { ["是不是想写“:::\($0)”？"] } ?? []) + ["可以用的有：\(known)"]
        )
    }

    /// What has to stand behind the name.
    private mutating func check(_ directive: Directive, _ line: Directives.Line) {
        let missing: (what: String, how: String)?
        switch directive.kind {
        case .quiz where directive.title.isEmpty: missing = ("没有写题目的编号", ":::quiz fd-cz-001（编号在题库里，题干后面的 {#…}）")
        case .law where directive.title.isEmpty: missing = ("没有写是哪一条", ":::law 禁毒法 第五十九条")
        case .video where directive.path == nil:
            missing = ("没有写视频文件", ":::video ../media/jujue.mp4 标题 封面=../media/jujue.jpg")
        case .audio where directive.path == nil: missing = ("没有写音频文件", ":::audio ../media/guangbo.mp3 标题")
        case .figure where directive.path != nil && directive.title.isEmpty:
            missing = ("没有写图片的说明，看不见图片的人靠它", ":::figure ../media/tu.jpg 图片里是什么")
        default: missing = nil
        }
        guard let missing else { return }
        report(
            .directiveArgument, line: line, "“:::\(line.name ?? "")”后面\(missing.what)",
            explanation: ["写法：\(missing.how)"])
    }

    /// A box without anything in it; a figure may have its picture in its first line, 求助 shows the site's numbers.
    private mutating func checkEmpty(_ open: OpenDirective) {
        let words: (what: String, how: String)
        switch open.directive.kind {
        case .video, .audio: words = ("没有文字稿", "在框里写出其中讲了什么，听不见、看不见的人靠它")
        case .figure where open.directive.path == nil: words = ("里没有图片", "在框里写 ![图片内容](../media/tu.png)")
        case .note, .warning, .example: words = ("里没有内容", "写上内容，或删去这个框")
        default: return
        }
        report(
            .directiveEmpty, line: open.line, "“:::\(open.line.name ?? "")”\(words.what)", explanation: [words.how])
    }
}

extension FindingCode {
    package static let directiveUnknown = FindingCode(
        "markdown.directive-unknown",
        .error,
        "没有这种提示框",
        manual: """
            以三个冒号开头的行是提示框，到单独一行 `:::` 为止：`:::note 标题`（提示）、`:::warning`（注意）、`:::case`（以案释法）、
            `:::hotline`（求助电话）、`:::figure`（图片和说明）、`:::video`、`:::audio`（框里写文字稿）。
            `:::quiz 题目编号` 和 `:::law 禁毒法 第五十九条` 只占一行。也可以用中文名：提示、注意、案例、求助、图片、视频、音频、题目、法条。
            写了别的名称就不知道怎样排版，请按提示改正。
            """
    )
    package static let directiveUnclosed = FindingCode(
        "markdown.directive-unclosed",
        .error,
        "提示框没有结束",
        manual: "`:::note` 这样的提示框要用单独一行 `:::` 结束；没有结束，后面的全文都会进到框里。"
    )
    package static let directiveUnopened = FindingCode(
        "markdown.directive-unopened",
        .error,
        "多余的“:::”",
        manual: "单独一行的 `:::` 用来结束提示框；这里前面没有打开的提示框，请删去这一行或补上开头。"
    )
    package static let directiveArgument = FindingCode(
        "markdown.directive-argument",
        .error,
        "提示框的第一行没有写全",
        manual: """
            有的框要在名称后面写明是什么：`:::quiz 题目编号`、`:::law 禁毒法 第五十九条`、`:::video 视频文件 标题 封面=图片文件`、
            `:::audio 音频文件 标题`。
            """
    )
    package static let directiveEmpty = FindingCode(
        "markdown.directive-empty",
        .error,
        "提示框是空的",
        manual: """
            提示框里要有内容：视频和音频的框里写文字稿（讲了什么、画面上有什么），听不见、看不见、放不出声音的人靠它；
            `:::figure` 里要有一张图片；别的框里没有内容就请删去。
            """
    )
}
