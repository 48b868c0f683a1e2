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
        let isHere = target == self
        if isHere, anchor == nil { return String(name) }
        var link: [UInt8] = []
        link.reserveCapacity(64)
        if !isHere { appendLink(to: target, &link) }
        if let anchor {
            link.append(UInt8(ascii: "#"))
            link.append(contentsOf: anchor.utf8)
        }
        return String(decoding: link, as: UTF8.self)
    }

    private func appendLink(to target: Route, _ link: inout [UInt8]) {
        let (here, there) = (path.utf8, target.path.utf8)
        let slash = UInt8(ascii: "/")
        // The folders that both share end at the last common slash.
        var shared = (here.startIndex, there.startIndex)
        var index = shared
        while index.0 < here.endIndex, index.1 < there.endIndex, here[index.0] == there[index.1] {
            let isSlash = here[index.0] == slash
            here.formIndex(after: &index.0)
            there.formIndex(after: &index.1)
            if isSlash { shared = index }
        }
        for byte in here[shared.0...] where byte == slash { link.append(contentsOf: "../".utf8) }
        link.append(contentsOf: there[shared.1...])
    }

    /// The output that a relative link from here means; nil when it climbs out of the site.
    package func resolving(_ link: String) -> Route? {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        let link = Array(link.utf8)
        var bytes = Array(path.utf8)
        func climb() { while let last = bytes.last, last != slash { bytes.removeLast() } }
        climb()
        var start = 0
        while start <= link.count {
            let end = link[start...].firstIndex(of: slash) ?? link.count
            switch end - start {
            case 0: break
            case 1 where link[start] == dot: break
            case 2 where link[start] == dot && link[start + 1] == dot:
                guard !bytes.isEmpty else { return nil }
                bytes.removeLast()
                climb()
            default:
                bytes.append(contentsOf: link[start..<end])
                bytes.append(slash)
            }
            start = end + 1
        }
        if link.last != slash, bytes.last == slash { bytes.removeLast() }
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
