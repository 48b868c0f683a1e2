import ChineseText

/// The number of an article (条): 29, or 133-2 for 第一百三十三条之二.
package struct ArticleNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int
    /// The 二 of 之二; nil for a plain article.
    package let insertion: Int?

    package init(_ number: Int, insertion: Int? = nil) {
        self.number = number
        self.insertion = insertion
    }

    /// Reads `72`, `133-2`, `a72`, `72条`, `第七十二条` and `第一百三十三条之二`; nil for anything else.
    package init?(_ text: String) {
        let isAnchor = text.first == "a" || text.first == "A"
        let parts = (isAnchor ? text.dropFirst() : text[...]).split(separator: "-", omittingEmptySubsequences: false)
        if parts.count <= 2, let number = parts.first.flatMap({ ChineseNumeral.value($0) }), number > 0 {
            let insertion = parts.count == 2 ? ChineseNumeral.value(parts[1]) : nil
            guard parts.count == 1 || insertion != nil else { return nil }
            self.init(number, insertion: insertion)
            return
        }
        let bytes = Array(text.utf8)
        let provision = bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).provision(at: 0, isBare: true) }
        guard let provision, provision.end == bytes.count, provision.others.isEmpty, let article = provision.article,
            provision.place == CitedPlace(article: article)
        else { return nil }
        self = article
    }

    /// As files and anchors write it: `29`, `133-2`.
    package var description: String { insertion.map { "\(number)-\($0)" } ?? String(number) }

    /// As Chinese text writes it: 第二十九条, 第一百三十三条之二.
    package var chinese: String {
        let base = "第\(ChineseNumeral.text(number))条"
        return insertion.map { base + "之" + ChineseNumeral.text($0) } ?? base
    }

    /// The anchor in a page: `a29`, `a133-2`.
    package var anchor: String { "a\(self)" }

    package static func < (left: ArticleNumber, right: ArticleNumber) -> Bool {
        (left.number, left.insertion ?? 0) < (right.number, right.insertion ?? 0)
    }
}

extension ArticleNumber: Encodable {
    /// A whole number for a plain article, the text `133-2` for an inserted one.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if insertion == nil { try container.encode(number) } else { try container.encode(description) }
    }
}
