/// The address of an output inside the site, such as `articles/index.html`: ASCII, `/` between folders, no leading `/`.
///
/// A route is not a file on disk; only Build turns one into the other.
package struct Route: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// A route inside a folder given by its segments.
    package init(_ folders: [String], _ name: String) {
        path = (folders + [name]).joined(separator: "/")
    }

    package var description: String { path }

    /// How many folders lie between the site's root and this output.
    package var depth: Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// What leads from here to the root: `""`, `../`, `../../` ….
    package var root: String { String(repeating: "../", count: depth) }

    /// The relative link from here to another output, always with its file name.
    ///
    ///     Route("articles/a.html").link(to: Route("laws/x/index.html"), anchor: "a5") == "../laws/x/index.html#a5"
    package func link(to target: Route, anchor: String? = nil) -> String {
        let tail = anchor.map { "#" + $0 } ?? ""
        if target == self { return tail.isEmpty ? String(name) : tail }
        let here = path.split(separator: "/").dropLast()
        let there = target.path.split(separator: "/").dropLast()
        var shared = 0
        while shared < min(here.count, there.count), here[here.startIndex + shared] == there[there.startIndex + shared]
        {
            shared += 1
        }
        let up = String(repeating: "../", count: here.count - shared)
        let down = there.dropFirst(shared).map { $0 + "/" }.joined()
        return up + down + target.name + tail
    }

    /// The output that a relative link from here means; nil when it climbs out of the site.
    package func resolving(_ link: String) -> Route? {
        var segments = path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case ".", "": continue
            case "..":
                guard !segments.isEmpty else { return nil }
                segments.removeLast()
            default: segments.append(String(part))
            }
        }
        if link.hasSuffix("/") { segments.append("") }
        return Route(segments.joined(separator: "/"))
    }

    /// The file name.
    package var name: Substring { path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...] }

    package static func < (left: Route, right: Route) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}
