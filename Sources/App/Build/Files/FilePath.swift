/// A place on disk.
///
/// Routes and content paths are not: only Build turns them into one.
package struct FilePath: Sendable, Hashable, CustomStringConvertible {
    package let path: String

    /// A path as it was given; a slash at its end is dropped.
    package init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    package var description: String { path }

    /// A file or folder below this one; `.` adds nothing.
    package func appending(_ relative: String) -> FilePath {
        if relative.isEmpty || relative == "." { return self }
        return FilePath(path == "." || path.isEmpty ? relative : path == "/" ? "/" + relative : path + "/" + relative)
    }

    /// The folder that holds it; `.` for a name alone.
    package var parent: FilePath {
        guard let slash = path.lastIndex(of: "/") else { return FilePath(".") }
        return FilePath(slash == path.startIndex ? "/" : String(path[..<slash]))
    }

    /// The last part: `a.md` of `Content/qa/a.md`.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
