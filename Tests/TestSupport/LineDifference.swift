/// Two texts line by line, as people read a change: ` ` the same, `-` expected, `+` found.
package struct LineDifference: Sendable, CustomStringConvertible {
    package let description: String

    /// Keeps `context` lines around each change; `…` stands for what was left out.
    package init(expected: String, found: String, context: Int = 2) {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let lines = Self.merge(old, new)
        let changed = lines.indices.filter { lines[$0].first != " " }
        var shown: [String] = []
        var last = -1
        for index in lines.indices where changed.contains(where: { abs($0 - index) <= context }) {
            if index > last + 1 { shown.append("…") }
            shown.append(lines[index])
            last = index
        }
        if last < lines.count - 1, last >= 0 { shown.append("…") }
        description = shown.joined(separator: "\n")
    }

    private static func merge(_ old: [String], _ new: [String]) -> [String] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [String] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                lines.append("-" + visible(old[oldIndex]))
                oldIndex += 1
            } else if inserted.contains(newIndex) {
                lines.append("+" + visible(new[newIndex]))
                newIndex += 1
            } else {
                lines.append(" " + visible(new[newIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return lines
    }

    /// Shows what would not be seen: carriage returns, tabs, byte order marks and spaces at the end of a line.
    private static func visible(_ line: String) -> String {
        var text = ""
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\r": text += "␍"
            case "\t": text += "→\t"
            case "\u{FEFF}": text += "<BOM>"
            default: text.unicodeScalars.append(scalar)
            }
        }
        let trailing = text.reversed().prefix { $0 == " " }.count
        return text.dropLast(trailing) + String(repeating: "·", count: trailing)
    }
}
