import ChineseText

/// Sees signs that are piled up in thousands, through all of which cmark-gfm would go again at each of them.
///
/// - `![[]()![[]()…`: at the end of each link, all pictures that are begun and not ended.
/// - `http://a.b/))))…`: for each bracket at the end of an address, the whole address.
/// - `a@a@a@…`: for each sign of an address, all that follow.
struct PileGuard {
    /// How many signs may be piled up: no honest text comes near.
    private static let most = 1000

    /// A pile, and the line, counted from 0, where it begins.
    struct Pile {
        let line: Int
        /// `![`, `)` or `@`.
        let sign: String
    }

    /// The first pile of the document.
    private(set) var pile: Pile?
    private var blanks: [Int] = []

    /// Looks for piles, and puts a space in the place of their signs.
    init(blanking bytes: inout [UInt8]) {
        guard bytes.count > Self.most else { return }
        var first: (offset: Int, sign: String)?
        bytes.withUnsafeBufferPointer { bytes in
            var piles: [(offset: Int, sign: String)] = []
            if let found = lookForPictures(bytes) { piles.append((found, "![")) }
            if let found = lookForRuns(bytes, of: UInt8(ascii: ")"), among: Self.isAtEnd) { piles.append((found, ")")) }
            if let found = lookForRuns(bytes, of: UInt8(ascii: "@"), among: Self.isInAddress) {
                piles.append((found, "@"))
            }
            first = piles.min { $0.offset < $1.offset }
        }
        for index in blanks { bytes[index] = 0x20 }
        pile = first.map { first in Pile(line: bytes[..<first.offset].count { $0 == 0x0A }, sign: first.sign) }
    }

    /// What cmark-gfm takes from the end of an address.
    private static func isAtEnd(_ byte: UInt8) -> Bool { "?!.,:*_~'\")".utf8.contains(byte) }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "@.-_+:/".utf8.contains(byte)
        }
    }

    /// Runs of some signs that hold too many of one of them; where the first begins.
    private mutating func lookForRuns(
        _ bytes: UnsafeBufferPointer<UInt8>, of sign: UInt8, among isPart: (UInt8) -> Bool
    ) -> Int? {
        var first: Int?
        var position = bytes.next(sign, from: 0)
        while position < bytes.count {
            let start = position
            var count = 0
            while position < bytes.count, isPart(bytes[position]) {
                if bytes[position] == sign { count += 1 }
                position += 1
            }
            if count > Self.most {
                first = first ?? start
                blanks += (start..<position).filter { bytes[$0] == sign }
            }
            position = bytes.next(sign, from: position)
        }
        return first
    }

    /// Paragraphs with too many pictures begun and not ended; where the first begins.
    ///
    /// Paragraphs are told by empty lines alone: a list counts as one, which honest pictures do not mind, as they end.
    private mutating func lookForPictures(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var first: Int?
        var position = bytes.next(UInt8(ascii: "!"), from: 0)
        var pictures: [Int] = []
        var (open, deepest) = (0, 0)
        var isBlank = true
        while position < bytes.count {
            switch bytes[position] {
            case 0x0A:
                if isBlank {
                    if pictures.count > Self.most, deepest > Self.most {
                        first = first ?? pictures[0]
                        blanks += pictures
                    }
                    pictures = []
                    (open, deepest) = (0, 0)
                }
                isBlank = true
            case UInt8(ascii: "["):
                isBlank = false
                open += 1
                deepest = max(deepest, open)
                if position > 0, bytes[position - 1] == UInt8(ascii: "!") { pictures.append(position - 1) }
            case UInt8(ascii: "]"):
                isBlank = false
                open = max(0, open - 1)
            case 0x20, 0x09, 0x0D: break
            default: isBlank = false
            }
            position += 1
        }
        if pictures.count > Self.most, deepest > Self.most {
            first = first ?? pictures[0]
            blanks += pictures
        }
        return first
    }
}
