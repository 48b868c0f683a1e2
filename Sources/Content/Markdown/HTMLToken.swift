/// One piece of raw HTML, as browsers read it in the simple cases; whatever is not simple is `.other`.
enum HTMLToken: Equatable {
    case text(Range<Int>)
    case start(name: String, attributes: [Attribute])
    case end(name: String)
    case comment
    /// `<!DOCTYPE …>`, `<?…?>`, a tag that does not end or holds a stray quote.
    case other(Range<Int>)

    struct Attribute: Equatable {
        let name: String
        let value: String
    }
}

/// Cuts raw HTML into tokens.
///
/// ## Parsing behavior
/// - Only what CommonMark calls an open tag, a closing tag or a comment is one; names come out in small letters.
/// - The values of attributes are decoded: numeric references and `&amp; &lt; &gt; &quot; &apos; &colon; &Tab; &NewLine;`.
/// - What is not understood is `.other`, never guessed at: it is shown as text.
struct HTMLTokenizer {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The tokens with the offset at which each begins.
    static func tokens(_ bytes: [UInt8]) -> [(token: HTMLToken, offset: Int)] {
        var tokenizer = HTMLTokenizer(bytes)
        var tokens: [(HTMLToken, Int)] = []
        while tokenizer.index < bytes.count {
            let start = tokenizer.index
            tokens.append((tokenizer.next(), start))
        }
        return tokens
    }

    private mutating func next() -> HTMLToken {
        let start = index
        guard bytes[index] == UInt8(ascii: "<") else {
            while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
            return .text(start..<index)
        }
        if has("<!--") {
            var end = index + 4
            while end + 2 < bytes.count, !(bytes[end] == 0x2D && bytes[end + 1] == 0x2D && bytes[end + 2] == 0x3E) {
                end += 1
            }
            index = end + 2 < bytes.count ? end + 3 : bytes.count
            return .comment
        }
        if let tag = tag() { return tag }
        // A sign that begins nothing is text; what looks like a tag is shown up to its end.
        index = start + 1
        guard index < bytes.count, Self.isLetter(bytes[index]) || "/!?".utf8.contains(bytes[index]) else {
            return .text(start..<index)
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
        return .other(start..<index)
    }

    /// A tag that begins at `index`; on nil, `index` is anywhere.
    private mutating func tag() -> HTMLToken? {
        index += 1
        let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        guard let name = name(), index < bytes.count else { return nil }
        if isEnd {
            skipSpaces()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return nil }
            index += 1
            return .end(name: name)
        }
        var attributes: [HTMLToken.Attribute] = []
        while index < bytes.count {
            let before = index
            skipSpaces()
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                return .start(name: name, attributes: attributes)
            }
            guard index > before, let attribute = attribute() else { return nil }
            attributes.append(attribute)
        }
        return nil
    }

    private mutating func name() -> String? {
        let start = index
        guard index < bytes.count, Self.isLetter(bytes[index]) else { return nil }
        while index < bytes.count, Self.isLetter(bytes[index]) || Self.isDigit(bytes[index]) || bytes[index] == 0x2D {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    }

    private mutating func attribute() -> HTMLToken.Attribute? {
        let start = index
        while index < bytes.count,
            Self.isLetter(bytes[index]) || Self.isDigit(bytes[index]) || "-_:.@".utf8.contains(bytes[index])
        {
            index += 1
        }
        guard index > start else { return nil }
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        let end = index
        skipSpaces()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
            index = end
            return HTMLToken.Attribute(name: name, value: "")
        }
        index += 1
        skipSpaces()
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let from = index + 1
            guard let close = bytes[from...].firstIndex(of: quote) else { return nil }
            index = close + 1
            return HTMLToken.Attribute(name: name, value: Self.decoded(bytes[from..<close]))
        }
        let from = index
        while index < bytes.count, bytes[index] > 0x20, !"\"'=<>`".utf8.contains(bytes[index]) { index += 1 }
        guard index > from else { return nil }
        return HTMLToken.Attribute(name: name, value: Self.decoded(bytes[from..<index]))
    }

    private mutating func skipSpaces() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private func has(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { index + $0.count <= bytes.count && bytes[index..<index + $0.count].elementsEqual($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// A value with its character references resolved.
    private static func decoded(_ value: ArraySlice<UInt8>) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard text.contains("&") else { return text }
        return text.replacing(#/&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?/#) { match in
            if let digits = match.output.1 ?? match.output.2 {
                let value = UInt32(digits, radix: match.output.1 == nil ? 10 : 16)
                return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
            }
            return names[String(match.output.3 ?? "")] ?? String(match.output.0)
        }
    }

    private static let names = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t", "NewLine": "\n",
        "nbsp": "\u{A0}",
    ]
}
