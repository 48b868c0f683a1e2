/// What a template can show.
///
/// Typed views turn themselves into one of these.
package enum ViewValue: Sendable {
    /// Escaped when shown.
    case text(String)
    /// Shown as it is, by `{{{…}}}` only.
    case html(HTML)
    case flag(Bool)
    case list([ViewValue])
    case object([String: ViewValue])

    /// Text, or none.
    package static func text(_ text: String?) -> ViewValue { .text(text ?? "") }

    /// Texts, as a list that shows each by `{{.}}`.
    package static func texts(_ texts: [String]) -> ViewValue { .list(texts.map { .text($0) }) }
}

/// What fields a view has: every tag of a theme is checked against it.
package indirect enum ViewSchema: Sendable {
    case text
    case html
    case flag
    case object(ViewFields)
    case list(ViewSchema)
}

/// The fields of a view or of an object in it, by name.
package struct ViewFields: Sendable, ExpressibleByDictionaryLiteral {
    /// In the order of their names, which is the order in which a view is walked.
    let ordered: [(name: String, schema: ViewSchema)]

    /// Fields by name.
    package init(dictionaryLiteral elements: (String, ViewSchema)...) {
        self.init(elements)
    }

    init(_ fields: [(String, ViewSchema)]) {
        ordered = fields.map { (name: $0.0, schema: $0.1) }.sorted { $0.name < $1.name }
    }

    private init(ordered: [(name: String, schema: ViewSchema)]) { self.ordered = ordered }

    /// The schema of a field.
    package subscript(name: String) -> ViewSchema? { ordered.first { $0.name == name }?.schema }

    /// The names in order.
    package var names: [String] { ordered.map(\.name) }

    /// These fields and others besides; where both have a name, these stand.
    package func with(_ others: ViewFields) -> ViewFields {
        let new = others.ordered.filter { self[$0.name] == nil }
        return ViewFields(ordered: (ordered + new).sorted { $0.name < $1.name })
    }
}

/// A view that a template can be filled with.
package protocol TemplateView: Sendable {
    /// The templates, without `.mustache`, that can show such a view.
    static var templates: [String] { get }
    /// Every field that these templates may name.
    static var schema: ViewFields { get }
    /// The one of `templates` that shows this view.
    var template: String { get }
    /// The fields that this view has; the others of the schema are nothing.
    var fields: [String: ViewValue] { get }
    /// Fields that hold a file of the theme as it is, with the file's name: a mistake in it is a mistake in that file.
    static var assets: [String: String] { get }
}

extension TemplateView {
    /// None, for most views.
    package static var assets: [String: String] { [:] }
}
