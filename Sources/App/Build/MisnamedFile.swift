import Site

/// Files that were meant as Markdown and whose names do not end as such: `b。md`, `c.ｍｄ`, `d.md `.
extension ContentPath {
    /// Whether the name ends in `.md` but for full-width letters, a Chinese full stop, and spaces or full stops behind.
    var isMisnamed: Bool { mended != name && mended.lowercased().hasSuffix(".md") && suffix != "md" }

    /// The name as it was meant.
    var mended: String {
        var letters = name.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.value {
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
            case 0x3000, 0xA0: " "
            default: scalar
            }
        }
        while let last = letters.last, last == " " || last == "." || last == "。" { letters.removeLast() }
        // `b。md`, `b . md`, `b，md`
        let ending = letters.suffix(2)
        guard String(String.UnicodeScalarView(ending)).lowercased() == "md" else { return String(name) }
        letters.removeLast(2)
        let signs = letters.reversed().prefix { ".。,，、·• ".unicodeScalars.contains($0) }
        guard signs.contains(where: { $0 != " " }) else { return String(name) }
        letters.removeLast(signs.count)
        return String(String.UnicodeScalarView(letters)) + ".md"
    }
}
