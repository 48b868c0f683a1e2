import Diagnostics

/// The parts of a script, joined into the one that a page holds.
///
/// A pack is one file, and so is its script; its parts are small so that each can be read, and replaced by a theme that extends
/// this one. A pack has to fit through a chat, so indentation, lines that are comments from end to end, and spaces outside of texts
/// that no word needs stay behind; the last only in lines without a slash, which hold no regular expression and no comment; so do their breaks behind `;`, `{` and `,`.
struct ScriptParts: Sendable {
    /// The folders that become an asset, in the order in which they are joined.
    static let assets = [
        "pack.js": ["scripts/shared/", "scripts/pack/"], "tally.js": ["scripts/shared/", "scripts/tally/"],
    ]

    /// Whether a file of a theme becomes a part of one of them.
    static func isPart(_ path: String) -> Bool {
        guard path.hasSuffix(".js"), let slash = path.lastIndex(of: "/") else { return false }
        return assets.values.contains { $0.contains(String(path[...slash])) }
    }

    private(set) var bytes: [UInt8] = []
    /// Stretches of the joined bytes and where each was copied from.
    private var stretches: [(start: Int, source: SourceText, origin: Int)] = []

    /// Joins the files of some folders, not below them, each folder in the order of its names.
    init(_ files: [String: ThemeChain.File], in folders: [String]) {
        for folder in folders {
            let parts = files.filter { path, _ in
                path.hasPrefix(folder) && path.hasSuffix(".js") && !path.dropFirst(folder.count).contains("/")
            }
            for (_, file) in parts.sorted(by: { $0.key < $1.key }) {
                add(SourceText(path: file.label, bytes: file.bytes))
            }
        }
    }

    var isEmpty: Bool { stretches.isEmpty }

    private mutating func add(_ source: SourceText) {
        var start = 0
        var isComment = false
        while start < source.bytes.count {
            let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
            let text = source.bytes[start..<end].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            let opens = text.starts(with: "/*".utf8)
            let closes = text.suffix(2).elementsEqual("*/".utf8)
            if isComment || opens {
                isComment = !closes
            } else if !text.isEmpty, !text.starts(with: "//".utf8) {
                copy(text, of: source)
                if !Self.goesOn(text) { bytes.append(0x0A) }
            }
            start = end + 1
        }
    }

    /// Whether the next line may follow directly: behind these signs a line break says nothing, unless a comment ends with it.
    private static func goesOn(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last, !text.contains(UInt8(ascii: "/")) else { return false }
        return last == UInt8(ascii: ";") || last == UInt8(ascii: "{") || last == UInt8(ascii: ",")
    }

    private mutating func copy(_ text: ArraySlice<UInt8>, of source: SourceText) {
        stretches.append((bytes.count, source, text.startIndex))
        guard !text.contains(UInt8(ascii: "/")) else {
            bytes += text
            return
        }
        var isCut = false
        // The mark that ends the text that is being read.
        var quotation: UInt8?
        var isEscaped = false
        for index in text.indices {
            if let mark = quotation {
                if isEscaped {
                    isEscaped = false
                } else if text[index] == mark {
                    quotation = nil
                } else {
                    isEscaped = text[index] == UInt8(ascii: "\\")
                }
            } else if text[index] == 0x22 || text[index] == 0x27 {
                quotation = text[index]
            } else if text[index] == 0x20, index > text.startIndex, index + 1 < text.endIndex,
                !Self.needsSpace(text[index - 1], text[index + 1])
            {
                isCut = true
                continue
            }
            if isCut { stretches.append((bytes.count, source, index)) }
            isCut = false
            bytes.append(text[index])
        }
    }

    /// Words stay apart, and so do signs that would become another one.
    private static func needsSpace(_ left: UInt8, _ right: UInt8) -> Bool {
        func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || (0x30...0x39).contains(byte)
                || (0x61...0x7A).contains(byte | 0x20)
        }
        func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == 0x20 }
        return isWord(left) && isWord(right) || isSign(left) && isSign(right)
    }

    /// The place of a range of the joined bytes, in the file that it comes from.
    func place(_ range: Range<Int>) -> Place? {
        guard let stretch = stretches.last(where: { $0.start <= range.lowerBound }) else { return nil }
        let start = stretch.origin + range.lowerBound - stretch.start
        return stretch.source.place(start..<start + range.count)
    }
}
