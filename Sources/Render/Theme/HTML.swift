/// HTML that may be written as it stands.
///
/// A `String` may not: it is escaped.
package struct HTML: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(trusted bytes: [UInt8]) { self.bytes = bytes }
    package init(trusted text: String) { bytes = Array(text.utf8) }

    /// Text as HTML, with `& < > " '` escaped.
    package init(escaping text: String) {
        bytes = []
        append(escaping: text)
    }

    package init() { bytes = [] }

    package mutating func append(trusted text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

    package mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(trusted: "&amp;")
            case UInt8(ascii: "<"): append(trusted: "&lt;")
            case UInt8(ascii: ">"): append(trusted: "&gt;")
            case UInt8(ascii: "\""): append(trusted: "&quot;")
            case UInt8(ascii: "'"): append(trusted: "&#39;")
            default: bytes.append(byte)
            }
        }
    }

    package var isEmpty: Bool { bytes.isEmpty }
}
