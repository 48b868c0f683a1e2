/// Which parts of a view are there, without what they say.
///
/// Mustache shows or hides by emptiness, flags and the length of lists, never by what a text says. So two views of one
/// shape give the same page but for their texts and HTML, and the template engine has to run once a shape, not once a page.
struct ViewShape: Hashable, Sendable {
    private(set) var template: String
    private(set) var bytes: [UInt8] = []

    /// A text or a piece of HTML of the view, in the order of the walk.
    enum Leaf: Sendable {
        case text(String)
        case html(HTML)
    }

    /// The shape of a view, and its leaves.
    static func walk(_ view: some TemplateView) -> (shape: ViewShape, leaves: [Leaf]) {
        var shape = ViewShape(template: view.template)
        var leaves: [Leaf] = []
        let schema = type(of: view).schema
        let fields = view.fields
        shape.walk(fields, schema, &leaves)
        return (shape, leaves)
    }

    private init(template: String) {
        self.template = template
        bytes.reserveCapacity(128)
    }

    private mutating func walk(_ record: ViewRecord, _ schema: ViewFields, _ leaves: inout [Leaf]) {
        let ordered = schema.ordered
        let given = record.fields
        withUnsafeTemporaryAllocation(of: Int.self, capacity: ordered.count) { places in
            places.initialize(repeating: -1)
            for number in 0..<given.count {
                let position = schema.position(given[number].0)
                assert(position != nil, "a view has the field \(given[number].0), which its schema lacks")
                if let position { places[position] = number }
            }
            for position in 0..<ordered.count {
                let number = places[position]
                walk(number < 0 ? nil : given[number].1, ordered[position].schema, &leaves)
            }
        }
    }

    private mutating func walk(_ value: ViewValue?, _ schema: ViewSchema, _ leaves: inout [Leaf]) {
        switch (value, schema) {
        case (.text(let text), .text) where !text.isEmpty:
            bytes.append(Mark.leaf)
            leaves.append(.text(text))
        case (.html(let html), .html) where !html.isEmpty:
            bytes.append(Mark.leaf)
            leaves.append(.html(html))
        case (.flag(let flag), .flag): bytes.append(flag ? Mark.true : Mark.false)
        case (.object(let fields), .object(let inner)):
            bytes.append(Mark.object)
            walk(fields, inner, &leaves)
        case (.list(let items), .list(let element)):
            bytes.append(Mark.list)
            withUnsafeBytes(of: UInt32(items.count).bigEndian) { bytes.append(contentsOf: $0) }
            for item in items { walk(item, element, &leaves) }
        default: bytes.append(Mark.nothing)
        }
    }

    private enum Mark {
        static let nothing: UInt8 = 0
        static let leaf: UInt8 = 1
        static let `true`: UInt8 = 2
        static let `false`: UInt8 = 3
        static let object: UInt8 = 4
        static let list: UInt8 = 5
    }
}
