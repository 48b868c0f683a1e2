import ChineseText

/// The text that cmark gets: the document with marks beside the delimiter runs that cmark would judge otherwise than the
/// rule for CJK text.
///
///     **压实责任。**全面落实  →  **压实责任。▯**全面落实     (▯ is a private-use letter)
///
/// ## Parsing behavior
/// - A mark is a letter, or a sign of punctuation, that the document does not hold, neither as it stands nor as a numeric
///   reference; where every candidate is taken, nothing is marked.
/// - ``clean(_:)`` takes the marks out of what cmark hands back; ``source(_:)`` turns an offset in `bytes` into one in the
///   document.
/// - A document without `*`, `~` or without other than ASCII beside them is passed on as it is.
struct FedText {
    private(set) var bytes: [UInt8]
    /// Where in `bytes` marks end, with how many bytes all marks up to there hold, ascending.
    private var marks: [(end: Int, length: Int)] = []
    private var letter: [UInt8] = []
    private var sign: [UInt8] = []

    init(_ document: [UInt8]) {
        bytes = document
        let insertions = document.withUnsafeBufferPointer { DelimiterScanner($0).insertions() }
        guard !insertions.isEmpty, let letter = Self.unused(Self.letters, in: document),
            let sign = Self.unused(Self.signs, in: document)
        else { return }
        self.letter = Array(String(letter).utf8)
        self.sign = Array(String(sign).utf8)
        insert(insertions, into: document)
    }

    /// Whether `bytes` holds marks at all.
    var isMarked: Bool { !marks.isEmpty }

    private mutating func insert(_ insertions: [DelimiterScanner.Insertion], into document: [UInt8]) {
        bytes = []
        bytes.reserveCapacity(document.count + insertions.count * 3)
        var position = 0
        var length = 0
        for insertion in insertions {
            bytes += document[position..<insertion.offset]
            position = insertion.offset
            let mark = insertion.isLetter ? letter : sign
            bytes += mark
            length += mark.count
            marks.append((bytes.count, length))
        }
        bytes += document[position...]
    }

    /// The offset in the document of an offset in `bytes`; what is in a mark is where the mark is.
    func source(_ offset: Int) -> Int {
        guard let first = marks.first else { return offset }
        guard offset >= first.end else { return min(offset, first.end - first.length) }
        var low = 0
        var high = marks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if marks[middle].end <= offset { low = middle } else { high = middle }
        }
        let found = offset - marks[low].length
        return low + 1 < marks.count ? min(found, marks[low + 1].end - marks[low + 1].length) : found
    }

    /// Whether no mark stands in a text, and nothing that could be a character reference.
    func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        !text.has(UInt8(ascii: "&")) && (!isMarked || !text.has(letter[0]) && !text.has(sign[0]))
    }

    /// The length of the mark that begins at an index, or nil.
    func mark(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard isMarked, text[index] == letter[0] || text[index] == sign[0] else { return nil }
        for mark in [letter, sign] where index + mark.count <= text.count {
            if text[index..<index + mark.count].elementsEqual(mark) { return mark.count }
        }
        return nil
    }

    /// What cmark hands back without the marks.
    func clean(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard isMarked else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let length = mark(at: index, in: text) {
                index += length
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    func clean(_ text: String) -> String {
        guard isMarked else { return text }
        return String(decoding: Array(text.utf8).withUnsafeBufferPointer { clean($0) }, as: UTF8.self)
    }

    // MARK: Candidates

    /// Private use: no punctuation for cmark, and in no font.
    private static let letters = (0xE000...0xE0FF).compactMap { Unicode.Scalar($0 as UInt32) }
    /// Signs of the Lepcha and Batak scripts: punctuation of Unicode 5 and 6, which cmark knows.
    private static let signs = (Array(0x1C3B...0x1C3F) + Array(0x1BFC...0x1BFF)).compactMap {
        Unicode.Scalar($0 as UInt32)
    }

    private static func unused(_ candidates: [Unicode.Scalar], in document: [UInt8]) -> Unicode.Scalar? {
        guard let first = candidates.first else { return nil }
        let lead = Array(String(first).utf8)
        guard document.has(lead[0]) || document.has(UInt8(ascii: "&")) else { return first }
        var used = Self.numericReferences(document)
        for scalar in String(decoding: document, as: UTF8.self).unicodeScalars where scalar.value >= 0x1BFC {
            used.insert(scalar.value)
        }
        return candidates.first { !used.contains($0.value) }
    }

    /// The scalars that `&#…;` stands for.
    private static func numericReferences(_ document: [UInt8]) -> Set<UInt32> {
        var found: Set<UInt32> = []
        var index = 0
        while index + 2 < document.count {
            guard document[index] == UInt8(ascii: "&"), document[index + 1] == UInt8(ascii: "#") else {
                index += 1
                continue
            }
            let isHexadecimal = document[index + 2] | 0x20 == UInt8(ascii: "x")
            let start = index + (isHexadecimal ? 3 : 2)
            let digits = document[start...].prefix(8).prefix { ($0 | 0x20) >= 0x30 && $0 != UInt8(ascii: ";") }
            if let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) {
                found.insert(value)
            }
            index = start
        }
        return found
    }
}
