import CLinux
import Digests
import Glibc
import Site

/// One folder of the output, replaced as a whole: a run that fails or is killed leaves the last one as it was.
///
/// Changed files go into a folder beside it. At the end the unchanged ones are linked into that folder and the two folders
/// are exchanged in one step. A run that changes nothing writes nothing. Where the folder is a symbolic link, the link stays and the
/// folder that it leads to is replaced.
struct OutputFolder: Sendable {
    let folder: FilePath
    /// The same without symbolic links where it is one.
    private let place: FilePath
    private let staging: FilePath
    /// Where all outputs of the site are.
    private let output: FilePath
    /// Whether there was none when the run began, so that every file is new.
    private let isFirst: Bool

    /// A folder somewhere in the `Output/` of a site.
    init(_ folder: FilePath, of output: FilePath) {
        self.folder = folder
        self.output = output
        place = Disk.isLink(folder) ? Disk.resolved(folder) ?? folder : folder
        staging = Leftover.folder(for: place, process: getpid())
        isFirst = !Disk.isFolder(place)
    }

    /// What became of one output.
    enum Change: Sendable {
        case unchanged, written
    }

    private func file(_ route: Route, in base: FilePath) -> FilePath { base.appending(route.path) }

    /// Compares an output with the one that is there and stages it if it differs.
    func stage(_ bytes: [UInt8], at route: Route) throws -> Change {
        if !isFirst, isSame(bytes, file(route, in: folder)) { return .unchanged }
        let target = file(route, in: staging)
        do {
            try Disk.write(bytes, to: target)
        } catch {
            try Disk.makeFolder(target.parent)
            try Disk.write(bytes, to: target)
        }
        return .written
    }

    /// The same for an output that comes in parts and is never whole in memory; `parts` may be asked twice.
    func stage(at route: Route, _ parts: Parts) throws -> (change: Change, size: Int, digest: SHA256Digest) {
        if let known = Disk.digest(of: file(route, in: folder)) {
            let (size, digest) = try Self.measure(parts)
            if digest == known { return (.unchanged, size, digest) }
        }
        let target = file(route, in: staging)
        try Disk.makeFolder(target.parent)
        let sink = try DiskSink(target)
        var stream = SHA256Stream()
        var size = 0
        try parts { part in
            stream.add(part)
            size += part.count
            try sink.put(part)
        }
        try sink.close()
        return (.written, size, stream.finish())
    }

    /// Hands over an output part by part.
    typealias Parts = (_ emit: ([UInt8]) throws -> Void) throws -> Void

    /// The size and the digest of an output that comes in parts.
    static func measure(_ parts: (_ emit: ([UInt8]) -> Void) throws -> Void) rethrows -> (Int, SHA256Digest) {
        var stream = SHA256Stream()
        var size = 0
        try parts { part in
            stream.add(part)
            size += part.count
        }
        return (size, stream.finish())
    }

    private func isSame(_ bytes: [UInt8], _ file: FilePath) -> Bool {
        var status = stat()
        guard stat(file.path, &status) == 0, Int(status.st_size) == bytes.count else { return false }
        return (try? Disk.read(file)) == bytes
    }

    /// Refuses a folder that holds something else than what a build has made: it would be lost.
    ///
    /// `mark` is the list of the last build's files with their sums; what systems leave in folders does not count.
    func refuseForeign(mark: String) throws {
        guard Disk.isFolder(folder) else { return }
        let files = try Disk.files(below: folder)
        guard Disk.isFile(folder.appending(mark)) else {
            if files.isEmpty { return }
            throw DiskProblem("文件夹里有不是 Humen 生成的文件，为免丢失没有写入，请换一个输出文件夹：", folder, errno: nil)
        }
        let list = String(decoding: try Disk.read(folder.appending(mark)), as: UTF8.self)
        let listed = Set(list.split(separator: "\n").map { $0.drop { $0 != " " }.drop { $0 == " " || $0 == "*" } })
        let foreign = files.first { file in
            let name = file.split(separator: "/").last ?? ""
            return !listed.contains(file[...]) && !["manifest.html", "manifest.sha256"].contains(file)
                && !["Thumbs.db", "desktop.ini", ".DS_Store"].contains(name)
        }
        guard let foreign else { return }
        throw DiskProblem(
            "这个文件不是 Humen 生成的，重新生成会把它删掉，所以没有写入；请把它移到别的文件夹（要放进网站的放到 Content 里）：",
            folder.appending(foreign), errno: nil)
    }

    /// Puts the staged files in place, with `unchanged` ones beside them and nothing else.
    ///
    /// Returns whether anything changed on disk.
    func commit(unchanged: [Route], written: Int) throws -> Bool {
        let exists = Disk.isFolder(folder)
        let before = exists ? try Disk.files(below: folder).count : 0
        guard written > 0 || before != unchanged.count || !exists else { return false }
        try Disk.makeFolder(staging)
        var madeFolders: Set<String> = []
        for route in unchanged {
            let target = file(route, in: staging)
            if madeFolders.insert(target.parent.path).inserted { try Disk.makeFolder(target.parent) }
            let source = file(route, in: folder)
            // File systems of USB sticks have no links: copy.
            if link(source.path, target.path) != 0 { try Disk.write(Disk.read(source), to: target) }
        }
        try swap(exists: exists)
        return true
    }

    private func swap(exists: Bool) throws {
        guard exists else {
            guard rename(staging.path, place.path) == 0 else { throw DiskProblem("换不上新的", folder) }
            return
        }
        if shim_exchange(staging.path, place.path) != 0 {
            let old = FilePath(staging.path + Leftover.moved)
            guard rename(place.path, old.path) == 0 else { throw DiskProblem("换不上新的", folder) }
            guard rename(staging.path, place.path) == 0 else {
                let problem = DiskProblem("换不上新的", folder)
                rename(old.path, place.path)
                throw problem
            }
            return Disk.removeTree(old)
        }
        Disk.removeTree(staging)
    }

    /// Forgets what was staged.
    func discard() { Disk.removeTree(staging) }

    /// Makes ready for a run: refuses a link that leads nowhere, and removes what runs that were killed have left.
    func prepare() throws {
        if Disk.isLink(folder), !Disk.isFolder(folder) {
            throw DiskProblem(
                "这是一个链接，它指的文件夹（\(Disk.target(ofLink: folder))）不在，没有写入；请接上那个盘，或删去这个链接：", folder, errno: nil)
        }
        for leftover in Leftover.all(in: Leftover.places(of: output) + [place.parent]) { leftover.remove() }
    }
}
