/// JSON with one spelling only, so that a hash of it means something.
///
/// Keys in the order of their UTF-8 bytes; strings with `"`, `\` and control characters escaped (`\n`, `\t`, else
/// `\u00xx`) and nothing else; whole numbers without a point; absent values left out.
package enum CanonicalJSON: Sendable, Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
    case array([Self])
    case object([String: Self])

    /// An object without the entries that are nil.
    package static func fields(_ fields: [String: Self?]) -> Self { .object(fields.compactMapValues { $0 }) }

    /// A list of texts.
    package static func strings(_ texts: [String]) -> Self { .array(texts.map { .string($0) }) }

    /// A whole number.
    package static func integer(_ value: Int) -> Self { .number(Double(value)) }

    /// Without any white space: what is hashed.
    package var compact: [UInt8] {
        var writer = Writer(isPretty: false)
        writer.write(self, depth: 0)
        return writer.bytes
    }

    /// Two spaces a level, ending in a line feed: what is kept in files.
    package var pretty: [UInt8] {
        var writer = Writer(isPretty: true)
        writer.write(self, depth: 0)
        return writer.bytes + [0x0A]
    }

    private struct Writer {
        let isPretty: Bool
        var bytes: [UInt8] = []

        mutating func write(_ value: CanonicalJSON, depth: Int) {
            switch value {
            case .string(let text): write(text)
            case .number(let number): bytes += Self.text(number).utf8
            case .bool(let flag): bytes += (flag ? "true" : "false").utf8
            case .array(let items):
                list("[", "]", items.count, depth) { writer, index in writer.write(items[index], depth: depth + 1) }
            case .object(let fields):
                let separator = isPretty ? ": " : ":"
                let keys = fields.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                list("{", "}", keys.count, depth) { writer, index in
                    writer.write(keys[index])
                    writer.bytes += separator.utf8
                    if let value = fields[keys[index]] { writer.write(value, depth: depth + 1) }
                }
            }
        }

        private mutating func list(
            _ open: String,
            _ close: String,
            _ count: Int,
            _ depth: Int,
            _ element: (inout Self, Int) -> Void
        ) {
            bytes += open.utf8
            for index in 0..<count {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                element(&self, index)
            }
            if count > 0 { newLine(depth) }
            bytes += close.utf8
        }

        private mutating func newLine(_ depth: Int) {
            guard isPretty else { return }
            bytes.append(0x0A)
            bytes += [UInt8](repeating: 0x20, count: depth * 2)
        }

        private mutating func write(_ text: String) {
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                switch byte {
                case 0x22: bytes += "\\\"".utf8
                case 0x5C: bytes += "\\\\".utf8
                case 0x0A: bytes += "\\n".utf8
                case 0x09: bytes += "\\t".utf8
                case 0..<0x10: bytes += "\\u000\(String(byte, radix: 16))".utf8
                case 0x10..<0x20: bytes += "\\u00\(String(byte, radix: 16))".utf8
                default: bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        }

        static func text(_ number: Double) -> String { CanonicalJSON.text(number) }
    }

    /// A number as it is written: whole ones without a point.
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}
