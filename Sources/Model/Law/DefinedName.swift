import ChineseText

/// A short name that a text gives to a document itself.
///
///     《最高人民法院关于……的解释》（法释〔2016〕8号，以下简称《解释》）
///     《禁毒法》，以下简称“本法律”
///     《甲办法》《乙办法》（以下统称《办法》）                             several documents: no title
struct DefinedName: Hashable {
    let name: String
    /// The title of the document; nil where the name stands for several.
    let title: String?
    /// The edition that stands in the brackets behind the title.
    let edition: NamedEdition?
    /// Where the name is given: it counts behind this place.
    let place: Int

    /// Those of a text, in its order.
    static func all(in bytes: UnsafeBufferPointer<UInt8>, _ scanner: CitationScanner) -> [DefinedName] {
        let reader = ProvisionReader(bytes: bytes)
        var found: [DefinedName] = []
        var from = 0
        while let word = bytes.next(0xE7, 0xA7, 0xB0, from: from) {
            from = word + 3
            guard let (start, isCommon) = reader.definingWord(at: word) else { continue }
            let (names, end) = reader.definedNames(at: from)
            guard let first = names.first else { continue }
            from = max(from, end)
            if isCommon || names.count > 1 {
                found += names.map { DefinedName(name: $0, title: nil, edition: nil, place: start) }
            } else if let document = reader.definedDocument(before: start, scanner) {
                found.append(
                    DefinedName(name: first, title: document.title, edition: document.edition, place: start))
            }
        }
        return found
    }
}

extension DefinedName {
    /// The names that a text gives to laws, and to nothing else: 以下简称“条例”, but neither 以下简称《方案》 nor 以下简称本法.
    static func lawNames(in bytes: UnsafeBufferPointer<UInt8>, _ scanner: CitationScanner) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        for defined in all(in: bytes, scanner) {
            let title = defined.title ?? defined.name
            guard let first = defined.name.unicodeScalars.first, !"本同该此这".unicodeScalars.contains(first),
                scanner.knows(title) || title.utf8.endsLikeLaw
            else { continue }
            names.insert(Array(defined.name.utf8))
        }
        return names
    }
}

extension String.UTF8View {
    /// Whether a title ends in a word that laws end in.
    fileprivate var endsLikeLaw: Bool {
        Array(self).withUnsafeBufferPointer { ProvisionReader(bytes: $0).endsLikeLaw(0..<$0.count) }
    }
}

extension CitationResolver {
    /// What the page itself has said that a name stands for, before a citation.
    mutating func definition(of name: String, before mark: CitationMark) -> DefinedName? {
        guard here == nil else { return nil }
        let names: [DefinedName]
        if let definedNames {
            names = definedNames
        } else {
            let scanner = library.scanner
            names = sourceBytes().withUnsafeBufferPointer { DefinedName.all(in: $0, scanner) }
            definedNames = names
        }
        return names.isEmpty ? nil : names.last { $0.place < mark.range.lowerBound && $0.name == name }
    }
}

extension ProvisionReader {
    /// Where 以下简称, 下称 or 以下统称 begins whose 称 stands at an index, and whether it speaks of several documents.
    fileprivate func definingWord(at index: Int) -> (start: Int, isCommon: Bool)? {
        var start = index
        var isCommon = false
        switch glyph(index - 3) {
        case 0xE7AE80: start -= 3  // 简
        case 0xE4B88B: break  // 下
        case 0xE7BB9F, 0xE59088: (start, isCommon) = (start - 3, true)  // 统 合
        default: return nil
        }
        // 分别.
        if hasBytes(Self.each, at: start - Self.each.count) { (start, isCommon) = (start - Self.each.count, true) }
        if glyph(start - 3) == 0xE4B88B {
            start -= 3
            if glyph(start - 3) == 0xE4BBA5 { start -= 3 }  // 以
        } else if isCommon {
            return nil
        }
        return (start, isCommon)
    }

    private static let each = Array("分别".utf8)

