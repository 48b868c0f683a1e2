import ChineseText

extension Article {
    /// Takes in a line below the first: a 款, 项 or 目, or the rest of the line before.
    mutating func add(_ line: LawLine, continues: Bool) {
        span = SourceSpan(path: span.path, range: span.range.lowerBound..<line.range.upperBound)
        if let (number, start) = line.item {
            addItem(number, line, line.content(from: start), isPlain: false)
        } else if let (number, start) = line.subitem, !paragraphs.isEmpty {
            let content = line.content(from: start)
            if paragraphs[paragraphs.count - 1].items.isEmpty || paragraphs[paragraphs.count - 1].isPlainList {
                addItem(number, line, content, isPlain: true)
            } else {
                let subitem = Subitem(number: number, text: line.clean(content), span: line.span(line.range))
                let item = paragraphs[paragraphs.count - 1].items.count - 1
                paragraphs[paragraphs.count - 1].items[item].subitems.append(subitem)
            }
        } else if continues, !paragraphs.isEmpty {
            paragraphs[paragraphs.count - 1].extend(with: line.text, to: line.range.upperBound)
        } else {
            paragraphs.append(Paragraph(text: line.text, items: [], span: line.span(line.range)))
        }
    }

    private mutating func addItem(_ number: Int, _ line: LawLine, _ content: Range<Int>, isPlain: Bool) {
        if paragraphs.isEmpty {
            let start = line.range.lowerBound
            paragraphs.append(Paragraph(text: "", items: [], span: line.span(start..<start)))
        }
        let item = Item(
            number: number,
            isPlain: isPlain,
            text: line.clean(content),
            subitems: [],
            span: line.span(line.range)
        )
        paragraphs[paragraphs.count - 1].items.append(item)
    }
}

extension Article.Paragraph {
    /// Whether its items are `1.` `2.` and not （一）（二）.
    fileprivate var isPlainList: Bool { items.last.map { $0.isPlain } ?? false }

    /// Adds the rest of a sentence to whatever came last.
    fileprivate mutating func extend(with rest: String, to end: Int) {
        if items.isEmpty {
            text = join(text, rest)
            span = SourceSpan(path: span.path, range: span.range.lowerBound..<end)
            return
        }
        let item = items.count - 1
        if items[item].subitems.isEmpty {
            items[item].text = join(items[item].text, rest)
            items[item].span = SourceSpan(path: span.path, range: items[item].span.range.lowerBound..<end)
            return
        }
        let last = items[item].subitems.count - 1
        items[item].subitems[last].text = join(items[item].subitems[last].text, rest)
        let start = items[item].subitems[last].span.range.lowerBound
        items[item].subitems[last].span = SourceSpan(path: span.path, range: start..<end)
    }

    /// A line break between two wide characters is nothing, else a space.
    private func join(_ left: String, _ right: String) -> String {
        let isWide = [left.unicodeScalars.last, right.unicodeScalars.first].allSatisfy { scalar in
            scalar.map { EastAsianWidth.isWide($0.value) } ?? true
        }
        return left + (isWide ? "" : " ") + right
    }
}
