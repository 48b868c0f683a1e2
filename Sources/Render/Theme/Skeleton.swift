import Mustache

/// A rendered template with gaps where the leaves of a view go.
struct Skeleton: Sendable {
    private enum Piece: Sendable {
        case bytes([UInt8])
        /// The position of a leaf in the walk of the view.
        case leaf(Int)
    }

    private let pieces: [Piece]
    private let size: Int

    /// Renders the view's template with a mark in place of every leaf.
    init(_ view: some TemplateView, library: MustacheLibrary) {
        var marker = LeafMarker()
        let fields = marker.mark(view.fields, type(of: view).schema)
        let rendered = library.render(fields, withTemplate: view.template) ?? ""
        var pieces: [Piece] = []
        var size = 0
        // Marks are `NUL number NUL`: every second part of the text is a number.
        let parts = Array(rendered.utf8).split(separator: 0, omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index % 2 == 1, let number = Int(String(decoding: part, as: UTF8.self)) {
                pieces.append(.leaf(number))
            } else if index % 2 == 1 {
                // A mark of a theme that traces.
                pieces.append(.bytes([0] + part + [0]))
            } else if !part.isEmpty {
                pieces.append(.bytes(Array(part)))
                size += part.count
            }
        }
        self.pieces = pieces
        self.size = size
    }

    /// The page with a mark around every leaf, for ``TracedPage``; `names` are those of the leaves.
    func traced(_ leaves: [ViewShape.Leaf], names: [String]) -> [UInt8] {
        var html = HTML()
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): html.bytes.append(contentsOf: bytes)
            case .leaf(let number):
                html.bytes += TracedPage.mark("L", number < names.count ? names[number] : "")
                switch leaves[number] {
                case .text(let text): html.append(escaping: text)
                case .html(let inner): html.append(inner)
                }
                html.bytes += TracedPage.mark("E", "")
            }
        }
        return html.bytes
    }

    /// The page: texts escaped, HTML as it is.
    func filled(_ leaves: [ViewShape.Leaf]) -> [UInt8] {
        var html = HTML()
        let long = leaves.reduce(size) { total, leaf in
            if case .html(let html) = leaf { return total + html.bytes.count }
            return total + 48
        }
        html.bytes.reserveCapacity(long)
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): html.bytes.append(contentsOf: bytes)
            case .leaf(let number):
                switch leaves[number] {
                case .text(let text): html.append(escaping: text)
                case .html(let inner): html.append(inner)
                }
            }
        }
        return html.bytes
    }
}

/// Turns a view into what the engine walks, with a mark for every leaf.
///
/// Every field that a schema names is there: an absent or empty one is ``Nothing``, so that its section is not shown and
/// its name is not looked up in what stands around it. The order is that of ``ViewShape``.
private struct LeafMarker {
    private var count = 0

    /// What an absent field is.
    private struct Nothing: MustacheCustomRenderable, Sendable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    mutating func mark(_ fields: [String: ViewValue], _ schema: ViewFields) -> [String: any Sendable] {
        var result: [String: any Sendable] = [:]
        for (name, schema) in schema.ordered { result[name] = mark(fields[name], schema) }
        return result
    }

    private mutating func mark(_ value: ViewValue?, _ schema: ViewSchema) -> any Sendable {
        switch (value, schema) {
        case (.text(let text), .text) where !text.isEmpty: return next()
        case (.html(let html), .html) where !html.isEmpty: return next()
        case (.flag(let flag), .flag): return flag
        case (.object(let fields), .object(let inner)): return mark(fields, inner)
        case (.list(let items), .list(let element)): return items.map { mark($0, element) }
        default: return Nothing()
        }
    }

    private mutating func next() -> String {
        defer { count += 1 }
        return "\u{0}\(count)\u{0}"
    }
}
