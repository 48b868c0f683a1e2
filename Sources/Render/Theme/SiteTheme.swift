import ChineseText
package import Diagnostics
import Mustache
import Site

/// Templates, words and files that give pages their look.
package struct SiteTheme: Sendable {
    package let name: String
    private let label: String
    /// The nearest `theme.yaml`, for the place of what the theme lacks.
    private let settings: SourceText?
    /// The files of `assets/`, by their path inside it.
    package let assets: [String: [UInt8]]
    /// The theme's words, by key.
    package let strings: [String: String]
    private var library: MustacheLibrary
    private var texts = TemplateText()
    let sources: [String: SourceText]
    private let styles: [String: StyleSheets]
    private let scripts: [String: ScriptParts]
    /// Where each asset comes from, for messages.
    private let assetLabels: [String: String]
    private var skeletons = SkeletonCache()
    /// Whether pages say where each of their bytes comes from.
    private var traces = false
    /// The files of the theme's words, the nearest first.
    let wordFiles: [SourceText]

    /// A theme from its own files and those of the themes that it extends.
    ///
    /// ## File format
    /// - `theme.yaml`: see ``ThemeFolder``.
    /// - `templates/NAME.mustache` and `print/NAME.mustache` (named `print/NAME`).
    /// - `strings/zh-Hans.yaml`: key and words; templates show them as `{{s.KEY}}`.
    /// - `styles/*.css`: joined in the order of their names into `assets/site.css`, unless the theme has such a file;
    ///   `styles/pack/*.css` likewise into the style sheet of packs, with `styles/sums/*.css` into that of the class page and the reports.
    /// - `scripts/shared/*.js` and `scripts/pack/*.js`: joined likewise into the script of packs, with `scripts/tally/*.js` into
    ///   that of the class page; see ``ScriptParts``.
    /// - `assets/`: copied to the site's `assets/`; `print/*.css` belongs to papers.
    package init(_ chain: ThemeChain, findings: inout [Finding]) {
        label = chain.folders.first?.label ?? ""
        settings = chain.folders.first?.files["theme.yaml"].map { [label] in
            SourceText(path: "\(label)/theme.yaml", bytes: $0)
        }
        name = label.split(separator: "/").last.map(String.init) ?? label
        findings += chain.findings
        let strings = ThemeWords.read(chain, findings: &findings)
        var library = MustacheLibrary()
        var sources: [String: SourceText] = [:]
        var assets: [String: [UInt8]] = [:]
        var labels: [String: String] = [:]
        let files = chain.files
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            if let name = Self.templateName(path) {
                sources[name] = SourceText(path: file.label, bytes: file.bytes)
            } else if path.hasPrefix("assets/") || path.hasPrefix("print/") {
                let asset = path.hasPrefix("print/") ? path : String(path.dropFirst("assets/".count))
                assets[asset] = file.bytes
                labels[asset] = file.label
            }
        }
        let strayed = Self.checkStructure(of: &sources, label: label, findings: &findings)
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let text = texts.shortened(Self.withWords(source.bytes, strings))
            var unread: [Finding] = []
            Self.register(text, of: source, as: name, in: &library, findings: &unread)
            // What stands beside a block has been reported at its place.
            if !strayed.contains(name) { findings += unread }
        }
        var styles: [String: StyleSheets] = [:]
        for (asset, folders) in StyleSheets.assets where assets[asset] == nil {
            let sheets = StyleSheets(files, in: folders)
            guard !sheets.isEmpty else { continue }
            styles[asset] = sheets
            assets[asset] = sheets.bytes
        }
        self.styles = styles
        var scripts: [String: ScriptParts] = [:]
        for (asset, folders) in ScriptParts.assets where assets[asset] == nil {
            let parts = ScriptParts(files, in: folders)
            guard !parts.isEmpty else { continue }
            scripts[asset] = parts
            assets[asset] = parts.bytes
        }
        self.scripts = scripts
        self.library = library
        self.sources = sources
        self.assets = assets
        self.strings = strings
        assetLabels = labels
        wordFiles = ThemeWords.files(of: chain)
    }

    /// The same theme, whose pages hold a mark wherever what they show begins to come from another place.
    ///
    /// Only for finding the place of a mistake; see ``TracedPage``.
    package var tracing: SiteTheme {
        var theme = self
        theme.traces = true
        theme.skeletons = SkeletonCache()
        theme.library = MustacheLibrary()
        let marked = strings.reduce(into: [String: String]()) { words, entry in
            words[entry.key] = String(decoding: TracedPage.mark("W", entry.key), as: UTF8.self) + entry.value
        }
        var findings: [Finding] = []
        for (name, source) in sources {
            let text = Self.withWords(TracedPage.marked(source, name: name), marked)
            Self.register(
                String(decoding: text, as: UTF8.self), of: source, as: name, in: &theme.library, findings: &findings)
        }
        return theme
    }

    /// A theme that extends nothing.
    package init(label: String, files: [String: [UInt8]], findings: inout [Finding]) {
        let folder = ThemeFolder(label: label, files: files, findings: &findings)
        self.init(ThemeChain([folder]), findings: &findings)
    }

    /// Fills the view's template.
    ///
    /// A template that the theme lacks gives nothing; ``check(_:findings:)`` has reported it.
    package func render<View: TemplateView>(_ view: View) -> [UInt8] {
        let (shape, leaves) = ViewShape.walk(view)
        let skeleton = skeletons.skeleton(shape) { Skeleton(view, library: library, texts: texts) }
        return traces ? skeleton.traced(leaves, names: TracedPage.leafNames(view)) : skeleton.filled(leaves)
    }

    /// Whether the theme brings the templates of a view.
    package func offers(_ view: any TemplateView.Type) -> Bool { view.templates.allSatisfy { sources[$0] != nil } }

    /// Checks every tag that the templates of these views show against the fields that the views have.
    ///
    /// `words` are the keys of `strings/` that code asks for.
    package func check(
        _ views: [any TemplateView.Type],
        words: [String] = SiteRenderer.words,
        findings: inout [Finding]
    ) {
        var scanner = TemplateScanner(sources: sources, strings: strings, label: label, settings: settings)
        for view in views {
            for template in view.templates { scanner.check(template, schema: view.schema) }
        }
        let missing = words.filter { strings[$0] == nil }
        if missing.count > 20 {
            findings.append(
                Finding(
                    .templateMissing, at: TemplateScanner.place(of: settings) ?? Place(file: "\(label)/theme.yaml"),
                    "这个主题缺少 \(missing.count) 个用词和许多模板，单独用不起来",
                    explanation: ["请在 theme.yaml 里加一行 extends: civic，主题文件夹里只放要改的文件"]))
            return
        }
        for key in missing {
            let place = Place(file: "\(label)/strings/zh-Hans.yaml")
            scanner.report(Finding(.fieldMissing, at: place, "主题的用词里缺少“\(key)”", explanation: ["请加一行“\(key): …”"]))
        }
        findings += scanner.findings
    }

    /// Reports templates and blocks that lead nowhere or in circles, and empties those that must not be filled.
    ///
    /// Gives the names of the templates that have something beside their blocks.
    private static func checkStructure(
        of sources: inout [String: SourceText], label: String, findings: inout [Finding]
    ) -> Set<String> {
        let nested = TemplateNesting(sources).findings.sorted { $0.key < $1.key }
        findings += nested.map(\.value)
        let blocks = TemplateBlocks(sources, except: Set(nested.map(\.key)), label: label)
        findings += blocks.findings
        for name in nested.map(\.key) + blocks.endless {
            sources[name] = SourceText(path: sources[name]?.path ?? name, bytes: [])
        }
        return blocks.strayed
    }

    private static func templateName(_ path: String) -> String? {
        guard path.hasSuffix(".mustache") else { return nil }
        let name = path.dropLast(".mustache".count)
        if name.hasPrefix("templates/") { return String(name.dropFirst("templates/".count)) }
        return name.hasPrefix("print/") ? String(name) : nil
    }

    private static func register(
        _ text: String,
        of source: SourceText,
        as name: String,
        in library: inout MustacheLibrary,
        findings: inout [Finding]
    ) {
        do {
            try library.register(text, named: name)
        } catch let error as MustacheTemplate.ParserError {
            findings.append(
                TemplateScanner.unclosed(in: source)
                    ?? Finding(
                        .templateBroken, at: source.place(line: error.context.lineNumber),
                        "模板写法有误：\(Self.words(error.error))"
                    )
            )
        } catch {
            findings.append(Finding(.templateBroken, at: Place(file: source.path), "模板写法有误：\(error)"))
        }
    }

    /// The theme's words put in place of `{{s.KEY}}` once, since they are the same on every page.
    private static func withWords(_ template: [UInt8], _ words: [String: String]) -> [UInt8] {
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        var result: [UInt8] = []
        result.reserveCapacity(template.count * 2)
        template.withUnsafeBufferPointer { bytes in
            var start = 0
            var index = bytes.next(open)
            while index + 1 < bytes.count {
                guard bytes[index + 1] == open else {
                    index = bytes.next(open, from: index + 1)
                    continue
                }
                let end = bytes.next(close, from: index)
                let tag = bytes[index + 2..<max(index + 2, end)].filter { $0 > 0x20 }
                if end + 1 < bytes.count, bytes[end + 1] == close, tag.starts(with: "s.".utf8),
                    let word = words[String(decoding: tag.dropFirst(2), as: UTF8.self)]
                {
                    result += bytes[start..<index]
                    // A brace would be read as a tag, and a line feed would move the lines of messages.
                    let plain = word.replacing("{{", with: "{ {").replacing("\n", with: " ")
                    result += HTML(escaping: plain).bytes
                    start = end + 2
                }
                index = bytes.next(open, from: max(index + 2, min(end, bytes.count)))
            }
            result += bytes[start...]
        }
        return result
    }

    private static func words(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "{{/…}} 的名称与开头的不一样"
        case .unfinishedName: "标签没有以 }} 结束"
        case .expectedSectionEnd: "有一节没有结束，请补上 {{/名称}}"
        case .invalidSetDelimiter: "改换括号的写法不对"
        case .textInsideInheritSection, .illegalTokenInsideInheritSection:
            "{{<模板}} 与 {{/模板}} 之间只能放 {{$块}}…{{/块}}"
        default: "有标签没有写完，或者读不懂"
        }
    }
}

