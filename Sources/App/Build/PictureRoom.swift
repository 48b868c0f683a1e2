import Diagnostics
import Pictures
import Site

/// The pictures of a site: what they are, what is wrong with them, and what of them leaves the house.
struct PictureRoom: Sendable {
    private let folder: SiteFolder
    /// The picture of every file that pages show, by its path.
    let pictures: [ContentPath: Picture]
    let findings: [Finding]

    /// Reads the pictures that pages use; `assets` is every file that they could use.
    init(_ library: ResolvedLibrary, assets: Set<ContentPath>, folder: SiteFolder, workers: Workers) async throws {
        self.folder = folder
        let used = library.usedAssets.filter(\.isPicture)
        let read = await workers.map(used) { path -> Reading in
            let file = folder.content.appending(path.path)
            do {
                let bytes = try Disk.read(file)
                let picture = Picture(bytes)
                return Reading(
                    path: path, picture: picture, findings: PictureCheck(picture, bytes.count, file.path).findings)
            } catch {
                return Reading(path: path, problem: error as? DiskProblem)
            }
        }
        if let problem = read.compactMap(\.problem).first { throw problem }
        var pictures: [ContentPath: Picture] = [:]
        for reading in read { pictures[reading.path] = reading.picture }
        self.pictures = pictures
        // A name that no page may use has been reported there.
        let unused = assets.subtracting(library.usedAssets).filter { path in
            path.isPicture && path.column == "media" && path.path.utf8.allSatisfy { $0 < 0x80 }
        }
        findings = read.flatMap(\.findings) + PictureCheck.unused(unused.sorted(), in: folder.content.path)
    }

    private struct Reading: Sendable {
        let path: ContentPath
        var picture: Picture?
        var findings: [Finding] = []
        var problem: DiskProblem?
    }

    /// The sizes of pictures by their places in the site.
    var sizes: [Route: Picture.Size] {
        var sizes: [Route: Picture.Size] = [:]
        for (path, picture) in pictures {
            sizes[Route(path.path)] = picture.size
        }
        return sizes
    }

    /// The bytes of a file as the site gets it: pictures without what their camera wrote into them.
    func bytes(_ path: ContentPath) throws -> [UInt8] {
        let bytes = try Disk.read(folder.content.appending(path.path))
        return pictures[path]?.cleaned(bytes) ?? bytes
    }
}
