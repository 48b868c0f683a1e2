import Diagnostics
import Site
import Theme

/// Finds the line that a person has to mend for a problem in a page: in a template, in a word or a file of the theme, in
/// the page's own source; the output itself where none of them holds it.
///
/// The page is rendered once more with marks (``TracedPage``), so that the place is where the guilty text comes from and
/// not where the same text happens to stand first.
struct ProblemLocator {
    /// The page with its marks; nil for outputs that no template makes.
    let traced: TracedPage?
    /// The bytes of the output.
    let bytes: [UInt8]
    /// The path of the output, for problems that nobody's file holds.
    let path: String
    /// What the writer of the page wrote, where there is one.
    let source: SourceText?

    /// The page's marks, unless they have changed the page.
    init(marked: [UInt8]?, theme: SiteTheme, bytes: [UInt8], path: String, source: SourceText?) {
        let page = marked.map { TracedPage($0, theme: theme) }
        traced = page?.bytes == bytes ? page : nil
        self.bytes = bytes
        self.path = path
        self.source = source
    }

    /// The finding of a problem at the place that people can mend.
    func finding(_ problem: GateProblem) -> Finding { problem.finding(at: place(problem), in: path) }

    private func place(_ problem: GateProblem) -> Place {
        let output = SourceText(path: path, bytes: bytes)
        switch traced?.origin(of: problem.range) {
        case .theme(let place): return place
        case .field(_, let before):
            // The same text may stand there several times, in a block of code for one: it is the one of the same number.
            let needle = Array(problem.text.utf8)
            guard let source, let range = Self.range(of: needle, number: before.count(of: needle), in: source.bytes)
            else { return output.place(problem.range) }
            return source.place(range)
        case nil: return output.place(problem.range)
        }
    }

    /// The n-th place of a text, counted from 0; the last where there are fewer.
    private static func range(of needle: [UInt8], number: Int, in bytes: [UInt8]) -> Range<Int>? {
        var found: Range<Int>?
        var start = 0
        for _ in 0...number {
            guard let next = bytes.firstRange(of: needle, in: start..<bytes.count) else { break }
            found = next
            start = next.upperBound
        }
        return found
    }
}
