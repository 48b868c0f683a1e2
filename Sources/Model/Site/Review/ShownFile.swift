import DataFiles
package import Diagnostics
import Markdown

/// A file that a page or a question shows or links to: a picture, a film, a table, a document.
///
/// A review of the text is a review of these, too: a picture that was exchanged afterwards nobody has seen.
package struct ShownFile: Sendable, Hashable {
    package let path: ContentPath
    /// Where it is named.
    package let place: Place

    /// A file of the content, and where it is named.
    package init(path: ContentPath, place: Place) {
        self.path = path
        self.place = place
    }
}

extension Page {
    /// The files of the content that the page shows or links to, each once, the cover first, then in the order of the text.
    ///
    /// `isFile` tells which paths are files and no pages; what is not there is reported by whoever resolves the page.
    package func shownFiles(_ configuration: SiteConfiguration, isFile: (ContentPath) -> Bool) -> [ShownFile] {
        var found: [ShownFile] = []
        var seen: Set<ContentPath> = []
        var variables = VariableResolver(configuration, source: source)
        func add(_ written: String, at range: Range<Int>) {
            guard !written.isEmpty, LinkResolver.scheme(written) == nil, !written.hasPrefix("/"),
                let wanted = path.resolving(LinkResolver.decoded(written)), isFile(wanted), seen.insert(wanted).inserted
            else { return }
            found.append(ShownFile(path: wanted, place: source.place(range)))
        }
        if let cover = front.cover { add(cover.text, at: cover.range) }
        for hole in fragment.holes {
            switch hole.kind {
            case .linkStart(let destination, _, _):
                add(LinkResolver.split(variables.replace(in: destination, at: hole.range)).path, at: hole.range)
            case .image(let source, _, _): add(source, at: hole.range)
            case .directiveStart(let directive):
                for written in [directive.path, directive.poster] { add(written ?? "", at: hole.range) }
            case .linkEnd, .mark, .variable, .directiveEnd: continue
            }
        }
        return found
    }
}
