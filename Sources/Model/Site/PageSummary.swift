import Markdown

/// Finds what a page is about in its own text, for lists and search engines.
enum PageSummary {
    /// The longest summary, in characters.
    private static let longest = 90
    /// A paragraph shorter than this says too little by itself.
    private static let shortest = 30

    /// The first sentences of a text: whole ones as far as they fit.
    ///
    /// Headings, salutations that end in a colon and lines of a few characters are passed over. A short paragraph is joined by the
    /// next one.
    static func derive(from fragment: Fragment) -> String {
        var text = ""
        var rest = fragment.plainText[min(fragment.firstParagraph.lowerBound, fragment.plainText.count)...]
        for _ in 0..<12 where !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            guard tells(line, in: fragment) else { continue }
            text += String(decoding: line.prefix(1200), as: UTF8.self)
            if text.unicodeScalars.count >= shortest { return shortened(text) }
        }
        if !text.isEmpty { return shortened(text) }
        return shortened(String(decoding: fragment.plainText[fragment.firstParagraph], as: UTF8.self))
    }

    /// Whether a summary only says again what the text begins with.
    static func repeatsStart(_ summary: String, of fragment: Fragment) -> Bool {
        var words = Array(summary.utf8)
        for mark in ["……", "…", "。"] where words.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
            words.removeLast(mark.utf8.count)
            break
        }
        return !words.isEmpty && fragment.plainText[fragment.firstParagraph].starts(with: words)
    }

    private static func tells(_ line: ArraySlice<UInt8>, in fragment: Fragment) -> Bool {
        guard line.count >= 18, !line.suffix(3).elementsEqual("：".utf8) else { return false }
        return !fragment.headings.contains { $0.title.utf8.elementsEqual(line) }
    }

    /// A text cut behind a sentence, or else behind a part of one.
    private static func shortened(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars.prefix(longest + 1))
        guard scalars.count > longest else { return text }
        let sentence = scalars[..<longest].lastIndex { "。！？；!?".unicodeScalars.contains($0) }
        if let sentence, sentence >= shortest { return string(scalars[...sentence]) }
        let clause = scalars[..<(longest - 2)].lastIndex { "，、：,".unicodeScalars.contains($0) }
        let end = clause.flatMap { $0 >= shortest ? $0 : nil } ?? longest - 2
        return string(scalars[..<end]) + "……"
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
