package import Diagnostics

/// Reads the tags of templates and holds them against the fields that views have.
///
/// A tag that no view has would be shown as nothing, in silence; here it is an error with file and line.
struct TemplateScanner {
    let sources: [String: SourceText]
    let strings: [String: String]
    /// The theme's folder, for the place of what is not there.
    let label: String
    /// The theme's `theme.yaml`, where the line is to stand that brings what is not there.
    let settings: SourceText?
    private(set) var findings: [Finding] = []
    private var reported: Set<Place> = []
    private var depth = 0
    /// The partials that the walk is inside of, the outermost first.
    private var inclusions: [(tag: Tag, source: SourceText)] = []

    init(sources: [String: SourceText], strings: [String: String], label: String, settings: SourceText? = nil) {
        self.label = label
        self.settings = settings
        self.sources = sources
        self.strings = strings
    }

    /// One tag of a template.
    struct Tag {
        let sigil: Character
        let name: String
        let range: Range<Int>
    }

    /// Checks a view's template with all that it includes.
    mutating func check(_ template: String, schema: ViewFields) {
        guard sources[template] != nil else {
            findings.append(
                Finding(
                    .templateMissing, at: Self.place(of: settings) ?? Place(file: "\(label)/templates"),
                    "主题缺少模板 \(template).mustache，用它的网页做不出来",
                    explanation: ["在 theme.yaml 里加一行 extends: civic，缺的就用 civic 的；或者从 civic 的 templates 复制一份，再改"])
            )
            return
        }
        let words = ViewFields(strings.keys.map { ($0, .text) })
        walk(template, stack: [.object(schema.with(["s": .object(words)]))])
    }

    /// The first line of a `theme.yaml` that says something.
    static func place(of settings: SourceText?) -> Place? {
        guard let settings, let start = settings.bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
        return settings.place(start..<(settings.bytes[start...].firstIndex(of: 0x0A) ?? settings.bytes.count))
    }

    private mutating func walk(_ template: String, stack: [ViewSchema]) {
        guard let source = sources[template], depth < 16 else { return }
        depth += 1
        defer { depth -= 1 }
        var stack = stack
        var sections: [String] = []
        for tag in Self.tags(source) {
            switch tag.sigil {
            case "!", "%", "$": break
            case "=":
                findings.append(
                    Finding(
                        .fieldMisused, at: source.place(tag.range), "模板里不能用“{{=”换掉花括号",
                        explanation: ["换了以后写错的项查不出来；请照样写 {{ 和 }}"]))
            case "/":
                if sections.last == tag.name {
                    sections.removeLast()
                    stack.removeLast()
                }
            case ">", "<": partial(tag, in: source, stack: stack)
            case "#", "^":
                let found = find(tag, in: source, stack: stack)
                sections.append(tag.name)
                stack.append(tag.sigil == "#" ? Self.inside(found) : .flag)
            default: show(tag, find(tag, in: source, stack: stack), in: source)
            }
        }
    }

    private mutating func partial(_ tag: Tag, in source: SourceText, stack: [ViewSchema]) {
        guard sources[tag.name] != nil else {
            let near = NearMiss.best(for: tag.name, among: sources.keys.sorted())
            return report(
                .templateMissing,
                tag,
                source,
                "没有叫“\(tag.name)”的模板",
                near.map { "是不是想写“\($0)”？" }
            )
        }
        inclusions.append((tag, source))
        defer { inclusions.removeLast() }
        walk(tag.name, stack: stack)
    }

    private mutating func show(_ tag: Tag, _ schema: ViewSchema?, in source: SourceText) {
        switch schema {
        case .html where tag.sigil != "{" && tag.sigil != "&":
            report(.fieldMisused, tag, source, "“\(tag.name)”是 HTML，要用三个花括号 {{{\(tag.name)}}}", nil)
        case .text where tag.sigil == "{" || tag.sigil == "&":
            report(.fieldMisused, tag, source, "“\(tag.name)”是文字，只用两个花括号 {{\(tag.name)}}，免得带进代码", nil)
        case .list, .object, .flag:
            report(.fieldMisused, tag, source, "“\(tag.name)”不是文字，只能用作节 {{#\(tag.name)}}…{{/\(tag.name)}}", nil)
        default: break
        }
    }

    private mutating func find(_ tag: Tag, in source: SourceText, stack: [ViewSchema]) -> ViewSchema? {
        if tag.name == "." { return stack.last }
        let parts = tag.name.split(separator: ".").map(String.init)
        for level in stack.reversed() {
            guard case .object(let fields) = level, let first = parts.first, var found = fields[first] else { continue }
            for part in parts.dropFirst() {
                guard case .object(let inner) = found, let next = inner[part] else {
                    var known: [String] = []
                    if case .object(let inner) = found { known = inner.names }
                    return unknown(tag, source, known: known.map { "\(parts[0]).\($0)" })
                }
                found = next
            }
            return found
        }
        let known = stack.flatMap { level -> [String] in
            guard case .object(let fields) = level else { return [] }
            return fields.names
        }
        return unknown(tag, source, known: known)
    }

    private mutating func unknown(_ tag: Tag, _ source: SourceText, known: [String]) -> ViewSchema? {
        let near = NearMiss.best(for: tag.name, among: known)
        report(.fieldMissing, tag, source, "这里没有“\(tag.name)”这一项", near.map { "是不是想写“\($0)”？" })
        return nil
    }

