package import Diagnostics

/// Finds templates that include themselves, or so much that no page would ever be done.
///
/// The engine goes down wherever a template leads it: a circle ends the program without a word.
struct TemplateNesting {
    /// Sections within sections, and templates within templates.
    private static let deepest = 40
    /// Templates that one template puts together, each counted as often as it is included.
    private static let most = 5000

    private let tags: [String: [TemplateScanner.Tag]]
    private let sources: [String: SourceText]
    /// How many templates each one puts together, itself included.
    private var weights: [String: Int] = [:]
    /// The templates that must not be filled, each with one finding.
    private(set) var findings: [String: Finding] = [:]

    init(_ sources: [String: SourceText]) {
        self.sources = sources
        tags = sources.mapValues(TemplateScanner.tags)
        for name in sources.keys.sorted() {
            checkSections(of: name)
            _ = weigh(name, path: [])
        }
    }

    private mutating func checkSections(of name: String) {
        var depth = 0
        for tag in tags[name] ?? [] {
            if "#^$<".contains(tag.sigil) { depth += 1 }
            if tag.sigil == "/" { depth -= 1 }
            if depth > Self.deepest {
                return report(name, tag, "一节套一节，超过 \(Self.deepest) 层", "请删去多余的 {{#…}}")
            }
        }
    }

    private mutating func weigh(_ name: String, path: [String]) -> Int {
        if let known = weights[name] { return known }
        let path = path + [name]
        var weight = 1
        for tag in tags[name] ?? [] where tag.sigil == ">" || tag.sigil == "<" {
            guard sources[tag.name] != nil, findings[tag.name] == nil else { continue }
            if let start = path.firstIndex(of: tag.name) {
                let circle = (path[start...] + [tag.name]).map { "“\($0)”" }.joined(separator: " → ")
                report(
                    name, tag, "模板套用到自己：\(circle)",
                    "{{>名称}} 和 {{<名称}} 不能绕回原处。要在自带的模板上改，请把它的内容复制过来改")
                return 1
            }
            guard path.count < Self.deepest else {
                report(name, tag, "模板套模板，超过 \(Self.deepest) 层", "请把几层合成一层")
                return 1
            }
            weight += weigh(tag.name, path: path)
            guard weight <= Self.most else {
                report(name, tag, "套用的模板加起来超过 \(Self.most) 个", "请减少 {{>名称}}")
                return 1
            }
        }
        weights[name] = weight
        return weight
    }

    private mutating func report(_ name: String, _ tag: TemplateScanner.Tag, _ summary: String, _ how: String) {
        guard findings[name] == nil, let source = sources[name] else { return }
        findings[name] = Finding(.templateNested, at: source.place(tag.range), summary, explanation: [how])
    }
}

extension FindingCode {
    package static let templateNested = FindingCode(
        "theme.template-nested",
        .error,
        "模板套用了自己，或者套得太深",
        manual: """
            模板里的 `{{>名称}}` 把另一个模板放进来，`{{<名称}}…{{/名称}}` 以另一个模板为底稿。一个模板直接或绕一圈又套用了自己，网页就永远做不完；
            套得太深、太多也一样。请按提示的位置改。

            自己的主题里有和自带主题同名的模板时，`{{>名称}}` 指的是自己的这一个，不是自带的那一个：要在自带的模板上改，请复制它的内容。
            """
    )
}
