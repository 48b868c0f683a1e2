import Markdown

/// HTML that may be written as it stands.
///
/// A `String` may not: it is escaped.
package struct HTML: Sendable, Hashable {
    package var bytes: [UInt8]

    /// Markup of our own making, taken as it is.
    package init(trusted bytes: [UInt8]) { self.bytes = bytes }
    /// Markup of our own making, taken as it is.
    package init(trusted text: String) { bytes = Array(text.utf8) }

    /// Text as HTML, with `& < > " '` escaped.
    package init(escaping text: String) {
        bytes = []
        append(escaping: text)
    }

    /// Nothing yet.
    package init() { bytes = [] }

    /// Adds markup that stands in the source of this program.
    package mutating func append(trusted text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds what is HTML already.
    package mutating func append(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

    /// Adds text; `<`, `>`, `&` and quotation marks are escaped.
    package mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { $0.escape(into: &bytes, apostrophes: true) }
    }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { bytes.isEmpty }
}
