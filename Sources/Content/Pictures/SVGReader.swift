import Archives

/// Reads the root of an SVG and looks for what could act.
///
/// ## Parsing behavior
/// - The size is `width` and `height` in pixels, else that of `viewBox`.
/// - What is not whole XML is broken: browsers show nothing of it.
/// - Pictures inside it are cleaned as files are; one that cannot be read is refused.
/// - Refused are scripts, event attributes, `foreignObject`, `javascript:` addresses and declared entities, whose nesting
///   can blow up a reader.
struct SVGReader {
    private let text: String
    private let reader: ByteReader

    init(_ reader: ByteReader) {
        text = String(decoding: reader.bytes, as: UTF8.self)
        self.reader = reader
    }

    static func isSVG(_ reader: ByteReader) -> Bool {
        let start = String(decoding: UnsafeBufferPointer(rebasing: reader.bytes.prefix(2000)), as: UTF8.self)
        guard let first = start.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), first == "<" else {
            return false
        }
        return start.contains("<svg")
    }

    var picture: Picture {
        if let active { return Picture(.svg, size: size, flaw: .active(active)) }
        guard isWhole else { return Picture(.svg, size: size, flaw: .broken) }
        guard let embedded = EmbeddedPicture.all(in: reader.bytes) else {
            return Picture(.svg, size: size, flaw: .embedded)
        }
        return Picture(.svg, size: size, kept: SVGCleaning(reader.bytes).kept, embedded: embedded)
    }

    private var isWhole: Bool {
        do {
            try Markup.events(Array(text.utf8)) { _ in }
            return true
        } catch {
            return false
        }
    }

    private var active: String? {
        let patterns = [
            "<script", "<foreignobject", "javascript:", "<!entity", "<iframe", "<embed", "<object",
        ]
        let lower = text.lowercased()
        if let found = patterns.first(where: { lower.contains($0) }) { return found }
        return lower.firstMatch(of: /\s(on[a-z]+)\s*=/).map { String($0.1) }
    }

    private var size: Picture.Size? {
        guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
            return nil
        }
        let root = text[start.upperBound..<end]
        if let width = length("width", in: root), let height = length("height", in: root) {
            return Picture.Size(width: width, height: height)
        }
        guard let box = attribute("viewBox", in: root) else { return nil }
        let numbers = box.split { $0 == " " || $0 == "," || $0.isNewline }.compactMap { Double($0) }
        guard numbers.count == 4, let width = pixels(numbers[2]), let height = pixels(numbers[3]) else { return nil }
        return Picture.Size(width: width, height: height)
    }

    private func length(_ name: String, in root: Substring) -> Int? {
        guard let text = attribute(name, in: root) else { return nil }
        return Double(text.hasSuffix("px") ? text.dropLast(2) : text).flatMap(pixels)
    }

    private func pixels(_ value: Double) -> Int? {
        value.isFinite && value >= 0 && value < 1_000_000 ? Int(value.rounded(.up)) : nil
    }

    private func attribute(_ name: String, in root: Substring) -> Substring? {
        var rest = root
        while let found = rest.firstRange(of: name) {
            let before = root[..<found.lowerBound].last
            let tail = rest[found.upperBound...].drop { $0.isWhitespace }
            if before?.isWhitespace == true, tail.first == "=" {
                let value = tail.dropFirst().drop { $0.isWhitespace }
                guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
                return value.dropFirst().prefix { $0 != quote }
            }
            rest = rest[found.upperBound...]
        }
        return nil
    }
}
