import ChineseText
import Law
import Site

/// The words of a law with its own citations as links.
struct StatuteText {
    let resolved: ResolvedStatute
    let filling: SiteFilling

    /// The 款 of an article with their 项 and 目.
    func paragraphs(of position: Int) -> ViewValue {
        let article = resolved.statute.articles[position]
        return .list(
            article.paragraphs.enumerated().map { offset, paragraph in
                let id = "\(article.number.anchor).k\(offset + 1)"
                return .object([
                    "id": .text(id), "html": .html(html(paragraph.text, position, id)),
                    "items": .list(paragraph.items.map { item($0, position, in: id) }),
                ])
            })
    }

    private func item(_ item: Article.Item, _ position: Int, in paragraph: String) -> ViewValue {
        let id = "\(paragraph).x\(item.number)"
        return .object([
            "id": .text(id), "html": .html(html(item.text, position, id)),
            "label": .text(item.isPlain ? "\(item.number)." : "（\(ChineseNumeral.text(item.number))）"),
            "subitems": .list(
                item.subitems.map { subitem in
                    let id = "\(id).m\(subitem.number)"
                    return .object([
                        "id": .text(id), "label": .text("\(subitem.number)."),
                        "html": .html(html(subitem.text, position, id)),
                    ])
                }),
        ])
    }

    private func html(_ text: String, _ position: Int, _ anchor: String) -> HTML {
        let citations = resolved.links.citations(article: position, anchor: anchor)
        guard !citations.isEmpty else { return HTML(escaping: text) }
        let bytes = Array(text.utf8)
        var html = HTML()
        var start = 0
        for citation in citations {
            html.append(escaping: String(decoding: bytes[start..<citation.mark.range.lowerBound], as: UTF8.self))
            filling.citation(citation, &html)
            start = citation.mark.range.upperBound
        }
        html.append(escaping: String(decoding: bytes[start...], as: UTF8.self))
        return html
    }
}
