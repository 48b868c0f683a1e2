import ChineseText

/// What templates say between their tags, kept aside while the engine reads them.
///
/// The engine goes through a template by characters, and for every tag once more to its end. Of text that it only copies it is
/// given a short mark instead; ``Skeleton`` puts the text back.
struct TemplateText: Sendable {
    private var pieces: [[UInt8]] = []

    /// A text this long is worth a mark.
    private static let least = 12

    /// A template with a mark, `NUL t number NUL`, for every longer text that stands between its tags or line ends.
    mutating func shortened(_ template: [UInt8]) -> String {
        // Where a template changes its brackets nobody but the engine knows what is a tag.
        if template[...].range(of: Array("{{=".utf8)) != nil { return String(decoding: template, as: UTF8.self) }
        let (open, close, lineFeed) = (UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\n"))
        var result: [UInt8] = []
        result.reserveCapacity(template.count / 2)
        var start = 0
        func isPair(_ byte: UInt8, at index: Int) -> Bool {
            index + 1 < template.count && template[index] == byte && template[index + 1] == byte
        }
        while start < template.count {
            var end = start
            while end < template.count, template[end] != lineFeed, !isPair(open, at: end) { end += 1 }
            keep(template[start..<end], in: &result)
            start = end
            if isPair(open, at: start) {
                while end < template.count, !isPair(close, at: end) { end += 1 }
                end = min(end + 2, template.count)
                // The third brace of {{{…}}}.
                if end < template.count, template[end] == close { end += 1 }
            } else if end < template.count {
                end += 1
            }
            result += template[start..<end]
            start = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func keep(_ text: ArraySlice<UInt8>, in result: inout [UInt8]) {
        if text.count < Self.least {
            result += text
        } else {
            result += [0] + Array("t\(pieces.count)".utf8) + [0]
            pieces.append(Array(text))
        }
    }

    /// The text that a mark stands for; nil for another mark.
    func text(for mark: ArraySlice<UInt8>) -> [UInt8]? {
        guard mark.first == UInt8(ascii: "t"), let number = Int(String(decoding: mark.dropFirst(), as: UTF8.self))
        else { return nil }
        return pieces.indices.contains(number) ? pieces[number] : nil
    }
}
