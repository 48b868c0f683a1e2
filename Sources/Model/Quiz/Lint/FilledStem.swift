import ChineseText

/// The last sentence of a stem with each short option, or each answer, in the place of its blank.
enum FilledStem {
    private static let longestFigure = 12

    /// Each sentence and what was put into it; only what holds a figure, since a figure is what is looked for.
    static func sentences(_ question: Question) -> [(sentence: String, figure: String)] {
        switch question.answer {
        case .blanks(let blanks, _):
            let figures = blanks.compactMap(\.first)
            guard figures.contains(where: holdsFigure) else { return [] }
            return figures.first(where: holdsFigure).map { [(filled(question.stem, figures), $0)] } ?? []
        default:
            let figures = question.options.map(\.text).filter { $0.count <= longestFigure && holdsFigure($0) }
            return figures.map { (filled(question.stem, [$0]), $0) }
        }
    }

    private static func holdsFigure(_ text: String) -> Bool {
        text.contains { $0.isDigit || $0.isOne(of: "一二两三四五六七八九十百千万几半") }
    }

    /// A stem with its blanks filled one after the other; what has none left stands behind the last sentence.
    private static func filled(_ stem: String, _ figures: [String]) -> String {
        var rest = figures[...]
        var text = ""
        var index = stem.startIndex
        while index < stem.endIndex {
            let blank = blank(in: stem[index...])
            guard blank > 0, let figure = rest.popFirst() else {
                text.append(stem[index])
                index = stem.index(after: index)
                continue
            }
            // 卖多少钱？（  ）
            while let last = text.last, last.isOne(of: "？? ") { text.removeLast() }
            text += figure
            index = stem.index(index, offsetBy: blank)
        }
        while let last = text.last, last.isOne(of: "？?。：:，, ") { text.removeLast() }
        return text + rest.joined()
    }

    /// How long the blank is that begins there: `____`, `（  ）`.
    private static func blank(in text: Substring) -> Int {
        let line = text.prefix { $0 == "_" }.count
        if line > 0 { return line }
        guard text.first?.isOne(of: "（(") == true else { return 0 }
        let inner = text.dropFirst().prefix { $0.isOne(of: " 　_\u{00A0}") }
        guard text.dropFirst(1 + inner.count).first?.isOne(of: "）)") == true else { return 0 }
        return inner.count + 2
    }
}
