import ChineseText

/// Bytes of HTML under construction.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes text with `& < > "` escaped.
    mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) { text.escape(into: &bytes) }

    mutating func escaped(_ text: some Sequence<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    /// Starts a new line unless at the start of one.
    mutating func newLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Adds the text to HTML with `& < > "` escaped, and `'` where an attribute in single quotes might hold it.
    package func escape(into html: inout [UInt8], apostrophes: Bool = false) {
        var start = 0
        var index = nextASCII(from: 0)
        while index < count {
            var entity: StaticString?
            switch self[index] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            case UInt8(ascii: "'") where apostrophes: entity = "&#39;"
            default: break
            }
            if let entity {
                html.append(contentsOf: UnsafeBufferPointer(rebasing: self[start..<index]))
                entity.withUTF8Buffer { html.append(contentsOf: $0) }
                start = index + 1
            }
            index = nextASCII(from: index + 1)
        }
        html.append(contentsOf: UnsafeBufferPointer(rebasing: self[start...]))
    }
}
