import Diagnostics

/// The style sheets of a theme's folders, joined into the one that a kind of page loads.
///
/// They are small so that each can be read, and replaced by a theme that extends this one; a page loads one file, since
/// an old disk is slow to open many. Each declaration with custom properties gets its plain twin before it, for browsers that
/// have none (see ``PlainDeclarations``).
struct StyleSheets: Sendable {
    /// The folders that become an asset, in the order in which they are joined.
    static let assets = [
        "site.css": ["styles/"], "pack.css": ["styles/pack/"], "sums.css": ["styles/pack/", "styles/sums/"],
    ]

    private(set) var bytes: [UInt8] = []
    /// Whether indentation, empty lines and comments of whole lines stay behind: a pack has to fit through a chat.
    private let isTight: Bool
    /// Whether a comment goes on in the next line.
    private var isComment = false
    /// Stretches of the joined bytes and where each was copied from.
    private var stretches: [(start: Int, source: SourceText, origin: Int)] = []

    /// Joins the files that stand in some folders, not below them, each folder in the order of its names.
    init(_ files: [String: ThemeChain.File], in folders: [String]) {
        isTight = folders.contains("styles/pack/")
        let sorted = files.sorted { $0.key < $1.key }
        let sources = folders.flatMap { folder in
            sorted.filter { path, _ in
                path.hasPrefix(folder) && path.hasSuffix(".css") && !path.dropFirst(folder.count).contains("/")
            }
            .map { SourceText(path: $0.value.label, bytes: $0.value.bytes) }
        }
        let plain = PlainDeclarations(sources)
        for source in sources {
            var copied = 0
            for insertion in plain.insertions(source) {
                copy(source, copied..<insertion.offset)
                bytes += insertion.text
                copied = insertion.offset
            }
            copy(source, copied..<source.bytes.count)
            if source.bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        }
    }

    private mutating func copy(_ source: SourceText, _ range: Range<Int>) {
        guard isTight else {
            stretches.append((bytes.count, source, range.lowerBound))
            bytes += source.bytes[range]
            return
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let end = source.bytes[index..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
            copy(line: index..<end, of: source)
            index = end
        }
    }

    /// A line without what stands in front of it, unless it is empty or a comment from end to end.
    private mutating func copy(line: Range<Int>, of source: SourceText) {
        let isStart = bytes.isEmpty || bytes.last == 0x0A
        var text = isStart ? source.bytes[line].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } : source.bytes[line]
        if isComment || (isStart && text.starts(with: "/*".utf8)) {
            let inside = isComment ? text : text.dropFirst(2)
            let end = inside.firstRange(of: Array("*/".utf8))?.upperBound
            isComment = end == nil
            guard let end else { return }
            text = text[end...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
        }
        guard !text.isEmpty else { return }
        stretches.append((bytes.count, source, text.startIndex))
        bytes += text
    }

    var isEmpty: Bool { stretches.isEmpty }

    /// The place of a range of the joined bytes, in the file that it comes from.
    func place(_ range: Range<Int>) -> Place? {
        guard let stretch = stretches.last(where: { $0.start <= range.lowerBound }) else { return nil }
        let start = stretch.origin + range.lowerBound - stretch.start
        return stretch.source.place(start..<start + range.count)
    }
}
