import ChineseText
package import Diagnostics

/// Words that the rules of Markdown leave out without a sign: of these every one is an error.
///
/// - `| 甲 | 12 | 备注 |` in a table of two columns: cells behind the last column are dropped.
/// - `~~~ 下面是附件` : what stands behind the fence of a code block names its language, and shows nothing.
/// - `[注]: 数据来自通报` on a line of its own: the definition of a link, which shows nothing.
struct LostText {
    /// Rows with more cells than columns, and the words behind the last column of the first.
    private var rows: (count: Int, first: Range<Int>)?
    private var definitions: [Range<Int>] = []

    private var fences: [Range<Int>] = []

    mutating func add(fence words: Range<Int>) { fences.append(words) }

    mutating func add(row words: Range<Int>) { rows = (1 + (rows?.count ?? 0), rows?.first ?? words) }

    /// The words of a table's row that stand behind its last column; nil where there are none.
    static func surplus(_ row: ArraySlice<UInt8>, columns: Int) -> Range<Int>? {
        let bar = UInt8(ascii: "|")
        // A table may stand in a quotation.
        var index = row.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") } ?? row.endIndex
        if index < row.endIndex, row[index] == bar { index += 1 }
        var column = 0
        while index < row.endIndex, column < columns {
            if row[index] == UInt8(ascii: "\\") { index += 1 } else if row[index] == bar { column += 1 }
            index += 1
        }
        guard column == columns, index < row.endIndex else { return nil }
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 || $0 == bar }
        guard let first = row[index...].firstIndex(where: { !isBlank($0) }),
            let last = row[index...].lastIndex(where: { !isBlank($0) })
        else { return nil }
        return first..<last + 1
    }

    /// Looks for definitions of links that no link uses and whose address is in Chinese: they were meant as text.
    mutating func lookForDefinitions(in bytes: ArraySlice<UInt8>, shown: [UInt8]) {
        guard bytes.range(of: Array("]:".utf8)) != nil else { return }
        for line in bytes.split(separator: 0x0A) {
            let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
            guard text.first == UInt8(ascii: "["), text.dropFirst().first != UInt8(ascii: "^"),
                let close = text.firstIndex(of: UInt8(ascii: "]")), close + 1 < text.endIndex,
                text[close + 1] == UInt8(ascii: ":"), text[(close + 2)...].contains(where: { $0 >= 0x80 })
            else { continue }
            let label = Array(text[...close])
            let isUsed = bytes[close...].range(of: label) != nil || bytes[..<text.startIndex].range(of: label) != nil
            // What became no definition is in the text.
            if !isUsed, shown.range(of: label + [UInt8(ascii: ":")]) == nil {
                definitions.append(text.startIndex..<text.endIndex)
            }
        }
    }

    func findings(in source: SourceText) -> [Finding] {
        let rows = rows.map { rows in
            let more = rows.count == 1 ? "" : "（本文件共 \(rows.count) 行）"
            return Finding(
                .textLost, at: source.place(rows.first), "表格这一行的格子比第一行多，多出来的文字不会显示\(more)",
                explanation: ["在第一行（列名）和 |---| 那一行补上一列；格子里本来有竖线的，写成 \\|"])
        }
        return [rows].compactMap { $0 }
            + fences.map { range in
                Finding(
                    .textLost, at: source.place(range), "“\(source.text(range).prefix(3))”后面的文字不会显示",
                    explanation: ["不是代码的，把这一行和结尾那一行的 ``` 或 ~~~ 删去；是代码的，把说明写在上面一行"])
            }
            + definitions.map { range in
                Finding(
                    .textLost, at: source.place(range), "这一行按 Markdown 的规矩是链接的地址，不会显示",
                    explanation: ["是正文的，把英文冒号改成中文的“：”"])
            }
    }
}

