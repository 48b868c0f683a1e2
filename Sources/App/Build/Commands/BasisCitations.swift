import ChineseText
import Diagnostics
import Law
import Quiz

/// Whether every article that a 依据 names was read as a citation.
enum BasisCitations {
    /// A basis names nothing but what a question rests on: 反毒品法第三条, of which nobody knows the law, is told like 《反毒品法》第三条.
    static func findings(_ bank: Bank, _ source: SourceText, _ report: CitationReport) -> [Finding] {
        let read = report.resolutions.map(\.mark.range).sorted { $0.lowerBound < $1.lowerBound }
        let told = report.findings.compactMap { $0.place?.offset }.sorted()
        let starts = bank.questions.map { $0.place.offset ?? 0 } + [source.bytes.count]
        return bank.questions.enumerated().flatMap { index, question -> [Finding] in
            guard let basis = question.basis, starts[index] < starts[index + 1] else { return [] }
            let words = Array(basis.utf8)
            let part = source.bytes[starts[index]..<starts[index + 1]]
            guard let start = part.range(of: words)?.lowerBound else { return [] }
            let unread = articles(words).filter { article in
                let place = start + article.lowerBound
                // A finding of the citations has told it already.
                return !isRead(place, in: read) && !(told.last(upTo: place) { $0 }.map { start <= $0 } ?? false)
            }
            guard !unread.isEmpty else { return [] }
            let range = start..<start + words.count
            return [.basisUnread(question.number, basis, at: source.place(range))]
        }
    }

    /// Whether a citation was read at a place; `marks` are sorted, and do not overlap but where they are the same.
    private static func isRead(_ place: Int, in marks: [Range<Int>]) -> Bool {
        marks.last(upTo: place, \.lowerBound)?.contains(place) ?? false
    }

    /// Where 第…条 stands in a basis.
    private static func articles(_ words: [UInt8]) -> [Range<Int>] {
        let (first, last) = (Array("第".utf8), Array("条".utf8))
        var found: [Range<Int>] = []
        var index = 0
        while let start = words[index...].range(of: first) {
            index = start.upperBound
            guard let end = words[index...].range(of: last), end.lowerBound - index <= 30 else { continue }
            let numeral = String(decoding: words[index..<end.lowerBound], as: UTF8.self)
            if numeral.allSatisfy({ $0.isNumber || "零〇百千".contains($0) }), !numeral.isEmpty {
                found.append(start.lowerBound..<end.upperBound)
            }
        }
        return found
    }
}

extension Array {
    /// The last element whose key is not behind a place; the elements are sorted by their keys.
    fileprivate func last(upTo place: Int, _ key: (Element) -> Int) -> Element? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle]) <= place { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? self[low - 1] : nil
    }
}
