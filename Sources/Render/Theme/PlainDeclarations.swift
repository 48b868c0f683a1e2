import ChineseText
import Diagnostics

/// Style declarations without custom properties, for browsers that do not know them (Internet Explorer, Chromium before 49).
///
///     :root { --ink: #1b2627 }
///     body { color: var(--ink) }      →  body { color: #1b2627; color: var(--ink) }
///
/// ## Parsing behavior
/// - Values come from blocks whose selector is `:root` alone, outside every `@media`; of two, the later stands.
/// - A declaration that uses a name without such a value, or `var(--name, other)`, is left alone.
struct PlainDeclarations {
    struct Insertion {
        let offset: Int
        let text: [UInt8]
    }

    private var values: [String: String] = [:]

    init(_ sources: [SourceText]) {
        for source in sources {
            for declaration in Self.declarations(source.bytes) where declaration.selectors == [":root"] {
                guard declaration.property.hasPrefix("--") else { continue }
                values[declaration.property] = declaration.value
            }
        }
    }

    /// The plain twins that a style sheet needs, each with the offset before which it belongs.
    func insertions(_ source: SourceText) -> [Insertion] {
        Self.declarations(source.bytes).compactMap { declaration in
            guard !declaration.property.hasPrefix("--"), let plain = plain(declaration.value) else { return nil }
            return Insertion(offset: declaration.offset, text: Array("\(declaration.property): \(plain); ".utf8))
        }
    }

    /// The value with every `var(--name)` replaced; nil when there is none or one is not known.
    private func plain(_ value: String) -> String? {
        var rest = Array(value.utf8)[...]
        var plain: [UInt8] = []
        while let start = rest.range(of: Self.opening) {
            guard let end = rest[start.upperBound...].firstIndex(of: UInt8(ascii: ")")),
                let known = values[String(decoding: rest[start.upperBound..<end], as: UTF8.self)]
            else { return nil }
            plain += rest[..<start.lowerBound] + Array(known.utf8)
            rest = rest[(end + 1)...]
        }
        return plain.isEmpty ? nil : String(decoding: plain + rest, as: UTF8.self)
    }

    private static let opening = Array("var(".utf8)

    // MARK: Reading

    private struct Declaration {
        let offset: Int
        let property: String
        let value: String
        /// The selectors and at-rules that it stands in, outermost first.
        let selectors: [String]
    }

    private static func declarations(_ bytes: [UInt8]) -> [Declaration] {
        var found: [Declaration] = []
        var selectors: [String] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
                let isLeading = text(bytes[start..<index]).isEmpty
                index = endOfComment(bytes, from: index + 2)
                if isLeading { start = index + 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = endOfString(bytes, from: index)
            case UInt8(ascii: "{"):
                selectors.append(text(bytes[start..<index]))
                start = index + 1
            case UInt8(ascii: ";"), UInt8(ascii: "}"):
                if let declaration = declaration(bytes, start..<index, selectors) { found.append(declaration) }
                if bytes[index] == UInt8(ascii: "}") { _ = selectors.popLast() }
                start = index + 1
            default: break
            }
            index += 1
        }
        return found
    }

    private static func declaration(_ bytes: [UInt8], _ range: Range<Int>, _ selectors: [String]) -> Declaration? {
        guard !selectors.isEmpty, let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")),
            let offset = bytes[range].firstIndex(where: { !isSpace($0) })
        else { return nil }
        return Declaration(
            offset: offset, property: text(bytes[range.lowerBound..<colon]),
            value: text(bytes[colon + 1..<range.upperBound]),
            selectors: selectors
        )
    }

    /// The last byte of a comment.
    private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 1 < bytes.count, !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/")) {
            index += 1
        }
        return min(index + 1, bytes.count)
    }

    /// The closing quote of a string.
    private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != bytes[start] {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isSpace($0) } ?? start - 1
        return start > end ? "" : String(decoding: bytes[start...end], as: UTF8.self)
    }
}