extension FragmentRenderer {
    mutating func lookForSurplus(_ row: CMarkNode) {
        let line = row.startLine
        guard line >= 1, line <= lineStarts.count, !table.alignments.isEmpty else { return }
        let end = line < lineStarts.count ? lineStarts[line] : fed.bytes.count
        let text = fed.bytes[lineStarts[line - 1]..<end]
        if table.alignments.count > 1, !text.contains(UInt8(ascii: "|")) {
            let start = offset(line: line, column: row.startColumn)
            lookalikes.add(.looseRow, start..<start + 1)
        }
        guard let lost = LostText.surplus(text, columns: table.alignments.count) else { return }
        lostText.add(row: base + fed.source(lost.lowerBound)..<base + fed.source(lost.upperBound))
    }

    /// Numbers of a list that do not follow on each other: the page counts by itself.
    mutating func lookAtNumbers(_ list: CMarkNode) {
        var numbers: [(number: Int, place: Range<Int>)] = []
        var next = list.firstChild
        while let item = next {
            let start = offset(line: item.startLine, column: item.startColumn)
            let digits = source.bytes[min(start, source.bytes.count)...].prefix { (0x30...0x39).contains($0) }
            guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return }
            numbers.append((number, digits.startIndex..<digits.endIndex))
            next = item.next
        }
        // `1. 1. 1.` leaves the counting to the page.
        guard let first = numbers.first?.number, numbers.contains(where: { $0.number != first }) else { return }
        if let wrong = numbers.enumerated().first(where: { $0.element.number != first + $0.offset }) {
            lookalikes.add(.numbers, wrong.element.place)
        }
    }

    /// Code that nobody meant: text that stands too far in, and fences without end.
    mutating func lookAtCode(_ node: CMarkNode, _ literal: [UInt8]) {
        let start = offset(line: node.startLine, column: node.startColumn)
        guard start < source.bytes.count else { return }
        guard node.isFenced else {
            let isTold = literal.range(of: Comment.start) != nil
            if !isTold, literal.contains(where: { $0 >= 0x80 }) { lookalikes.add(.code, start..<start + 1) }
            return
        }
        if fed.clean(node.fenceInfo).utf8.contains(where: { $0 >= 0x80 }) {
            lostText.add(fence: start..<(source.bytes[start...].firstIndex { $0 < 0x20 } ?? source.bytes.count))
        }
        let line = min(max(node.endLine, 1), lineStarts.count)
        let last = fed.bytes[lineStarts[line - 1]...].prefix { $0 != 0x0A }.drop {
            $0 <= 0x20 || $0 == UInt8(ascii: ">")
        }
        let isClosed = node.endLine > node.startLine && (last.starts(with: "```".utf8) || last.starts(with: "~~~".utf8))
        if !isClosed { lookalikes.add(.fence, start..<start + 3) }
    }

    /// A sentence that became a heading by the line under it.
    mutating func lookAtHeading(_ node: CMarkNode, title: String) {
        let start = offset(line: node.startLine, column: node.startColumn)
        guard start < source.bytes.count, source.bytes[start] != UInt8(ascii: "#"), let last = title.last,
            "。；：，！？”…".contains(last)
        else { return }
        lookalikes.add(.underlined, start..<start + 1)
    }
}

extension FindingCode {
    package static let textLost = FindingCode(
        "markdown.text-lost",
        .error,
        "写了而网页上不会显示的文字",
        manual: """
            按 Markdown 的规矩，有三种文字不会显示，也没有别的提示，所以是错误：

            - 表格里一行的格子比第一行（列名）多，多出来的。请在第一行和 `|---|` 那一行各补一列；格子里本来有竖线的，写成 `\\|`。
            - 一行 ```` ``` ```` 或 `~~~` 后面的中文：这样的行是一段代码的开头，后面只写代码的语言。不是代码的，请删去这些符号；是代码的，把说明写在上面一行。
            - 单独一行 `[注]: 数据来自通报`：方括号后面是英文冒号，就成了链接的地址。是正文的，请把冒号改成中文的“：”。
            """
    )
}
