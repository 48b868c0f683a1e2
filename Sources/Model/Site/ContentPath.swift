import ChineseText

/// The place of a file inside `Content/`, such as `articles/识毒.md`.
package struct ContentPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let path: String

    /// A path below `Content/`, with slashes.
    package init(_ path: String) { self.path = path }

    package var description: String { path }
    /// The folders above it, from the top.
    package var folders: [Substring] { path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.dropLast() }
    /// The top folder, or "" for a file beside them.
    package var column: String { path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "" }
    /// The file name with its ending.
    package var name: Substring {
        path[(path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)...]
    }
    /// The file name without its ending.
    package var stem: Substring { name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name }
    /// In small letters, without the full stop.
    package var suffix: String {
        name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.utf8.index(after: $0)...].lowercased() } ?? ""
    }

    /// Whether its ending is that of a picture, also of one that browsers do not open.
    package var isPicture: Bool { Self.pictures.contains(suffix) }

    private static let pictures: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "heic", "heif", "avif", "bmp", "tif", "tiff",
    ]

    /// The file that a relative link from this file means; nil when it climbs out of the content.
    package func resolving(_ link: String) -> ContentPath? {
        Route(path).resolving(link).map { ContentPath($0.path) }
    }

    /// Where the page made of this file stands in the site: ASCII segments, `.html`.
    ///
    /// ASCII names stay as they are, with spaces as hyphens; others become pinyin. A file beside the columns goes into the one for loose
    /// pages.
    package func route(slug: String? = nil) -> Route {
        let segments = column.isEmpty ? [Column.loose] : folders.map { Self.segment(String($0)) }
        return Route(segments, (slug ?? Self.segment(String(stem))) + ".html")
    }

    /// How many letters a segment may have: file systems and old archives refuse names that are much longer.
    static let longest = 120

    /// One segment of an address: the name if it is ASCII and not too long, else its pinyin.
    package static func segment(_ name: String) -> String {
        let allowed = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        return addressable(allowed && !name.isEmpty && name.utf8.count <= longest ? name : Pinyin.slug(name))
    }

    /// A segment that Windows can make a file of: `con-`, `aux-.v2`.
    static func addressable(_ segment: String) -> String {
        guard isDevice(segment) else { return segment }
        let end = segment.firstIndex(of: ".") ?? segment.endIndex
        return segment[..<end] + "-" + segment[end...]
    }

    /// Whether Windows takes a name for a device, whatever its suffix, and refuses to make such a file.
    private static func isDevice(_ name: String) -> Bool {
        guard (3...32).contains(name.utf8.count) else { return false }
        let length = name.utf8.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let stem = name[..<length]
        switch stem.utf8.count {
        case 3: return ["con", "prn", "aux", "nul"].contains(stem.lowercased())
        case 4:
            return ["com", "lpt"].contains(stem.dropLast().lowercased())
                && stem.last.map { "123456789".contains($0) } == true
        default: return false
        }
    }

    package static func < (left: ContentPath, right: ContentPath) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}
