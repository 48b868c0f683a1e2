extension HTML {
    /// The text of a question: line breaks kept, and the empty brackets of a choice （  ） in one piece of even width.
    package init(questionText text: String) {
        self.init()
        var gap = 0
        var isOpen = false
        var opening: Character = "（"
        for character in text {
            switch character {
            case "（", "(":
                if isOpen { appendBracket(opening, gap) }
                (isOpen, gap, opening) = (true, 0, character)
            case " ", "\u{3000}", "\u{A0}":
                if isOpen { gap += 1 } else { append(escaping: " ") }
            case "）" where isOpen && gap > 0, ")" where isOpen && gap > 0:
                append(trusted: "<span class=\"gap\">（\u{3000}\u{3000}）</span>")
                isOpen = false
            default:
                if isOpen { appendBracket(opening, gap) }
                isOpen = false
                if character.isNewline { append(trusted: "<br>") } else { append(escaping: String(character)) }
            }
        }
        if isOpen { appendBracket(opening, gap) }
    }

    /// An opening bracket that turned out to hold words.
    private mutating func appendBracket(_ bracket: Character, _ spaces: Int) {
        append(escaping: String(bracket))
        if spaces > 0 { append(trusted: " ") }
    }
}
