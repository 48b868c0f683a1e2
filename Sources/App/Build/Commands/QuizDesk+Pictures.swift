import Diagnostics
import Foundation
import Pictures
import Quiz
import Site

/// The pictures that questions show.
extension QuizDesk {
    /// Remarks on pictures that are not there or that a browser does not open.
    static func pictureFindings(_ banks: [Bank], in content: FilePath) throws -> [Finding] {
        var seen: Set<String> = []
        return try banks.flatMap(\.questions).flatMap { question -> [Finding] in
            guard let picture = question.picture else { return [] }
            guard let bytes = try bytes(picture, in: content) else {
                return [.pictureMissing(question, isNeeded: false)]
            }
            let map = MapPicture(alternative: picture.alt, title: "")
            let unnumbered =
                map.isMap && !map.hasNumber
                ? [MapPicture.numberMissing(picture.path, at: question.place, in: .question)] : []
            guard seen.insert(picture.path).inserted else { return unnumbered }
            return unnumbered + PictureCheck(Picture(bytes), bytes.count, content.appending(picture.path).path).findings
        }
    }

    /// The pictures of all banks as `data:` addresses by their paths, without what their camera wrote into them.
    func pictures() throws -> [String: String] {
        var pictures: [String: String] = [:]
        for question in shelf.banks.flatMap(\.questions) {
            guard let picture = question.picture, pictures[picture.path] == nil,
                let bytes = try Self.bytes(picture, in: site.content)
            else { continue }
            let read = Picture(bytes)
            guard read.flaw == nil, let type = read.mediaType else { continue }
            pictures[picture.path] = "data:\(type);base64,\(Data(read.cleaned(bytes)).base64EncodedString())"
        }
        return pictures
    }

    /// The file below Content, or nil.
    private static func bytes(_ picture: Question.Picture, in content: FilePath) throws -> [UInt8]? {
        let parts = picture.path.split(separator: "/", omittingEmptySubsequences: false)
        let file = content.appending(picture.path)
        guard !parts.contains(where: { $0.isEmpty || $0 == ".." }), Disk.isFile(file) else { return nil }
        return try Disk.read(file)
    }
}

extension Picture {
    /// Of a format that browsers open; nil for the others.
    var mediaType: String? {
        switch format {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .svg: "image/svg+xml"
        case .heic, .avif, .bmp, .tiff, .unknown: nil
        }
    }
}
