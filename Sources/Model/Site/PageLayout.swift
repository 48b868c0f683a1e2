/// How a page is set; the theme has a style for each.
package enum PageLayout: String, Sendable, Hashable, CaseIterable {
    case standard
    /// The text takes the whole width: for wide tables and pictures.
    case wide
    /// Like an official letter: title in the middle, paragraphs indented.
    case document

    private var name: String {
        switch self {
        case .standard: "标准"
        case .wide: "通栏"
        case .document: "公文"
        }
    }

    static let vocabulary = Vocabulary<PageLayout>(
        field: .layout,
        words: allCases.map(\.name),
        read: { text in allCases.first { $0.name == text || $0.rawValue == text.lowercased() }.map { [$0] } },
        advice: ["宽": "是不是想写“通栏”？", "宽版": "是不是想写“通栏”？", "通知": "是不是想写“公文”？"]
    )
}
