/// Signs without width that come along when text is copied: zero-width spaces, soft hyphens, marks of direction, U+FEFF.
///
/// Joiners count only beside Han characters, figures and Latin letters: in other scripts and in pictures they join.
enum InvisibleSigns {
    /// A quick look at the bytes: C2 AD, E2 80 8B…8F, E2 80 AA…AE, E2 81 A0…A4, EF BB BF.
    static func mayStand(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            while index + 1 < bytes.count {
                switch bytes[index] {
                case 0xC2: if bytes[index + 1] == 0xAD { return true }
                case 0xE2 where index + 2 < bytes.count:
                    switch (bytes[index + 1], bytes[index + 2]) {
                    case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA4): return true
                    default: break
                    }
                    index += 2
                case 0xEF where index + 2 < bytes.count:
                    if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return true }
                    index += 2
                default: break
                }
                index += 1
            }
            return false
        }
    }

    /// Where they stand, in order.
    static func ranges(_ text: String) -> [Range<String.Index>] {
        let scalars = text.unicodeScalars
        var found: [Range<String.Index>] = []
        var index = scalars.startIndex
        var before: Unicode.Scalar = " "
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            if isOne(scalars[index], behind: before) { found.append(index..<next) } else { before = scalars[index] }
            index = next
        }
        return found
    }

    static func removed(_ ranges: [Range<String.Index>], from text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var start = text.startIndex
        for range in ranges {
            scalars.append(contentsOf: text.unicodeScalars[start..<range.lowerBound])
            start = range.upperBound
        }
        scalars.append(contentsOf: text.unicodeScalars[start...])
        return String(scalars)
    }

    private static func isOne(_ scalar: Unicode.Scalar, behind before: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        case 0x200C, 0x200D:
            switch before.value {
            case 0...0x2FF, 0x2000...0x25FF, 0x2E80...0x9FFF, 0xFF00...0xFFEF: true
            default: false
            }
        default: false
        }
    }
}
