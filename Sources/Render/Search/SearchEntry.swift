/// One thing that search finds: a page, a question of law, an article.
package struct SearchEntry: Sendable, Hashable {
    /// The address from the site's root, with its anchor.
    package let path: String
    package let title: String
    package let kind: Kind
    package let headings: [String]
    package let text: String

    /// What was found; the names stand in JSON.
    package enum Kind: String, Sendable, CaseIterable {
        case page, qa, article, question, term
    }

    /// An entry; `text` is plain, without headings.
    package init(path: String, title: String, kind: Kind, headings: [String], text: String) {
        self.path = path
        self.title = title
        self.kind = kind
        self.headings = headings
        self.text = text
    }
}
