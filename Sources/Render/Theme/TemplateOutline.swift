import Diagnostics

/// One template by its blocks and by the templates that it brings in; what stands between them is left out.
///
/// ## Parsing behavior
/// - A template whose sections are not closed in order has no outline: ``TemplateScanner`` says what is wrong with it.
/// - Sections are passed through: a block counts whether or not its section is shown.
struct TemplateOutline {
    /// `{{$name}}…{{/name}}`: a place that can be filled, or inside of `{{<base}}` what fills it.
    struct Block {
        let template: String
        let tag: TemplateScanner.Tag
        let parts: [Part]
    }

    /// `{{<name}}…{{/name}}`: a template that this one is based on, with the blocks that it gives to it.
    struct Base {
        let template: String
        let tag: TemplateScanner.Tag
        let blocks: [Block]
    }

    enum Part {
        case block(Block)
        case base(Base)
        case partial(TemplateScanner.Tag)
    }

    private(set) var parts: [Part] = []
    /// What the engine drops: text, or a tag, beside the blocks that are given to a base.
    private(set) var strays: [Range<Int>] = []

    private let name: String
    private let source: SourceText
    private let tags: [TemplateScanner.Tag]
    private var next = 0

    /// The outline of a template; nil where its sections are not in order, or where it changes its braces.
    init?(_ name: String, _ source: SourceText) {
        let tags = TemplateScanner.tags(source)
        guard TemplateScanner.unclosed(in: source) == nil, !tags.contains(where: { $0.sigil == "=" }) else {
            return nil
        }
        self.name = name
        self.source = source
        self.tags = tags
        parts = readParts()
    }

    /// What stands up to the end of the section that was opened last.
    private mutating func readParts() -> [Part] {
        var parts: [Part] = []
        while next < tags.count {
            let tag = tags[next]
            next += 1
            switch tag.sigil {
            case "/": return parts
            case "#", "^": parts += readParts()
            case "$": parts.append(.block(Block(template: name, tag: tag, parts: readParts())))
            case "<": parts.append(.base(Base(template: name, tag: tag, blocks: readBlocks(behind: tag))))
            case ">": parts.append(.partial(tag))
            default: break
            }
        }
        return parts
    }

    private mutating func readBlocks(behind base: TemplateScanner.Tag) -> [Block] {
        var blocks: [Block] = []
        var end = base.range.upperBound
        while next < tags.count {
            let tag = tags[next]
            next += 1
            noteText(end..<tag.range.lowerBound)
            switch tag.sigil {
            case "/": return blocks
            case "$": blocks.append(Block(template: name, tag: tag, parts: readParts()))
            case "!": break
            default:
                strays.append(tag.range)
                if "#^<".contains(tag.sigil) { _ = readParts() }
            }
            end = tags[next - 1].range.upperBound
        }
        return blocks
    }

    private mutating func noteText(_ range: Range<Int>) {
        let bytes = source.bytes
        guard let first = range.first(where: { bytes[$0] > 0x20 }), let last = range.last(where: { bytes[$0] > 0x20 })
        else { return }
        strays.append(first..<last + 1)
    }
}