extension FindingCode {
    package static let templateBroken = FindingCode(
        "theme.template-broken",
        .error,
        "模板写法有误",
        manual: "主题的模板用 Mustache 写成：`{{#节}}`要有`{{/节}}`，标签要以`}}`结束。请按提示的行号改正。"
    )
}

extension SiteTheme {
    /// The names of the assets that belong to the site (not to papers), sorted.
    package var siteAssets: [String] {
        assets.keys.filter {
            !$0.hasPrefix("print/") && !$0.hasPrefix("pack.") && !$0.hasPrefix("sums.") && !$0.hasPrefix("tally.")
        }.sorted()
    }

    /// What is wrong with the names of the assets, which become addresses of the site.
    package var assetNameFindings: [Finding] {
        siteAssets.compactMap { name in
            let isAddress = name.split(separator: "/").allSatisfy { ContentPath.segment(String($0)) == $0 }
            guard !isAddress, let label = assetLabels[name] else { return nil }
            return Finding(
                .assetName, at: Place(file: label), "主题里的文件名会成为网址，只能用英文字母、数字和 - _ .",
                explanation: ["请改名，并改用到它的样式和模板"])
        }
    }

    /// The place of a range of an asset's bytes, in the file of the theme that it comes from.
    package func place(_ range: Range<Int>, inAsset name: String) -> Place? {
        guard let bytes = assets[name] else { return nil }
        guard let label = assetLabels[name] else { return styles[name]?.place(range) ?? scripts[name]?.place(range) }
        return SourceText(path: label, bytes: bytes).place(range)
    }
}
