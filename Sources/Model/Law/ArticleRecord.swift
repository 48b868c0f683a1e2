/// The document that `humen law show --format json` writes: a law, or one of its articles, with 款, 项 and 目.
///
///     {"law","title","version","outline","text","articles":[{"article","label","anchor","text",
///       "paragraphs":[{"paragraph","anchor","text","items":[{"item","anchor","text","subitems":[{"subitem","anchor","text"}]}]}]}]}
package struct LawShowRecord: Encodable, Sendable {
    package let law: String
    package let title: String
    package let version: String
    /// Whether the words are a gist, and not the law's own.
    package let outline: Bool
    /// What the command prints without `--format json`.
    package let text: String
    package let articles: [ArticleRecord]

    /// A law with all of its articles, or with the one that was asked for.
    package init(_ statute: Statute, article: ArticleNumber?, text: String) {
        law = statute.id
        title = statute.title
        version = statute.version
        outline = statute.text == .outline
        self.text = text
        articles = statute.articles.filter { article == nil || $0.number == article }.map { ArticleRecord($0) }
    }
}

/// One 条 with its parts; anchors are those of the law's page.
package struct ArticleRecord: Encodable, Sendable {
    package let article: ArticleNumber
    package let label: String
    package let anchor: String
    package let text: String
    package let paragraphs: [ParagraphRecord]

    /// One 款, with its own words only.
    package struct ParagraphRecord: Encodable, Sendable {
        package let paragraph: Int
        package let anchor: String
        package let text: String
        package let items: [ItemRecord]
    }

    /// One 项, with its own words only.
    package struct ItemRecord: Encodable, Sendable {
        package let item: Int
        package let anchor: String
        package let text: String
        package let subitems: [SubitemRecord]
    }

    /// One 目.
    package struct SubitemRecord: Encodable, Sendable {
        package let subitem: Int
        package let anchor: String
        package let text: String
    }

    /// An article, taken apart.
    package init(_ article: Article) {
        self.article = article.number
        label = article.number.chinese
        anchor = article.number.anchor
        text = article.plainText
        paragraphs = article.paragraphs.enumerated().map { index, paragraph in
            let anchor = "\(article.number.anchor).k\(index + 1)"
            let items = paragraph.items.map { Self.item($0, in: anchor) }
            return ParagraphRecord(paragraph: index + 1, anchor: anchor, text: paragraph.text, items: items)
        }
    }

    private static func item(_ item: Article.Item, in paragraph: String) -> ItemRecord {
        let anchor = "\(paragraph).x\(item.number)"
        let subitems = item.subitems.map {
            SubitemRecord(subitem: $0.number, anchor: "\(anchor).m\($0.number)", text: $0.text)
        }
        return ItemRecord(item: item.number, anchor: anchor, text: item.text, subitems: subitems)
    }
}
