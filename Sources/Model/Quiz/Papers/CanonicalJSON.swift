/// JSON with one spelling only, so that a hash of it means something.
///
/// Keys in the order of their UTF-8 bytes; strings with `"`, `\` and control characters escaped (`\n`, `\t`, else
/// `\u00xx`) and nothing else; whole numbers without a point; absent values left out.
package enum CanonicalJSON: Sendable, Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
    case array([Self])
    /// In the order of the keys, which are all different.
    case members([Member])

    /// A key and its value.
    package struct Member: Sendable, Hashable {
        let key: String
        let value: CanonicalJSON
    }

    /// An object without the entries that are nil.
    package static func fields(_ fields: KeyValuePairs<String, Self?>) -> Self {
        var members: [Member] = []
        members.reserveCapacity(fields.count)
        for (key, value) in fields {
            guard let value else { continue }
            // They are few, and mostly written in order.
            var place = members.count
            while place > 0, key.utf8.lexicographicallyPrecedes(members[place - 1].key.utf8) { place -= 1 }
            members.insert(Member(key: key, value: value), at: place)
        }
        return .members(members)
    }

    /// An object whose keys are not known before.
    package static func object(_ fields: [String: Self]) -> Self {
        .members(
            fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { Member(key: $0.key, value: $0.value) })
    }

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
            case .members(let members):
                list("{", "}", members.count, depth) { writer, index in
                    writer.write(members[index].key)
                    writer.bytes.append(UInt8(ascii: ":"))
                    if writer.isPretty { writer.bytes.append(UInt8(ascii: " ")) }
                    writer.write(members[index].value, depth: depth + 1)
                }
            }
        }

        private mutating func list(
            _ open: Unicode.Scalar,
            _ close: Unicode.Scalar,
            _ count: Int,
            _ depth: Int,
            _ element: (inout Self, Int) -> Void
        ) {
            bytes.append(UInt8(ascii: open))
            for index in 0..<count {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                element(&self, index)
            }
            if count > 0 { newLine(depth) }
            bytes.append(UInt8(ascii: close))
        }

        private mutating func newLine(_ depth: Int) {
            guard isPretty else { return }
            bytes.append(0x0A)
            bytes += [UInt8](repeating: 0x20, count: depth * 2)
        }

        private mutating func write(_ text: String) {
            bytes.append(UInt8(ascii: "\""))
            var text = text
            text.withUTF8 { write($0) }
            bytes.append(UInt8(ascii: "\""))
        }

        private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
            var start = 0
            for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: text[start..<index])
                start = index + 1
                switch byte {
                case 0x22: bytes += "\\\"".utf8
                case 0x5C: bytes += "\\\\".utf8
                case 0x0A: bytes += "\\n".utf8
                case 0x09: bytes += "\\t".utf8
                case 0..<0x10: bytes += "\\u000\(String(byte, radix: 16))".utf8
                default: bytes += "\\u00\(String(byte, radix: 16))".utf8
                }
            }
            bytes.append(contentsOf: text[start...])
        }

        static func text(_ number: Double) -> String { CanonicalJSON.text(number) }
    }

    /// A number as it is written: whole ones without a point.
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}