    /// Whether a template includes the template of a name.
    static func includes(_ name: String, in template: [UInt8]) -> Bool {
        tags(SourceText(path: "", bytes: template)).contains { ($0.sigil == ">" || $0.sigil == "<") && $0.name == name }
    }

    /// The first section of a template that is never closed, or what is closed without having been opened.
    static func unclosed(in source: SourceText) -> Finding? {
        var open: [Tag] = []
        for tag in tags(source) {
            if "#^$<".contains(tag.sigil) { open.append(tag) }
            guard tag.sigil == "/" else { continue }
            guard let last = open.popLast() else {
                return Finding(.templateBroken, at: source.place(tag.range), "“{{/\(tag.name)}}”没有对应的开头，请删去或补上开头")
            }
            if last.name != tag.name { return unclosed(last, in: source) }
        }
        return open.last.map { unclosed($0, in: source) }
    }

    private static func unclosed(_ tag: Tag, in source: SourceText) -> Finding {
        let opening = source.text(tag.range)
        return Finding(
            .templateBroken, at: source.place(tag.range), "“\(opening)”没有结束", explanation: ["请补上“{{/\(tag.name)}}”"]
        )
    }

    /// Whether a template belongs to the theme itself, and not to one that it extends.
    private func isOwn(_ source: SourceText) -> Bool { source.path.hasPrefix(label + "/") }

    mutating func report(_ finding: Finding) { findings.append(finding) }

    private mutating func report(
        _ code: FindingCode,
        _ tag: Tag,
        _ source: SourceText,
        _ summary: String,
        _ hint: String?
    ) {
        // A partial of the theme above is right where that theme uses it: the mistake is in the file that put it elsewhere.
        if !isOwn(source), let inclusion = inclusions.last(where: { isOwn($0.source) }) {
            let place = inclusion.source.place(inclusion.tag.range)
            guard reported.insert(place).inserted else { return }
            findings.append(
                Finding(
                    code, at: place, "模板“\(inclusion.tag.name)”不能用在这里：\(summary)",
                    explanation: ["那个模板没有错，是这里没有它要的内容。请照上级主题的原样，把它放回原来的节里，或删去"],
                    notes: [Finding.Note(at: source.place(tag.range), "它在这里要用“\(tag.name)”")]))
            return
        }
        let place = source.place(tag.range)
        guard reported.insert(place).inserted else { return }
        findings.append(Finding(code, at: place, summary, explanation: hint.map { [$0] } ?? []))
    }

    /// What a section's tags see first.
    private static func inside(_ schema: ViewSchema?) -> ViewSchema {
        switch schema {
        case .list(let element): element
        case .some(let schema): schema
        case nil: .flag
        }
    }

    /// Most names are ASCII, and whether a letter is white space takes long to find out.
    private static func withoutSpaces(_ name: ArraySlice<UInt8>) -> String {
        guard name.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: name, as: UTF8.self).filter { !$0.isWhitespace }
        }
        return String(decoding: name.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }, as: UTF8.self)
    }

    /// Every `{{…}}` of a template, with its kind as its first character (a space for a plain variable).
    static func tags(_ source: SourceText) -> [Tag] {
        let bytes = source.bytes
        var tags: [Tag] = []
        var index = 0
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            let isTriple = bytes[index + 2] == UInt8(ascii: "{")
            var end = index + (isTriple ? 3 : 2)
            let start = end
            while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) {
                end += 1
            }
            let close = min(end + (isTriple ? 3 : 2), bytes.count)
            let trimmed = withoutSpaces(bytes[start..<end])
            if isTriple {
                tags.append(Tag(sigil: "{", name: trimmed, range: index..<close))
            } else if let first = trimmed.first, "#^/>&!=%<$".contains(first) {
                tags.append(Tag(sigil: first, name: String(trimmed.dropFirst()), range: index..<close))
            } else {
                tags.append(Tag(sigil: " ", name: trimmed, range: index..<close))
            }
            index = close
        }
        return tags
    }
}

extension FindingCode {
    package static let templateMissing = FindingCode(
        "theme.template-missing",
        .error,
        "缺少模板",
        manual: "主题文件夹的 `templates/` 里缺少这个模板，用到它的网页做不出来。请从 civic 主题复制一份，或改正名称。"
    )
    package static let fieldMissing = FindingCode(
        "theme.unknown-field",
        .error,
        "模板里写了网页没有的一项",
        manual: "模板里的 `{{名称}}` 必须是网页真有的一项，否则那里会悄悄空着。请按提示改成正确的名称；能用的名称见手册“主题”一章。"
    )
    package static let fieldMisused = FindingCode(
        "theme.field-misused",
        .error,
        "模板里的一项用法不对",
        manual: "文字用 `{{名称}}`（会转义），HTML 用 `{{{名称}}}`，列表和是否用节 `{{#名称}}…{{/名称}}`。不能用 `{{=<% %>=}}` 换掉花括号。"
    )
    static let assetName = FindingCode(
        "theme.asset-name",
        .error,
        "主题里的文件名不能作网址",
        manual: """
            主题 `assets/` 里的文件原样放进网站，文件名就是网址：只能用英文字母、数字、`-`、`_` 和 `.`，不用中文和空格。
            有的电脑和压缩软件会把中文文件名变成乱码，图片和样式就找不到了。请改名，并改用到它的样式和模板。
            """
    )
    /// Every code of this module.
    package static let themeCodes: [FindingCode] =
        [.templateBroken, .templateMissing, .templateNested, .blockIdle, .fieldMissing, .fieldMisused, .assetName]
        + themeChainCodes
}
