import ChineseText

extension Article.Paragraph {
    /// The paragraph and its items as lines.
    package var plainText: String {
        items.isEmpty ? text : ([text] + items.map(\.plainText)).joined(separator: "\n")
    }
}

extension Article.Item {
    /// （三）…, with its subitems as lines.
    package var plainText: String {
        ([(isPlain ? "\(number)." : "（\(ChineseNumeral.text(number))）") + text] + subitems.map(\.plainText)).joined(
            separator: "\n"
        )
    }
}

extension Article.Subitem {
    /// 1.….
    package var plainText: String { "\(number).\(text)" }
}
