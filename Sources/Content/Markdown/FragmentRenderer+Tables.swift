/// Where in a table the walk is.
struct TableState {
    var alignments: [UInt8] = []
    var column = 0
    var isHeader = false
    var bodyIsOpen = false
}

extension FragmentRenderer {
    mutating func tableElement(_ node: CMarkNode, entering: Bool) {
        out.newLine()
        if entering {
            table = TableState(alignments: node.tableAlignments)
            // The wrapper scrolls on narrow screens and can be reached with the keyboard.
            out.raw("<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n")
        } else {
            if table.bodyIsOpen { out.raw("</tbody>\n") }
            out.raw("</table>\n</div>\n")
        }
    }

    mutating func tableRow(_ node: CMarkNode, entering: Bool) {
        out.newLine()
        if entering {
            table.column = 0
            table.isHeader = node.isHeaderRow
            if table.isHeader {
                out.raw("<thead>\n")
            } else if !table.bodyIsOpen {
                out.raw("<tbody>\n")
                table.bodyIsOpen = true
            }
            if !table.isHeader { lookForSurplus(node) }
            out.raw("<tr>\n")
        } else {
            out.raw("</tr>\n")
            if table.isHeader { out.raw("</thead>\n") }
            plainText.append(UInt8(ascii: "\n"))
        }
    }

    mutating func tableCell(_ node: CMarkNode, entering: Bool) {
        let name = table.isHeader ? "th" : "td"
        guard entering else {
            out.raw("</\(name)>\n")
            plainText.append(0x20)
            table.column += 1
            return
        }
        let alignment = table.column < table.alignments.count ? table.alignments[table.column] : 0
        switch alignment {
        case UInt8(ascii: "l"): out.raw("<\(name) align=\"left\">")
        case UInt8(ascii: "c"): out.raw("<\(name) align=\"center\">")
        case UInt8(ascii: "r"): out.raw("<\(name) align=\"right\">")
        default: out.raw("<\(name)>")
        }
    }
}
