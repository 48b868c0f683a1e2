import Diagnostics
import Site
import Theme

/// Finds the line that a person has to mend for a problem in an output: in the page's own file, in a style sheet, in a
/// template; the output itself where none of them holds the guilty text.
struct ProblemLocator {
    let output: Plan.Output
    let library: ResolvedLibrary
    let theme: SiteTheme
    let folder: SiteFolder

    func finding(_ problem: GateProblem, bytes: () -> [UInt8]) -> Finding {
        let path = folder.siteOutput.appending(output.route.path).path
        let place = place(problem, path: path, bytes: bytes)
        return problem.finding(at: place, in: path)
    }

    private func place(_ problem: GateProblem, path: String, bytes: () -> [UInt8]) -> Place {
        if case .themeAsset(let name) = output.content, let place = theme.place(problem.range, inAsset: name) {
            return place
        }
        if case .asset(let path) = output.content {
            return SourceText(path: folder.content.appending(path.path).path, bytes: bytes()).place(problem.range)
        }
        let needle = Array(problem.text.utf8)
        if case .page(let index) = output.content {
            let source = library.pages[index].page.source
            if let range = Self.first(needle, in: source.bytes) { return source.place(range) }
        }
        for source in theme.templates {
            if let range = Self.first(needle, in: source.bytes) { return source.place(range) }
            // `{{root}}assets/x.css` stands in the output with its root.
            let tail = Array(problem.text.drop { $0 == "." || $0 == "/" }.utf8)
            if tail.count > 3, let range = Self.first(tail, in: source.bytes) { return source.place(range) }
        }
        return SourceText(path: path, bytes: bytes()).place(problem.range)
    }

    private static func first(_ needle: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        guard let head = needle.first, bytes.count >= needle.count else { return nil }
        var index = 0
        while index <= bytes.count - needle.count {
            if bytes[index] == head, bytes[index..<index + needle.count].elementsEqual(needle) {
                return index..<index + needle.count
            }
            index += 1
        }
        return nil
    }
}
