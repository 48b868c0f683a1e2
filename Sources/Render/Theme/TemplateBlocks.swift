package import Diagnostics

/// Finds blocks that no template shows, and what stands beside the blocks, where the engine drops it without a word.
///
/// `{{<layout}}{{$mian}}…{{/mian}}{{/layout}}` would make a page with nothing on it.
struct TemplateBlocks {
    private let sources: [String: SourceText]
    private let outlines: [String: TemplateOutline]
    private let label: String
    private(set) var findings: [Finding] = []
    /// Templates with something beside their blocks: the engine reads some of them and not others.
    private(set) var strayed: Set<String> = []
    /// Templates that would never be done, and so must not be filled.
    private(set) var endless: Set<String> = []
    private var reported: Set<[String]> = []

    /// Judges every template of `sources` but those that are left empty since they include themselves.
    ///
    /// `label` is the theme's own folder.
    init(_ sources: [String: SourceText], except empty: Set<String>, label: String) {
        self.sources = sources
        self.label = label
        var outlines: [String: TemplateOutline] = [:]
        for (name, source) in sources where !empty.contains(name) {
            outlines[name] = TemplateOutline(name, source)
        }
        self.outlines = outlines
        for (name, outline) in outlines.sorted(by: { $0.key < $1.key }) {
            for stray in outline.strays { reportStray(stray, in: name) }
            var walk = BlockWalk(outlines, from: name)
            walk.run()
            if let tag = walk.endless {
                endless.insert(name)
                reportEndless(tag)
            } else if walk.isWhole {
                for base in walk.bases { judge(base, walk) }
            }
        }
    }

    private mutating func judge(_ base: TemplateOutline.Base, _ walk: BlockWalk) {
        for (index, block) in base.blocks.enumerated() where !walk.isShown(block) {
            if base.blocks[(index + 1)...].contains(where: { $0.tag.name == block.tag.name }) {
                report(
                    Finding(
                        .blockIdle, at: place(block), "块“\(block.tag.name)”在这里给了两次，只有后一次的内容会出现在网页上",
                        explanation: ["请合成一块，或删去一块"]))
            } else {
                judge(block, of: base, known: walk.asked(by: base))
            }
        }
    }

    private mutating func judge(_ block: TemplateOutline.Block, of base: TemplateOutline.Base, known: [String]) {
        let (name, layout) = (block.tag.name, base.tag.name)
        // A template of the theme above gives what its own base shows: the theme has put another base in its place.
        if !isOwn(block.template), isOwn(layout), let source = sources[layout] {
            return report(
                Finding(
                    .blockIdle, at: source.place(line: 1), "这个模板少了块“\(name)”，照它做的网页有内容放不进来",
                    explanation: ["请照上级主题的原样，在要放内容的地方写上 {{$\(name)}}{{/\(name)}}"],
                    notes: [Finding.Note(at: place(block), "要放进来的内容在这里")]),
                once: [layout, name])
        }
        let near = NearMiss.best(for: name, among: known).map { "是不是想写“{{$\($0)}}”？" }
        let blocks = known.isEmpty ? "“\(layout)”里一个块也没有" : "“\(layout)”里的块：\(known.joined(separator: "、"))"
        report(
            Finding(
                .blockIdle, at: place(block), "“\(layout)”里没有叫“\(name)”的块，这一块的内容不会出现在网页上",
                explanation: [near, blocks].compactMap { $0 }))
    }

    private mutating func reportStray(_ range: Range<Int>, in name: String) {
        guard let source = sources[name] else { return }
        strayed.insert(name)
        report(
            Finding(
                .templateBroken, at: source.place(range), "{{<模板}} 与 {{/模板}} 之间只能放 {{$块}}…{{/块}}，块以外的内容不会出现在网页上",
                explanation: ["请把它移进一个块里，或删去；给自己看的话写成 {{! … }}"]))
    }

    private mutating func reportEndless(_ block: TemplateOutline.Block) {
        report(
            Finding(
                .templateNested, at: place(block), "块“\(block.tag.name)”里又用到“\(block.tag.name)”自己，网页永远做不完",
                explanation: ["块里不能再放同名的块：要在原来的内容前后加东西，请把原来的内容复制过来改"]),
            once: [block.template, String(block.tag.range.lowerBound)])
    }