    /// The names behind 称, and where they end.
    fileprivate func definedNames(at start: Int) -> ([String], Int) {
        var names: [String] = []
        var index = start
        while true {
            while index < bytes.count, let length = opensName(index) { index += length }
            let first = index
            while index < bytes.count, bytes[index] != 0x0A, index - first < 90, !endsName(index) {
                index += bytes[index] < 0x80 ? 1 : 3
            }
            guard index <= bytes.count, index - first >= 6, index < bytes.count, endsName(index) else { break }
            names.append(Citation.inner(String(decoding: bytes[trimmed(first..<index)], as: UTF8.self)))
            let isQuoted = first > start
            while index < bytes.count, let length = closesName(index) { index += length }
            guard isQuoted, index < bytes.count else { break }
            if [0xE38081, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896].contains(glyph(index)) { index += 3 }
            guard glyph(index) == Glyph.openTitle || glyph(index) == 0xE2809C else { break }
        }
        return (names, index)
    }

    /// The length of a space, of ： 为 and of “ 《 and the like before a name.
    private func opensName(_ index: Int) -> Int? {
        if bytes[index] < 0x80 { return " *:\"'".utf8.contains(bytes[index]) ? 1 : nil }
        return [0xEFBC9A, 0xE4B8BA, 0xE2809C, 0xE28098, 0xE3808C, 0xE3808E, Glyph.openTitle].contains(glyph(index))
            ? 3 : nil
    }

    private func closesName(_ index: Int) -> Int? {
        if bytes[index] < 0x80 { return "*\"'".utf8.contains(bytes[index]) ? 1 : nil }
        return [0xE2809D, 0xE28099, 0xE3808D, 0xE3808F, Glyph.closeTitle].contains(glyph(index)) ? 3 : nil
    }

    private func endsName(_ index: Int) -> Bool {
        if bytes[index] < 0x80 { return ")*\"',;".utf8.contains(bytes[index]) }
        return closesName(index) != nil
            || [Glyph.closeParenthesis, 0xEFBC8C, 0xE38082, 0xEFBC9B, 0xE38081, Glyph.openTitle].contains(glyph(index))
    }

    /// The document that 以下简称 at an index speaks of: the one right before its brackets, or before ，.
    fileprivate func definedDocument(
        before start: Int, _ scanner: CitationScanner
    ) -> (title: String, edition: NamedEdition?)? {
        var end = skipSpacesBack(from: start, floor: 0)
        if end >= 3, glyph(end - 3) == 0xEFBC8C { end -= 3 } else if end > 0, bytes[end - 1] == 0x2C { end -= 1 }
        var edition: NamedEdition?
        if let open = openingBracket(before: end) {
            edition = self.edition(endingAt: end, floor: open.content)?.edition
            end = skipMarksBack(from: open.start)
        }
        // （2012年修正）（以下简称《处罚法》）.
        while let open = openEditionBracket(before: end, floor: 0), open.content.count <= 150 {
            edition = edition ?? self.edition(inBrackets: open.content)
            end = skipMarksBack(from: open.start)
        }
        if end >= 3, glyph(end - 3) == Glyph.closeTitle {
            guard let open = openTitle(before: end, floor: 0) else { return nil }
            return (Citation.inner(String(decoding: bytes[trimmed(open + 3..<end - 3)], as: UTF8.self)), edition)
        }
        guard let name = scanner.law(self, endingAt: end, floor: 0) ?? unknownLaw(before: end, floor: 0), name < end
        else { return nil }
        return (Citation.inner(String(decoding: bytes[name..<end], as: UTF8.self)), edition)
    }

    /// The bracket that is open at an index, at most 150 bytes before it in its line.
    private func openingBracket(before end: Int) -> (start: Int, content: Int)? {
        var index = end
        var depth = 0
        while index > 0, end - index < 150, bytes[index - 1] != 0x0A {
            index -= 1
            guard bytes[index] & 0xC0 != 0x80 else { continue }
            let letter = bytes[index] < 0x80 ? UInt32(bytes[index]) : glyph(index)
            switch letter {
            case Glyph.closeParenthesis, 0x29: depth += 1
            case Glyph.openParenthesis, 0x28:
                if depth == 0 { return (index, index + (bytes[index] < 0x80 ? 1 : 3)) }
                depth -= 1
            case 0xE38082: return nil
            default: break
            }
        }
        return nil
    }

    private func skipMarksBack(from end: Int) -> Int {
        var end = end
        while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x2A { end -= 1 }
        return end
    }
}
