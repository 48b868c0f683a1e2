/// The notes at the end of a document and the references to them.
struct FootnoteState {
    private var references: [String: Int] = [:]
    private var number = 0
    private var sectionIsOpen = false
    private var hasWayBack = false

    /// The id of one more reference to a note.
    mutating func reference(_ note: String) -> String {
        let count = references[note, default: 0] + 1
        references[note] = count
        return count == 1 ? "fnref-\(note)" : "fnref-\(note)-\(count)"
    }

    mutating func open(_ out: inout HTMLWriter) {
        if !sectionIsOpen {
            out.newLine()
            out.raw("<section class=\"footnotes\">\n<ol>\n")
            sectionIsOpen = true
        }
        number += 1
        hasWayBack = false
        out.raw("<li id=\"fn-\(number)\">\n")
    }

    /// Writes the way back behind the last paragraph of a note.
    mutating func backlinks(ifLastParagraph isLast: Bool, _ out: inout HTMLWriter) {
        guard isLast else { return }
        out.raw(" ")
        backlinks(&out)
    }

    private mutating func backlinks(_ out: inout HTMLWriter) {
        hasWayBack = true
        for count in 1...max(1, references[String(number)] ?? 1) {
            let id = count == 1 ? "fnref-\(number)" : "fnref-\(number)-\(count)"
            out.raw(count == 1 ? "<a href=\"#" : " <a href=\"#")
            out.raw("\(id)\" class=\"footnote-backref\">↩</a>")
        }
    }

    /// Ends a note; one that does not end in a paragraph has its way back on a line of its own.
    mutating func closeNote(_ out: inout HTMLWriter) {
        out.newLine()
        if !hasWayBack {
            backlinks(&out)
            out.newLine()
        }
        out.raw("</li>\n")
    }

    func close(_ out: inout HTMLWriter) {
        if sectionIsOpen { out.raw("</ol>\n</section>\n") }
    }
}

extension FragmentRenderer {
    mutating func footnoteDefinition(entering: Bool) {
        if entering {
            footnotes.open(&out)
        } else {
            footnotes.closeNote(&out)
        }
    }
}
