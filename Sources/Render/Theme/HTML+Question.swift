extension HTML {
    /// The text of a question: line breaks kept, and the empty brackets of a choice （  ） in one piece of even width.
    ///
    /// The character before the brackets stays with them, so that they never stand on a line of their own.
    package init(questionText text: String) {
        self.init()
        var gap = 0
        var isOpen = false
        var opening: Character = "（"
        var before: Character?
        for character in text {
            switch character {
            case "（", "(":
                if isOpen { appendBracket(opening, gap, &before) }
                (isOpen, gap, opening) = (true, 0, character)
            case " ", "\u{3000}", "\u{A0}":
                if isOpen { gap += 1 } else { append(" ", &before) }
            case "）" where isOpen && gap > 0, ")" where isOpen && gap > 0:
                append(trusted: "<span class=\"gap\">")
                flush(&before)
                append(trusted: "（\u{3000}\u{3000}）</span>")
                isOpen = false
            default:
                if isOpen { appendBracket(opening, gap, &before) }
                isOpen = false
                append(character, &before)
            }
        }
        if isOpen { appendBracket(opening, gap, &before) }
        flush(&before)
    }

    /// Appends what was held back and holds this character back; a line break ends what may be held.
    private mutating func append(_ character: Character, _ before: inout Character?) {
        flush(&before)
        if character.isNewline { append(trusted: "<br>") } else { before = character }
    }

    private mutating func flush(_ before: inout Character?) {
        if let character = before { append(escaping: String(character)) }
        before = nil
    }

    /// An opening bracket that turned out to hold words.
    private mutating func appendBracket(_ bracket: Character, _ spaces: Int, _ before: inout Character?) {
        append(bracket, &before)
        if spaces > 0 { append(" ", &before) }
    }
}