    private mutating func report(_ finding: Finding, once key: [String]? = nil) {
        if let key, !reported.insert(key).inserted { return }
        findings.append(finding)
    }

    private func isOwn(_ name: String) -> Bool { sources[name]?.path.hasPrefix(label + "/") ?? false }

    private func place(_ block: TemplateOutline.Block) -> Place? {
        sources[block.template]?.place(block.tag.range)
    }
}

/// One template put together with all that it brings in, block by block, as the engine does it.
private struct BlockWalk {
    private struct Key: Hashable {
        let template: String
        let offset: Int

        init(_ template: String, _ tag: TemplateScanner.Tag) {
            self.template = template
            offset = tag.range.lowerBound
        }
    }

    /// Blocks that one template may put together.
    private static let most = 5000

    private let outlines: [String: TemplateOutline]
    private let root: String
    /// The template's own bases that are reached, in the order of the text.
    private(set) var bases: [TemplateOutline.Base] = []
    /// Whether everything that is brought in is there and can be read.
    private(set) var isWhole = true
    /// The block that comes back to itself.
    private(set) var endless: TemplateOutline.Block?
    private var shown: Set<Key> = []
    private var asked: [Key: Set<String>] = [:]
    /// The bases that the walk is inside of.
    private var open: [Key] = []
    /// The given blocks that the walk is inside of.
    private var filling: Set<Key> = []
    private var count = 0

    init(_ outlines: [String: TemplateOutline], from root: String) {
        self.outlines = outlines
        self.root = root
    }

    func isShown(_ block: TemplateOutline.Block) -> Bool { shown.contains(Key(block.template, block.tag)) }

    /// The names of the blocks that a base has, sorted.
    func asked(by base: TemplateOutline.Base) -> [String] { (asked[Key(base.template, base.tag)] ?? []).sorted() }

    mutating func run() { enter(root, given: [:]) }

    private mutating func enter(_ template: String, given: [String: TemplateOutline.Block]) {
        guard let outline = outlines[template] else {
            isWhole = false
            return
        }
        walk(outline.parts, given: given)
    }

    private mutating func walk(_ parts: [TemplateOutline.Part], given: [String: TemplateOutline.Block]) {
        for part in parts where endless == nil {
            switch part {
            case .partial(let tag): enter(tag.name, given: given)
            case .base(let base): walk(base, given: given)
            case .block(let block): walk(block, given: given)
            }
        }
    }

    private mutating func walk(_ base: TemplateOutline.Base, given: [String: TemplateOutline.Block]) {
        let key = Key(base.template, base.tag)
        if base.template == root, asked[key] == nil {
            asked[key] = []
            bases.append(base)
        }
        var own: [String: TemplateOutline.Block] = [:]
        for block in base.blocks { own[block.tag.name] = block }
        open.append(key)
        // What a template further out gives stands before what the template in between gives.
        enter(base.tag.name, given: own.merging(given) { $1 })
        open.removeLast()
    }

    private mutating func walk(_ block: TemplateOutline.Block, given: [String: TemplateOutline.Block]) {
        for base in open { asked[base]?.insert(block.tag.name) }
        count += 1
        guard let filler = given[block.tag.name] else { return walk(block.parts, given: given) }
        let key = Key(filler.template, filler.tag)
        shown.insert(key)
        guard count <= Self.most, filling.insert(key).inserted else {
            endless = block
            return
        }
        walk(filler.parts, given: given)
        filling.remove(key)
    }
}

extension FindingCode {
    package static let blockIdle = FindingCode(
        "theme.block-idle",
        .error,
        "模板给的一块没有地方放",
        manual: """
            `{{<layout}}{{$main}}…{{/main}}{{/layout}}` 以 layout 为底稿，把 main 这一块换成自己的内容。底稿里没有这个名称的块（多半是写错了一个字母），\
            这一块就悄悄不见了，网页上空着，所以是错误。请按提示改正块的名称，或照提示列出的块重写。

            自己的主题换掉了底稿（如 layout.mustache），又少写了一块，照它做的网页也会缺内容：请在要放内容的地方补上 `{{$块}}{{/块}}`。
            同一块给了两次，只有后一次有用：请合成一块。
            """
    )
}
