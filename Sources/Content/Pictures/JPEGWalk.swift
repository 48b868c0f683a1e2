/// Walks over the segments of a JPEG file (ITU-T T.81, annex B).
///
/// Kept are the tables, the frame, the scans, JFIF (APP0) without a second small picture, the colour profile (APP2 ICC) and Adobe's colour
/// mark (APP14); EXIF and XMP (APP1), IPTC (APP13), comments, segments of other programs and whatever follows the end of the image are not.
struct JPEGWalk {
    private let reader: ByteReader
    private var size: Picture.Size?
    private var orientation = 1
    private var kept: [Range<Int>] = []
    private var isWhole = false

    init(_ reader: ByteReader) {
        self.reader = reader
        kept = [0..<2]
        walk()
    }

    var picture: Picture {
        Picture(
            .jpeg, size: size, orientation: orientation, flaw: isWhole && size != nil ? nil : .broken, kept: kept)
    }

    private mutating func walk() {
        var position = 2
        while let mark = reader.byte(position), let code = reader.byte(position + 1) {
            guard mark == 0xFF else { return }
            // A marker may be preceded by any number of fill bytes.
            if code == 0xFF {
                position += 1
                continue
            }
            if code == 0xD9 {
                kept.append(position..<position + 2)
                isWhole = true
                return
            }
            guard let length = reader.number(position + 2, 2), length >= 2, position + 2 + length <= reader.count else {
                return
            }
            var end = position + 2 + length
            note(code, position + 4..<end)
            if code == 0xDA { end = endOfScan(from: end) }
            if keeps(code, position + 4, length - 2) { kept.append(position..<end) }
            position = end
        }
    }

    private mutating func note(_ code: Int, _ body: Range<Int>) {
        let isFrame = (0xC0...0xCF).contains(code) && code != 0xC4 && code != 0xC8 && code != 0xCC
        if isFrame, size == nil, let height = reader.number(body.lowerBound + 1, 2),
            let width = reader.number(body.lowerBound + 3, 2)
        {
            size = Picture.Size(width: width, height: height)
        }
        if code == 0xE1, reader.starts("Exif", at: body.lowerBound), body.count > 6 {
            orientation = Orientation.read(reader, body.lowerBound + 6..<body.upperBound) ?? orientation
        }
    }

    private func keeps(_ code: Int, _ body: Int, _ length: Int) -> Bool {
        switch code {
        // Longer ones hold the picture once more, perhaps as it was before a face was painted over.
        case 0xE0: length <= 14 && reader.starts("JFIF", at: body)
        case 0xE2: reader.starts("ICC_PROFILE", at: body)
        case 0xEE: length <= 16 && reader.starts("Adobe", at: body)
        // Frames, tables of Huffman and quantization, scans, numbers of lines, restarts.
        case 0xC0...0xCF, 0xDA...0xDF: true
        default: false
        }
    }

    /// Behind the coded data: the next marker that is neither a stuffed byte nor a restart.
    private func endOfScan(from start: Int) -> Int {
        var position = start
        while position + 1 < reader.count {
            let next = reader.bytes[position + 1]
            if reader.bytes[position] == 0xFF, next != 0, !(0xD0...0xD7).contains(next), next != 0xFF {
                return position
            }
            position += 1
        }
        return reader.count
    }

    /// An EXIF segment that says how the picture is turned and nothing else.
    static func exif(_ orientation: Int) -> [UInt8] {
        let tiff = Orientation.tiff(orientation)
        return [0xFF, 0xE1, 0, UInt8(8 + tiff.count)] + Array("Exif".utf8) + [0, 0] + tiff
    }
}
