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
    case object(ViewRecord)

    /// Text, or none.
    package static func text(_ text: String?) -> ViewValue { .text(text ?? "") }

    /// Texts, as a list that shows each by `{{.}}`.
    package static func texts(_ texts: [String]) -> ViewValue { .list(texts.map { .text($0) }) }
}

/// What fields a view has: every tag of a theme is checked against it.
package enum ViewSchema: Sendable {
    case text
    case html
    case flag
    case object(ViewFields)
    indirect case list(ViewSchema)
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
    var fields: ViewRecord { get }
    /// Fields that hold a file of the theme as it is, with the file's name: a mistake in it is a mistake in that file.
    static var assets: [String: String] { get }
}

extension TemplateView {
    /// None, for most views.
    package static var assets: [String: String] { [:] }
}
