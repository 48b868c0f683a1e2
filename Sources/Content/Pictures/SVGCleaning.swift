/// Finds the parts of an SVG that programs and people wrote beside the drawing: who made it, where, and in which folder.
///
/// ## Parsing behavior
/// - Out go comments, `metadata`, processing instructions but style sheets, and all elements, attributes and declarations of foreign
///   namespaces (Inkscape, Sodipodi, RDF, Illustrator …): browsers draw none of them.
/// - SVG, XLink, XML, XHTML and MathML stay, and so do `title` and `desc`, which are read aloud.
/// - CDATA sections and the values of attributes are never looked into. The bytes must be whole XML.
struct SVGCleaning {
    /// What stays, in order; nothing where everything does.
    private(set) var kept: [Range<Int>] = []
    private let bytes: UnsafeBufferPointer<UInt8>
    private var dropped: [Range<Int>] = []
    /// For every open element, which prefixes stand for a foreign namespace; "" is that of names without one.
    private var scopes: [[String: Bool]] = []
    /// Where the outermost element that goes out begins, and how many are open around it.
    private var dropping: (start: Int, depth: Int)?

    private static let known: Set<String> = [
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML",
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var position = next(0x3C, from: 0)
        while position < bytes.count {
            let end = part(at: position)
            position = next(0x3C, from: max(end, position + 1))
        }
        guard !dropped.isEmpty else { return }
        var start = 0
        for range in dropped where range.lowerBound >= start {
            if start < range.lowerBound { kept.append(start..<range.lowerBound) }
            start = range.upperBound
        }
        if start < bytes.count { kept.append(start..<bytes.count) }
    }

    /// Looks at what begins with a `<`, and returns its end.
    private mutating func part(at start: Int) -> Int {
        if stands("<!--", at: start) {
            let end = end(of: "-->", from: start + 4)
            drop(start..<end)
            return end
        }
        if stands("<![CDATA[", at: start) { return end(of: "]]>", from: start + 9) }
        if stands("<!", at: start) { return declaration(at: start) }
        if stands("<?", at: start) {
            let end = end(of: "?>", from: start + 2)
            let name = self.name(at: start + 2)
            if name.text != "xml", name.text != "xml-stylesheet" { drop(start..<end) }
            return end
        }
        if stands("</", at: start) {
            let end = end(of: ">", from: start + 2)
            if !scopes.isEmpty { scopes.removeLast() }
            close(at: end)
            return end
        }
        return tag(at: start)
    }

    /// A document type: it stays, without the comments in it.
    private mutating func declaration(at start: Int) -> Int {
        var position = start + 2
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case 0x22, 0x27: position = next(bytes[position], from: position + 1)
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x3C where stands("<!--", at: position):
                let end = end(of: "-->", from: position + 4)
                drop(position..<end)
                position = end - 1
            case 0x3C: depth += 1
            case 0x3E where depth <= 0: return position + 1
            case 0x3E: depth -= 1
            default: break
            }
            position += 1
        }
        return bytes.count
    }

    private struct Attribute {
        let name: String
        let value: Range<Int>
        /// With the white space before it.
        let range: Range<Int>
    }

    private mutating func tag(at start: Int) -> Int {
        let name = name(at: start + 1)
        var attributes: [Attribute] = []
        var position = name.end
        var isEmpty = false
        while position < bytes.count, bytes[position] != 0x3E {
            let before = position
            position = skipSpace(from: position)
            guard position < bytes.count, bytes[position] != 0x3E else { break }
            isEmpty = bytes[position] == 0x2F
            if isEmpty {
                position += 1
                continue
            }
            let name = self.name(at: position)
            let quote = skipSpace(from: skipSpace(from: name.end) + 1)
            guard quote < bytes.count, name.end > position else { return bytes.count }
            let end = next(bytes[quote], from: quote + 1)
            guard end < bytes.count else { return bytes.count }
            position = end + 1
            attributes.append(Attribute(name: name.text, value: quote + 1..<end, range: before..<position))
        }
        let end = min(position + 1, bytes.count)
        open(name.text, attributes, start..<end)
        if isEmpty {
            scopes.removeLast()
            close(at: end)
        }
        return end
    }

    private mutating func open(_ name: String, _ attributes: [Attribute], _ range: Range<Int>) {
        var scope = scopes.last ?? [:]
        for attribute in attributes {
            guard let prefix = Self.declared(attribute.name) else { continue }
            let address = String(decoding: UnsafeBufferPointer(rebasing: bytes[attribute.value]), as: UTF8.self)
            // An address with a reference in it could be any.
            scope[prefix] = !address.isEmpty && !address.contains("&") && !Self.known.contains(address)
        }
        // Whatever the root calls itself, it is the drawing.
        if scopes.isEmpty { scope[Self.prefix(name)] = false }
        let depth = scopes.count
        scopes.append(scope)
        guard dropping == nil else { return }
        let local = name.split(separator: ":").last.map(String.init) ?? name
        if depth > 0, scope[Self.prefix(name)] == true || local == "metadata" {
            dropping = (range.lowerBound, depth)
            return
        }
        for attribute in attributes {
            let prefix = Self.declared(attribute.name) ?? Self.prefix(attribute.name)
            if !prefix.isEmpty, scope[prefix] == true { dropped.append(attribute.range) }
        }
    }

    /// An element has ended; `scopes` is that of its parent again.
    private mutating func close(at end: Int) {
        guard let (start, depth) = dropping, scopes.count == depth else { return }
        dropping = nil
        dropped.append(start..<end)
    }

    private mutating func drop(_ range: Range<Int>) { if dropping == nil { dropped.append(range) } }

    /// The prefix that an attribute declares, or nil.
    private static func declared(_ name: String) -> String? {
        if name == "xmlns" { return "" }
        return name.hasPrefix("xmlns:") ? String(name.dropFirst(6)) : nil
    }

    private static func prefix(_ name: String) -> String {
        name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
    }

    // MARK: Bytes

    private func next(_ byte: UInt8, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != byte { index += 1 }
        return index
    }

    private func stands(_ text: StaticString, at start: Int) -> Bool {
        ByteReader(bytes).starts(text, at: start)
    }

    private func end(of text: StaticString, from start: Int) -> Int {
        var index = start
        while index < bytes.count, !stands(text, at: index) { index += 1 }
        return min(index + text.utf8CodeUnitCount, bytes.count)
    }

    private func skipSpace(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        return index
    }

    private func name(at start: Int) -> (text: String, end: Int) {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, ![0x2F, 0x3D, 0x3E, 0x3F].contains(bytes[end]) { end += 1 }
        return (String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self), end)
    }
}
