import Diagnostics

/// The files of a theme's `styles/`, joined into the one style sheet that pages load.
///
/// They are small so that each can be read, and replaced by a theme that extends this one; a page loads one file, since
/// an old disk is slow to open many.
struct StyleSheets: Sendable {
    /// The asset that they become.
    static let asset = "site.css"

    private(set) var bytes: [UInt8] = []
    private var parts: [(start: Int, source: SourceText)] = []

    /// Joins the files in the order of their names; `label` gives a file's path for messages.
    init(_ files: [String: [UInt8]], label: (String) -> String) {
        for (path, bytes) in files.sorted(by: { $0.key < $1.key })
        where path.hasPrefix("styles/") && path.hasSuffix(".css") {
            parts.append((self.bytes.count, SourceText(path: label(path), bytes: bytes)))
            self.bytes += bytes
            if bytes.last != UInt8(ascii: "\n") { self.bytes.append(UInt8(ascii: "\n")) }
        }
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The place of a range of the joined bytes, in the file that it comes from.
    func place(_ range: Range<Int>) -> Place? {
        guard let part = parts.last(where: { $0.start <= range.lowerBound }) else { return nil }
        return part.source.place(range.lowerBound - part.start..<range.upperBound - part.start)
    }
}
