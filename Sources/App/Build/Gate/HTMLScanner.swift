import ChineseText

/// Walks the start tags of an HTML page, with their attributes and the text of scripts and styles.
///
/// It reads what a browser reads, as far as addresses are concerned: comments are skipped, attribute values may be quoted
/// in either way or not at all, and `<script>`, `<style>`, `<textarea>`, `<title>` and the like hold raw text. What is text
/// or tags according to who reads it (a comment for old browsers, the title of an SVG, `<noscript>`) is skipped and kept in
/// `inner`.
struct HTMLScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Of the tag that was returned last: one buffer for all tags.
    private(set) var attributes: [Attribute] = []
    /// Ranges that were skipped and may hold tags all the same.
    private(set) var inner: [Range<Int>] = []
    /// How many `<svg>` and `<math>` are open, in which `<title>` and `<style>` hold tags, and `<![CDATA[` text.
    private var foreign = 0
    /// In XML a comment ends with `-->` only.
    private let isXML: Bool
    /// Whether the page ended inside a tag, a comment or raw text.
    private(set) var isCutOff = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool = false) {
        self.bytes = bytes
        self.isXML = isXML
        foreign = isXML ? 1 : 0
    }

    /// A walk over a part of the page, which counts places from the start of the page.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
        index = range.lowerBound
        isXML = false
        foreign = 1
    }

    /// Where the walk stands: behind the last tag.
    var position: Int { index }

    /// Goes on behind something whose tags are known.
    mutating func skip(to position: Int) { index = position }

    /// Moves to the next `<` that could begin a tag, and says whether there is one.
    mutating func findTag() -> Bool {
        index = bytes.next(UInt8(ascii: "<"), from: index)
        return index + 1 < bytes.count
    }

    /// Goes behind an end tag or a tag without attributes whose text is not raw, such as `<p>`; false for any other.
    mutating func skipBareTag() -> Bool {
        let start = index + 1
        if bytes[start] == UInt8(ascii: "/") {
            if foreign > 0, isForeignName(start + 1) { foreign -= 1 }
            index = start + 1
            return true
        }
        guard Self.isLetter(bytes[start]) else { return false }
        var end = start + 1
        while end < bytes.count, Self.isLetter(bytes[end]) || (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">"), !isMoreThanTag(start..<end) else { return false }
        index = end + 1
        return true
    }

    private func isMoreThanTag(_ name: Range<Int>) -> Bool {
        name.count > 2 && (bytes.isName(name, "svg") || bytes.isName(name, "math") || rawName(name) != nil)
    }

    /// Whether `svg` or `math` stands at an index.
    private func isForeignName(_ start: Int) -> Bool {
        (start + 3 <= bytes.count && bytes.isName(start..<start + 3, "svg"))
            || (start + 4 <= bytes.count && bytes.isName(start..<start + 4, "math"))
    }

    /// A start tag.
    struct Tag {
        /// In the page's bytes.
        let name: Range<Int>
        /// What stands between the tags of a raw text element.
        var content: Range<Int>?
        /// Whether it stands inside `<svg>` or `<math>`, where `&#102;` in the text of a script is a letter.
        var isForeign = false
    }

    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    mutating func next() -> Tag? {
        while findTag() {
            let following = bytes[index + 1]
            if following == UInt8(ascii: "!") {
                skipDeclaration()
            } else if following == UInt8(ascii: "?"), index + 2 < bytes.count, Self.isLetter(bytes[index + 2]) {
                // A processing instruction, such as <?xml-stylesheet href="…"?>, has attributes too.
                index += 1
                return tag()
            } else if Self.isLetter(following) {
                return tag()
            } else {
                index += 1
            }
        }
        index = bytes.count
        return nil
    }

    private mutating func skipDeclaration() {
        let isComment =
            index + 3 < bytes.count && bytes[index + 2] == UInt8(ascii: "-") && bytes[index + 3] == UInt8(ascii: "-")
        index += isComment ? 4 : 2
        let start = index
        if foreign > 0, !isComment, index + 7 < bytes.count, bytes[index] == UInt8(ascii: "[") {
            // <![CDATA[ … ]]>
            index =
                (index..<bytes.count).first { bytes[$0] == 0x3E && bytes[$0 - 1] == 0x5D && bytes[$0 - 2] == 0x5D }
                .map { $0 + 1 } ?? bytes.count
            return
        }
        while index < bytes.count {
            index = bytes.next(UInt8(ascii: ">"), from: index)
            guard index < bytes.count else { break }
            index += 1
            if !isComment { return }
            if endsComment(at: index - 1), !isXML || index - 3 >= start {
                // <!--[if lt IE 9]>: to old browsers no comment.
                if start < index, bytes[start] == UInt8(ascii: "[") { inner.append(start..<index) }
                return
            }
        }
        isCutOff = true
    }

    /// `-->`, and `--!>` as browsers take it.
    private func endsComment(at end: Int) -> Bool {
        let dash = UInt8(ascii: "-")
        let last = bytes[end - 1] == UInt8(ascii: "!") ? end - 2 : end - 1
        return bytes[last] == dash && bytes[last - 1] == dash
    }

    private mutating func tag() -> Tag {
        let start = index + 1
        var end = start
        while end < bytes.count, !HTMLScanner.isSpace(bytes[end]), !Self.endsName(bytes[end]) { end += 1 }
        index = end
        var tag = Tag(name: start..<end)
        attributes.removeAll(keepingCapacity: true)
        while let attribute = attribute() { attributes.append(attribute) }
        let isClosed = index < bytes.count && bytes[index - 1] == UInt8(ascii: "/")
        if index < bytes.count { index += 1 } else { isCutOff = true }
        guard tag.name.count > 2 else { return tag }
        if !isClosed, bytes.isName(tag.name, "svg") || bytes.isName(tag.name, "math") { foreign += 1 }
        tag.isForeign = foreign > 0
        guard let raw = rawName(tag.name) else { return tag }
        let content = rawText(raw.name)
        tag.content = content
        // In SVG <title> holds tags, and <style/> nothing.
        if foreign > 0 || raw.mayHoldTags,
            bytes.next(UInt8(ascii: "<"), from: content.lowerBound) < content.upperBound
        {
            inner.append(content)
        }
        return tag
    }

    private mutating func attribute() -> Attribute? {
        var end = index
        defer { index = max(index, end) }
        while end < bytes.count, HTMLScanner.isSpace(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
        guard end < bytes.count, bytes[end] != UInt8(ascii: ">") else { return nil }
        let start = end
        end += 1
        while end < bytes.count, !HTMLScanner.isSpace(bytes[end]), !Self.endsName(bytes[end]),
            bytes[end] != UInt8(ascii: "=")
        {
            end += 1
        }
        let name = start..<end
        index = end
        var ahead = end
        while ahead < bytes.count, HTMLScanner.isSpace(bytes[ahead]) { ahead += 1 }
        guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: index..<index)
        }
        index = ahead + 1
        while index < bytes.count, HTMLScanner.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return Attribute(name: name, value: index..<index) }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let value = index + 1
            index = bytes.next(quote, from: value)
            let end = index
            if index < bytes.count { index += 1 }
            return Attribute(name: name, value: value..<end)
        }
        let value = index
        while index < bytes.count, !HTMLScanner.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        return Attribute(name: name, value: value..<index)
    }

    private mutating func rawText(_ name: StaticString) -> Range<Int> {
        let start = index
        while findTag() {
            if bytes[index + 1] == UInt8(ascii: "/") {
                let end = index + 2 + name.utf8CodeUnitCount
                if end <= bytes.count, bytes.isName(index + 2..<end, name) { return start..<index }
            }
            index += 1
        }
        index = bytes.count
        isCutOff = true
        return start..<index
    }

    /// The element of raw text that a name is, and whether it depends on the browser what it holds.
    private func rawName(_ name: Range<Int>) -> (name: StaticString, mayHoldTags: Bool)? {
        // Most tags begin with other letters.
        switch bytes[name.lowerBound] | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "t"):
            return Self.rawNames.first { bytes.isName(name, $0) }.map { ($0, false) }
        case UInt8(ascii: "n"), UInt8(ascii: "i"), UInt8(ascii: "x"):
            return Self.oddNames.first { bytes.isName(name, $0) }.map { ($0, true) }
        default: return nil
        }
    }

    /// The elements whose text holds no tags.
    private static let rawNames: [StaticString] = ["script", "style", "textarea", "title"]
    private static let oddNames: [StaticString] = ["noscript", "noframes", "noembed", "iframe", "xmp"]

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    private static func endsName(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }
}

extension UnsafeBufferPointer<UInt8> {
    /// The text of a range in ASCII small letters.
    func lower(_ range: Range<Int>) -> String {
        String(decoding: self[range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether a range is a name in small letters, whatever the case of its letters.
    func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        let other = name.utf8Start
        for offset in 0..<range.count {
            let byte = self[range.lowerBound + offset]
            guard (byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte) == other[offset] else { return false }
        }
        return true
    }

    /// Whether a value is a word in small letters, whatever the case of its letters and the white space around it.
    func isWord(_ value: Range<Int>, _ word: StaticString) -> Bool {
        var value = value
        while let first = value.first, HTMLScanner.isSpace(self[first]) { value = first + 1..<value.upperBound }
        while let last = value.last, HTMLScanner.isSpace(self[last]) { value = value.lowerBound..<last }
        return isName(value, word)
    }
}
