package import Diagnostics

/// A page that says where each part of it comes from: a line of a template, a word of the theme, a field of the view.
///
/// It is made a second time, with marks, only when something is wrong with it; without its marks it is the page to the
/// byte. A mark is `NUL kind text NUL`: `T name:offset` before the first character of each line of a template that is no
/// tag, `W key` before a word, `L field` and `E` around what a field shows, `A name` for a file of the theme inside a page.
package struct TracedPage: Sendable {
    /// What a part of a page comes from.
    package enum Origin: Sendable, Hashable {
        /// A place in a file of the theme.
        case theme(Place)
        /// A field of the view; `before` is what the field shows up to there.
        case field(String, before: [UInt8])
    }

    private enum Source {
        case template(String, Int)
        case word(String)
        case asset(String)
        case field(String)
    }

    private struct Part {
        let source: Source?
        let range: Range<Int>
    }

    private let theme: SiteTheme
    private let parts: [Part]
    /// The page without its marks.
    package let bytes: [UInt8]

    /// Reads the marks of a page that a tracing theme has rendered.
    package init(_ marked: [UInt8], theme: SiteTheme) {
        self.theme = theme
        var parts: [Part] = []
        var bytes: [UInt8] = []
        var source: Source?
        for (index, piece) in marked.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                source = Self.source(String(decoding: piece, as: UTF8.self))
            } else if !piece.isEmpty {
                parts.append(Part(source: source, range: bytes.count..<bytes.count + piece.count))
                bytes += piece
            }
        }
        self.parts = parts
        self.bytes = bytes
    }

    /// Where a range of the page comes from; nil where nobody can say.
    ///
    /// Of `{{root}}assets/a.css` it is the part that the template itself holds.
    package func origin(of range: Range<Int>) -> Origin? {
        let touched = parts.filter { $0.range.overlaps(range) }
        let fixed = touched.last { part in
            if case .template = part.source { return true }
            return false
        }
        guard let part = fixed ?? touched.last else { return nil }
        let inside = range.clamped(to: part.range)
        let start = inside.lowerBound - part.range.lowerBound
        switch part.source {
        case .template(let name, let offset):
            return theme.sources[name].map { .theme($0.place(offset + start..<offset + start + inside.count)) }
        case .asset(let name):
            return theme.place(start..<start + inside.count, inAsset: name).map { .theme($0) }
        case .word(let key): return wordPlace(key, Array(bytes[inside])).map { .theme($0) }
        case .field(let name):
            return .field(name, before: Array(bytes[part.range.lowerBound..<inside.lowerBound]))
        case nil: return nil
        }
    }

    /// The guilty part of a word in the nearest file that has it, else its whole line.
    private func wordPlace(_ key: String, _ guilty: [UInt8]) -> Place? {
        for file in theme.wordFiles {
            var start = 0
            for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                if line.starts(with: Array("\(key):".utf8)) {
                    let range = start..<start + line.count
                    return file.place(file.bytes.firstRange(of: guilty, in: range) ?? range)
                }
                start += line.count + 1
            }
        }
        return theme.wordFiles.first.map { Place(file: $0.path) }
    }

    // MARK: Marks

    /// A file of the theme that is an output of its own.
    package static func marked(_ bytes: [UInt8], asset name: String) -> [UInt8] {
        mark("L", "@" + name) + bytes + mark("E", "")
    }

    static func mark(_ kind: String, _ text: String) -> [UInt8] { [0] + Array((kind + text).utf8) + [0] }

    private static func source(_ mark: String) -> Source? {
        let text = String(mark.dropFirst())
        switch mark.first {
        case "T":
            guard let colon = text.lastIndex(of: ":"), let offset = Int(text[text.index(after: colon)...]) else {
                return nil
            }
            return .template(String(text[..<colon]), offset)
        case "W": return .word(text)
        case "L": return text.hasPrefix("@") ? .asset(String(text.dropFirst())) : .field(text)
        default: return nil
        }
    }

    /// A template with a mark before the first character of each line that stands outside its tags.
    ///
    /// A line that holds only tags gets none: Mustache drops such lines, and would not if something else stood on them.
    static func marked(_ source: SourceText, name: String) -> [UInt8] {
        let tags = TemplateScanner.tags(source)
        guard !tags.contains(where: { $0.sigil == "=" }) else { return source.bytes }
        var result: [UInt8] = []
        var position = 0
        for tag in tags.map(\.range) + [source.bytes.count..<source.bytes.count] {
            var isBlank = true
            for offset in position..<max(position, tag.lowerBound) {
                let byte = source.bytes[offset]
                if isBlank, byte > 0x20 {
                    result += mark("T", "\(name):\(offset)")
                    isBlank = false
                }
                if byte == UInt8(ascii: "\n") { isBlank = true }
                result.append(byte)
            }
            result += source.bytes[tag]
            position = tag.upperBound
        }
        return result
    }

    /// The names of a view's leaves in the order of ``ViewShape``: `body`, `list.url`, and `@pack.css` for a file.
    static func leafNames<View: TemplateView>(_ view: View) -> [String] {
        var names: [String] = []
        func walk(_ value: ViewValue?, _ schema: ViewSchema, _ name: String) {
            switch (value, schema) {
            case (.text(let text), .text) where !text.isEmpty: names.append(name)
            case (.html(let html), .html) where !html.isEmpty: names.append(View.assets[name].map { "@" + $0 } ?? name)
            case (.object(let fields), .object(let inner)):
                for (key, schema) in inner.ordered { walk(fields.value(key), schema, name + "." + key) }
            case (.list(let items), .list(let element)): for item in items { walk(item, element, name) }
            default: break
            }
        }
        let fields = view.fields
        for (key, schema) in View.schema.ordered { walk(fields.value(key), schema, key) }
        return names
    }
}

extension [UInt8] {
    /// Where other bytes stand first inside a range.
    package func firstRange(of other: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard let head = other.first, range.count >= other.count else { return nil }
        for index in range.lowerBound...(range.upperBound - other.count)
        where self[index] == head && self[index..<index + other.count].elementsEqual(other) {
            return index..<index + other.count
        }
        return nil
    }

    /// How often other bytes stand here, each begun behind the end of the last.
    package func count(of other: [UInt8]) -> Int {
        var count = 0
        var start = 0
        while let found = firstRange(of: other, in: start..<self.count) {
            count += 1
            start = found.upperBound
        }
        return count
    }
}
