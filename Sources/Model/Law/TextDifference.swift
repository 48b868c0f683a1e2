/// What changed between two texts, piece by piece.
package struct TextDifference: Sendable, Hashable {
    package let pieces: [Piece]

    /// A run of letters that both texts have, or only one of them.
    package struct Piece: Sendable, Hashable, Encodable {
        package let kind: Kind
        package internal(set) var text: String

        /// Which version a stretch of text stands in.
        package enum Kind: String, Sendable, Hashable, Encodable { case same, removed, added }
    }

    /// Compares two texts letter by letter.
    ///
    /// A single letter that happens to stand in both between two changes counts as changed: 处[五→十]日 is easier to read
    /// than a row of crumbs.
    package init(_ old: String, _ new: String) {
        if old == new {
            pieces = old.isEmpty ? [] : [Piece(kind: .same, text: old)]
            return
        }
        let (left, right) = (Array(old), Array(new))
        let difference = right.difference(from: left)
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var walk = Walk()
        var (from, to) = (0, 0)
        while from < left.count || to < right.count {
            if from < left.count, removed.contains(from) {
                walk.remove(left[from])
                from += 1
            } else if to < right.count, added.contains(to) {
                walk.insert(right[to])
                to += 1
            } else {
                walk.keep(right[to])
                (from, to) = (from + 1, to + 1)
            }
        }
        walk.finish()
        pieces = walk.pieces
    }

    /// Pieces being put together: changes gather until two letters in a row are alike again.
    private struct Walk {
        var pieces: [Piece] = []
        private var removed = ""
        private var added = ""
        /// A letter that is alike behind a change, and may be a crumb inside a longer one.
        private var crumb: Character?

        mutating func remove(_ letter: Character) {
            takeCrumb()
            removed.append(letter)
        }

        mutating func insert(_ letter: Character) {
            takeCrumb()
            added.append(letter)
        }

        mutating func keep(_ letter: Character) {
            if removed.isEmpty, added.isEmpty { return add(.same, String(letter)) }
            guard let first = crumb else {
                crumb = letter
                return
            }
            crumb = nil
            flush()
            add(.same, String([first, letter]))
        }

        mutating func finish() {
            flush()
            if let crumb { add(.same, String(crumb)) }
        }

        private mutating func takeCrumb() {
            guard let letter = crumb else { return }
            removed.append(letter)
            added.append(letter)
            crumb = nil
        }

        private mutating func flush() {
            add(.removed, removed)
            add(.added, added)
            (removed, added) = ("", "")
        }

        private mutating func add(_ kind: Piece.Kind, _ text: String) {
            guard !text.isEmpty else { return }
            if pieces.last?.kind == kind {
                pieces[pieces.count - 1].text += text
            } else {
                pieces.append(Piece(kind: kind, text: text))
            }
        }
    }
}

extension TextDifference {
    /// The pairs of neighbouring letters of a text, sorted; punctuation and white space do not count.
    static func pairs(_ text: String) -> [UInt32] {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            .map(\.value)
        guard letters.count > 1 else { return letters }
        return zip(letters, letters.dropFirst()).map { $0 << 16 ^ $1 }.sorted()
    }
}
