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

    /// Text, or nothing at all when there is none: its section is then not shown.
    package static func optional(_ text: String?) -> ViewValue? {
        text.flatMap { $0.isEmpty ? nil : .text($0) }
    }
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
    /// The template's name, without `.mustache`.
    static var template: String { get }
    /// Every field that the template may name.
    static var schema: [String: ViewSchema] { get }
    /// The fields that this view has.
    var fields: [String: ViewValue] { get }
}

/// A value on its way into the engine: HTML is taken out and put back as bytes after rendering, so that long bodies pass
/// through the engine as a few characters.
struct ValueConverter {
    private(set) var splices: [HTML] = []

    mutating func convert(_ fields: [String: ViewValue]) -> [String: any Sendable] {
        fields.mapValues { convert($0) }
    }

    mutating func convert(_ value: ViewValue) -> any Sendable {
        switch value {
        case .text(let text): return text.contains("\u{0}") ? text.replacing("\u{0}", with: "\u{FFFD}") : text
        case .html(let html):
            splices.append(html)
            return "\u{0}\(splices.count - 1)\u{0}"
        case .flag(let flag): return flag
        case .list(let items): return items.map { convert($0) }
        case .object(let fields): return convert(fields)
        case .prepared(let prepared): return prepared.content
        }
    }

    /// The rendered text in bytes, with the HTML back in its places.
    func splicing(_ rendered: String) -> [UInt8] {
        var rendered = rendered
        return rendered.withUTF8 { text in
            guard !splices.isEmpty else { return Array(text) }
            var result: [UInt8] = []
            result.reserveCapacity(text.count + splices.reduce(0) { $0 + $1.bytes.count })
            var start = 0
            var index = 0
            while index < text.count {
                guard text[index] == 0 else {
                    index += 1
                    continue
                }
                result.append(contentsOf: text[start..<index])
                var number = 0
                index += 1
                while index < text.count, text[index] != 0 {
                    number = number * 10 + Int(text[index]) - 0x30
                    index += 1
                }
                if splices.indices.contains(number) { result.append(contentsOf: splices[number].bytes) }
                index += 1
                start = index
            }
            result.append(contentsOf: text[start...])
            return result
        }
    }
}
