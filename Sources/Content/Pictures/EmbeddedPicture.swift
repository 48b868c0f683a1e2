import FoundationEssentials

/// A picture that an SVG carries inside itself as a `data:` address.
///
/// ## Parsing behavior
/// - Addresses in base64 are read; what is said in clear (`data:image/svg+xml,%3Csvg…`) is drawing and stays as it is.
/// - White space within the base64 is passed over, as browsers do.
/// - What cannot be decoded, and formats that cannot be cleaned, give nil for the whole file.
struct EmbeddedPicture: Sendable, Hashable {
    /// Where the base64 stands in the SVG.
    let range: Range<Int>
    /// The base64 of the picture without what tells where, when and by whom it was made.
    let cleaned: [UInt8]

    /// All pictures in an SVG that hold more than the picture, in order; nil where one cannot be read.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [EmbeddedPicture]? {
        let reader = ByteReader(bytes)
        var found: [EmbeddedPicture] = []
        var position = 0
        while position < bytes.count {
            defer { position += 1 }
            guard bytes[position] | 0x20 == 0x64, let address = Address(reader, at: position) else { continue }
            guard address.isBase64 else { return nil }
            let start = address.content
            var end = start
            while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
            let base64 = bytes[start..<end].filter { $0 > 0x20 }
            guard let decoded = Data(base64Encoded: Data(base64)) else { return nil }
            let inner = [UInt8](decoded)
            let picture = Picture(inner)
            guard picture.flaw == nil, [.jpeg, .png, .gif, .webp, .svg].contains(picture.format) else { return nil }
            let cleaned = picture.cleaned(inner)
            if cleaned != inner {
                found.append(EmbeddedPicture(range: start..<end, cleaned: [UInt8](Data(cleaned).base64EncodedData())))
            }
            position = end
        }
        return found
    }

    /// The kept parts of an SVG, with the cleaned pictures in the places of the old ones.
    static func replace(_ pictures: [EmbeddedPicture], in bytes: [UInt8], _ kept: [Range<Int>]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var next = 0
        for part in kept {
            var position = part.lowerBound
            while next < pictures.count, pictures[next].range.upperBound <= part.upperBound {
                let picture = pictures[next]
                next += 1
                guard picture.range.lowerBound >= position else { continue }
                result += bytes[position..<picture.range.lowerBound] + picture.cleaned
                position = picture.range.upperBound
            }
            result += bytes[position..<part.upperBound]
        }
        return result
    }

    /// The head of a `data:image/` address, up to its comma; nil for all else, and for drawings said in clear.
    private struct Address {
        let isBase64: Bool
        let content: Int

        init?(_ reader: ByteReader, at start: Int) {
            let limit = min(start + 200, reader.count)
            var head = ""
            var position = start
            while position < limit, reader.bytes[position] != 0x2C {
                guard !EmbeddedPicture.isEnd(reader.bytes[position]) else { return nil }
                if reader.bytes[position] > 0x20 { head.unicodeScalars.append(Unicode.Scalar(reader.bytes[position])) }
                position += 1
            }
            head = head.lowercased()
            guard position < limit, head.hasPrefix("data:image/") else { return nil }
            isBase64 = head.hasSuffix(";base64")
            content = position + 1
            if !isBase64, head.hasPrefix("data:image/svg+xml") { return nil }
        }
    }

    /// Quotes, brackets and marks of XML end an address.
    private static func isEnd(_ byte: UInt8) -> Bool { [0x22, 0x27, 0x29, 0x3C, 0x3E].contains(byte) }
}
