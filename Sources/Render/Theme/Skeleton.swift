import Mustache

/// A rendered template with gaps where the leaves of a view go.
struct Skeleton: Sendable {
    /// What stands between the leaves, one behind the other.
    private let text: [UInt8]
    /// How far `text` goes before each leaf, and the leaf's position in the walk of the view.
    private let cuts: [(end: Int, leaf: Int)]

    /// Renders the view's template with a mark in place of every leaf.
    ///
    /// `texts` holds what the templates of the library say in place of marks.
    init(_ view: some TemplateView, library: MustacheLibrary, texts: TemplateText) {
        var marker = LeafMarker()
        let fields = marker.mark(view.fields, type(of: view).schema)
        let rendered = library.render(fields, withTemplate: view.template) ?? ""
        var text: [UInt8] = []
        var cuts: [(end: Int, leaf: Int)] = []
        // Marks are `NUL number NUL`: every second part of the text is a mark.
        let parts = Array(rendered.utf8).split(separator: 0, omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index % 2 == 1, let number = Int(String(decoding: part, as: UTF8.self)) {
                cuts.append((text.count, number))
            } else if index % 2 == 1, let kept = texts.text(for: part) {
                text += kept
            } else if index % 2 == 1 {
                // A mark of a theme that traces.
                text += [0] + part + [0]
            } else {
                text += part
            }
        }
        self.text = text
        self.cuts = cuts
    }

    /// The page with a mark around every leaf, for ``TracedPage``; `names` are those of the leaves.
    func traced(_ leaves: [ViewShape.Leaf], names: [String]) -> [UInt8] {
        var html = HTML()
        var start = 0
        for (end, leaf) in cuts {
            html.bytes += text[start..<end]
            start = end
            html.bytes += TracedPage.mark("L", leaf < names.count ? names[leaf] : "")
            leaves[leaf].append(to: &html)
            html.bytes += TracedPage.mark("E", "")
        }
        html.bytes += text[start...]
        return html.bytes
    }

    /// The page: texts escaped, HTML as it is.
    func filled(_ leaves: [ViewShape.Leaf]) -> [UInt8] {
        var html = HTML()
        html.bytes.reserveCapacity(leaves.reduce(text.count) { $0 + $1.sizeHint })
        text.withUnsafeBufferPointer { text in
            var start = 0
            for (end, leaf) in cuts {
                html.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
                start = end
                leaves[leaf].append(to: &html)
            }
            html.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        return html.bytes
    }
}

extension ViewShape.Leaf {
    fileprivate func append(to html: inout HTML) {
        switch self {
        case .text(let text): html.append(escaping: text)
        case .html(let inner): html.append(inner)
        }
    }

    /// About how many bytes it will be.
    fileprivate var sizeHint: Int {
        switch self {
        case .text: 48
        case .html(let html): html.bytes.count
        }
    }
}

/// Turns a view into what the engine walks, with a mark for every leaf.
///
/// Every field that a schema names is there: an absent or empty one is ``Nothing``, so that its section is not shown and
/// its name is not looked up in what stands around it. The order is that of ``ViewShape``.
private struct LeafMarker {
    private var count = 0

    /// What an absent field is.
    private final class Nothing: MustacheCustomRenderable, Sendable {
        static let value = Nothing()
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    private final class Mark: MustacheCustomRenderable, Sendable {
        let renderText: String
        var isNull: Bool { false }
        init(_ number: Int) { renderText = "\u{0}\(number)\u{0}" }
    }

    /// A class, which the engine asks for its fields in a quarter of the time that a dictionary takes.
    private final class Fields: MustacheParent, Sendable {
        private let fields: [String: any Sendable]
        init(_ fields: [String: any Sendable]) { self.fields = fields }
        func child(named name: String) -> Any? { fields[name] }
    }

    mutating func mark(_ record: ViewRecord, _ schema: ViewFields) -> any Sendable {
        var result: [String: any Sendable] = [:]
        for (name, schema) in schema.ordered { result[name] = mark(record.value(name), schema) }
        return Fields(result)
    }

    private mutating func mark(_ value: ViewValue?, _ schema: ViewSchema) -> any Sendable {
        switch (value, schema) {
        case (.text(let text), .text) where !text.isEmpty: return next()
        case (.html(let html), .html) where !html.isEmpty: return next()
        case (.flag(let flag), .flag): return flag
        case (.object(let fields), .object(let inner)): return mark(fields, inner)
        case (.list(let items), .list(let element)): return items.map { mark($0, element) }
        default: return Nothing.value
        }
    }

    private mutating func next() -> Mark {
        defer { count += 1 }
        return Mark(count)
    }
}
