/// The address of an output inside the site, such as `articles/index.html`: ASCII, `/` between folders, no leading `/`.
///
/// A route is not a file on disk; only Build turns one into the other.
package struct Route: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let path: String

    /// A route by its path below the site, with slashes and no leading one.
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
        // The folders that both share end at the last common slash.
        let here = Array(path.utf8)
        let there = Array(target.path.utf8)
        let slash = UInt8(ascii: "/")
        var shared = 0
        var index = 0
        while index < min(here.count, there.count), here[index] == there[index] {
            if here[index] == slash { shared = index + 1 }
            index += 1
        }
        let up = here[shared...].count { $0 == slash }
        return String(repeating: "../", count: up) + String(decoding: there[shared...], as: UTF8.self) + tail
    }

    /// The output that a relative link from here means; nil when it climbs out of the site.
    package func resolving(_ link: String) -> Route? {
        let slash = UInt8(ascii: "/")
        var bytes = Array(path.utf8)
        bytes.removeLast(bytes.count - (bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0))
        for part in link.utf8.split(separator: slash, omittingEmptySubsequences: false) {
            if part.isEmpty || part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                guard !bytes.isEmpty else { return nil }
                bytes.removeLast()
                bytes.removeLast(bytes.count - (bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0))
                continue
            }
            bytes.append(contentsOf: part)
            bytes.append(slash)
        }
        if !link.utf8.reversed().starts(with: "/".utf8), bytes.last == slash { bytes.removeLast() }
        return Route(String(decoding: bytes, as: UTF8.self))
    }

    /// The folder with its last slash; empty at the root.
    package var folder: Substring { path[..<behindSlash] }

    /// The file name.
    package var name: Substring { path[behindSlash...] }

    private var behindSlash: String.Index {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    }

    package static func < (left: Route, right: Route) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}
