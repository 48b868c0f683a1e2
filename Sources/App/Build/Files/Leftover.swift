import Glibc
import Site

/// A folder in which a run prepares what is to replace another one; when the run is killed it stays.
struct Leftover: Sendable {
    let folder: FilePath
    /// The run that made it.
    let process: pid_t
    /// What it was to replace.
    private let target: FilePath
    /// Whether it is what stood there before: where folders cannot be exchanged, it is moved away first.
    private let isMoved: Bool

    /// How the name of a folder ends that was moved away.
    static let moved = "-old"
    private static let mark = ".new-"

    /// Where a process prepares what replaces a folder: beside it, so that both are on one disk.
    static func folder(for target: FilePath, process: pid_t) -> FilePath {
        target.parent.appending(".\(target.name)\(mark)\(process)")
    }

    /// Nil for a name of another kind.
    private init?(_ name: String, in parent: FilePath) {
        guard name.hasPrefix("."), let mark = name.ranges(of: Self.mark).last else { return nil }
        var number = name[mark.upperBound...]
        isMoved = number.hasSuffix(Self.moved)
        if isMoved { number = number.dropLast(Self.moved.count) }
        let owner = name[..<mark.lowerBound].dropFirst()
        guard let process = pid_t(number), process > 0, !owner.isEmpty else { return nil }
        self.process = process
        folder = parent.appending(name)
        target = parent.appending(String(owner))
    }

    /// Whether the run is still going on.
    var isRunning: Bool { kill(process, 0) == 0 || errno != ESRCH }

    /// The folders of an output in which there may be some.
    static func places(of output: FilePath) -> [FilePath] {
        [output] + Disk.names(in: output).map(output.appending).filter { !Disk.isLink($0) && Disk.isFolder($0) }
    }

    /// All that are in these folders, sorted.
    static func all(in places: [FilePath]) -> [Leftover] {
        places.uniqued().flatMap { place in
            Disk.names(in: place).sorted().compactMap { Leftover($0, in: place) }.filter { Disk.isFolder($0.folder) }
        }
    }

    /// Removes it unless its run is still going on; what had been moved away and nothing replaced goes back.
    func remove() {
        guard !isRunning else { return }
        if isMoved, !Disk.isFolder(target), rename(folder.path, target.path) == 0 { return }
        Disk.removeTree(folder)
    }
}
