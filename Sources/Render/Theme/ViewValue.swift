/// What a template can show. Typed views turn themselves into one of these.
package enum ViewValue: Sendable {
    /// Escaped when shown.
    case text(String)
    /// Shown as it is, by `{{{…}}}` only.
    case html(HTML)
    case flag(Bool)
    case list([ViewValue])
    case object([String: ViewValue])
    /// Converted once and shared by many pages.
    case prepared(PreparedValue)

    /// Text, or none.
    package static func text(_ text: String?) -> ViewValue { .text(text ?? "") }

    /// Texts, as a list that shows each by `{{.}}`.
    package static func texts(_ texts: [String]) -> ViewValue { .list(texts.map { .text($0) }) }
}

/// A value in the form that the template engine walks.
package struct PreparedValue: Sendable {
    let content: any Sendable
}

/// What fields a view has: every tag of a theme is checked against it.
package indirect enum ViewSchema: Sendable {
    case text
    case html
    case flag
    case object([String: ViewSchema])
    case list(ViewSchema)
}

/// A view that a template can be filled with.
package protocol TemplateView: Sendable {
    /// The templates, without `.mustache`, that can show such a view.
    static var templates: [String] { get }
    /// Every field that these templates may name.
    static var schema: [String: ViewSchema] { get }
    /// The one of `templates` that shows this view.
    var template: String { get }
    /// The fields that this view has; the others of the schema are nothing.
    var fields: [String: ViewValue] { get }
}
