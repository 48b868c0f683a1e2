/// What a picture file is, read from its own bytes, whatever its name says.
///
/// ## Parsing behavior
/// - JPEG, PNG, GIF, WebP and SVG are read; other formats are named, so that a message can say what to do.
/// - Only the structure is walked; nothing is decoded, so a header that claims a huge picture costs nothing.
/// - A file that ends before its own end mark is broken.
package struct Picture: Sendable, Hashable {
    package let format: Format
    /// In pixels as a browser shows it: turned by its EXIF orientation.
    ///
    /// Nil where the file does not say.
    package let size: Size?
    /// The EXIF orientation, 1 to 8; 1 is upright.
    package let orientation: Int
    package let flaw: Flaw?
    /// The parts of the file that belong to the picture itself; the rest (EXIF, GPS, XMP, comments, notes of drawing
    /// programs, what follows the end) stays at home.
    let kept: [Range<Int>]
    /// Pictures inside an SVG that hold more than the picture, in order.
    let embedded: [EmbeddedPicture]

    /// Width and height in pixels.
    package struct Size: Sendable, Hashable {
        package let width: Int
        package let height: Int

        /// A size in pixels.
        package init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }

        /// How many pixels that is, the largest number where it would overflow.
        package var pixels: Int { width.multipliedReportingOverflow(by: height).overflow ? .max : width * height }
    }

    /// What a file is by its first bytes, whatever its name says.
    package enum Format: String, Sendable {
        case jpeg, png, gif, webp, svg
        /// Read by no browser of ours.
        case heic, avif, bmp, tiff
        case unknown
    }

    /// What is wrong with a picture.
    package enum Flaw: Sendable, Hashable {
        case empty
        /// It ends too early, or its structure makes no sense.
        case broken
        /// It says that it has no width or no height.
        case noSize
        /// An SVG with a part that could act; the part as it stands in the file.
        case active(String)
        /// An SVG with a picture inside that cannot be read, and so not cleaned.
        case embedded
    }

    init(
        _ format: Format, size: Size? = nil, orientation: Int = 1, flaw: Flaw? = nil, kept: [Range<Int>] = [],
        embedded: [EmbeddedPicture] = []
    ) {
        self.format = format
        let isTurned = (5...8).contains(orientation)
        self.size = size.map { isTurned ? Size(width: $0.height, height: $0.width) : $0 }
        self.orientation = orientation
        self.flaw = flaw ?? (size.map { $0.width == 0 || $0.height == 0 } == true ? .noSize : nil)
        self.kept = kept
        self.embedded = embedded
    }

    /// Reads a file.
    package init(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else {
            self.init(.unknown, flaw: .empty)
            return
        }
        self = bytes.withUnsafeBufferPointer { buffer in
            let reader = ByteReader(buffer)
            switch Self.format(of: reader) {
            case .jpeg: return JPEGWalk(reader).picture
            case .png: return .png(reader)
            case .gif: return .gif(reader)
            case .webp: return .webp(reader)
            case .svg: return SVGReader(reader).picture
            case let other: return Picture(other)
            }
        }
    }

    /// The file without what tells where, when and by whom it was taken; the orientation stays.
    package func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        guard flaw == nil, !kept.isEmpty || !embedded.isEmpty else { return bytes }
        if format == .svg {
            return EmbeddedPicture.replace(embedded, in: bytes, kept.isEmpty ? [0..<bytes.count] : kept)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, range) in kept.enumerated() {
            result += bytes[range]
            if index == 0, format == .jpeg, orientation != 1 { result += JPEGWalk.exif(orientation) }
            // Behind the header.
            if index == 1, format == .png, orientation != 1 { result += Orientation.chunk(orientation) }
        }
        if format == .webp { Self.mendWebP(&result) }
        return result
    }

    private static func format(of reader: ByteReader) -> Format {
        if reader.starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if reader.starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if reader.starts("GIF87a") || reader.starts("GIF89a") { return .gif }
        if reader.starts("RIFF"), reader.starts("WEBP", at: 8) { return .webp }
        if reader.starts("BM") { return .bmp }
        if reader.starts([0x49, 0x49, 0x2A, 0]) || reader.starts([0x4D, 0x4D, 0, 0x2A]) { return .tiff }
        if reader.starts("ftyp", at: 4) {
            if reader.starts("avif", at: 8) || reader.starts("avis", at: 8) { return .avif }
            let brands: [StaticString] = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"]
            return brands.contains { reader.starts($0, at: 8) } ? .heic : .unknown
        }
        return SVGReader.isSVG(reader) ? .svg : .unknown
    }
}

/// Reads numbers from bytes without ever leaving them: what is not there is nil.
struct ByteReader {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    func byte(_ offset: Int) -> Int? { bytes.indices.contains(offset) ? Int(bytes[offset]) : nil }

    /// A number of `length` bytes, the most significant first unless `little`.
    func number(_ offset: Int, _ length: Int, little: Bool = false) -> Int? {
        guard offset >= 0, offset <= count - length else { return nil }
        var value = 0
        for index in 0..<length { value = value << 8 | Int(bytes[offset + (little ? length - 1 - index : index)]) }
        return value
    }

    func starts(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard offset >= 0, offset <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { other in
            for index in 0..<other.count where bytes[offset + index] != other[index] { return false }
            return true
        }
    }

    func starts(_ other: [UInt8]) -> Bool { bytes.starts(with: other) }
}
