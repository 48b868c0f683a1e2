import Mustache

/// A value on its way into the engine.
///
/// HTML is taken out and put back as bytes after rendering, so that long bodies pass through the engine as a few
/// characters. Every field that a schema names is there: an absent or empty one is ``Nothing``, so that its section is not
/// shown and its name is not looked up in what stands around it.
struct ValueConverter {
    private(set) var splices: [HTML] = []

    /// What an absent field is.
    struct Nothing: MustacheCustomRenderable, Sendable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    mutating func convert(_ fields: [String: ViewValue], _ schema: [String: ViewSchema]) -> [String: any Sendable] {
        var result: [String: any Sendable] = [:]
        result.reserveCapacity(schema.count + 1)
        for (name, schema) in schema {
            result[name] = fields[name].map { convert($0, schema) } ?? Nothing()
        }
        assert(fields.keys.allSatisfy { schema[$0] != nil }, "a view has a field that its schema lacks")
        return result
    }

    mutating func convert(_ value: ViewValue, _ schema: ViewSchema) -> any Sendable {
        switch (value, schema) {
        case (.text(let text), _):
            if text.isEmpty { return Nothing() }
            return text.utf8.contains(0) ? text.replacing("\u{0}", with: "\u{FFFD}") : text
        case (.html(let html), _):
            if html.isEmpty { return Nothing() }
            splices.append(html)
            return "\u{0}\(splices.count - 1)\u{0}"
        case (.flag(let flag), _): return flag
        case (.list(let items), .list(let element)): return items.map { convert($0, element) }
        case (.object(let fields), .object(let inner)): return convert(fields, inner)
        case (.prepared(let prepared), _): return prepared.content
        case (.list, _), (.object, _): return Nothing()
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
