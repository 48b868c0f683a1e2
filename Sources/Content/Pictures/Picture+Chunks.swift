extension Picture {
    /// PNG (RFC 2083): chunks up to IEND.
    ///
    /// Kept is what draws the picture; whatever else a program wrote is left out, but for how EXIF says that it is turned.
    static func png(_ reader: ByteReader) -> Picture {
        var kept = [0..<8]
        var orientation = 1
        var position = 8
        var size: Size?
        while let length = reader.number(position, 4), position + 12 + length <= reader.count {
            let end = position + 12 + length
            if reader.starts("IHDR", at: position + 4), let width = reader.number(position + 8, 4),
                let height = reader.number(position + 12, 4)
            {
                size = Size(width: width, height: height)
            }
            if reader.starts("eXIf", at: position + 4) {
                orientation = Orientation.read(reader, position + 8..<end - 4) ?? orientation
            }
            if pngParts.contains(where: { reader.starts($0, at: position + 4) }) { kept.append(position..<end) }
            if reader.starts("IEND", at: position + 4) {
                return Picture(
                    .png, size: size, orientation: orientation, flaw: size == nil ? .broken : nil, kept: kept)
            }
            position = end
        }
        return Picture(.png, size: size, flaw: .broken)
    }

    /// Pixels, colours, transparency, the size of a dot and animation.
    private static let pngParts: [StaticString] = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL",
        "fdAT", "cICP", "mDCV", "mDCv", "cLLI", "cLLi",
    ]

    /// GIF: blocks up to the trailer.
    ///
    /// Kept are images, what says how they are shown, and how often they are repeated; comments, XMP and other extensions are left out.
    static func gif(_ reader: ByteReader) -> Picture {
        guard let width = reader.number(6, 2, little: true), let height = reader.number(8, 2, little: true),
            let flags = reader.byte(10)
        else { return Picture(.gif, flaw: .broken) }
        let size = Size(width: width, height: height)
        var position = 13 + colours(flags)
        var kept = [0..<min(position, reader.count)]
        while let kind = reader.byte(position) {
            let start = position
            switch kind {
            case 0x3B: return Picture(.gif, size: size, kept: kept + [position..<position + 1])
            case 0x2C:
                guard let flags = reader.byte(position + 9) else { return Picture(.gif, size: size, flaw: .broken) }
                position += 11 + colours(flags)
            case 0x21: position += 2
            default: return Picture(.gif, size: size, flaw: .broken)
            }
            while let length = reader.byte(position), length > 0 { position += 1 + length }
            position += 1
            guard position <= reader.count else { return Picture(.gif, size: size, flaw: .broken) }
            if kind == 0x2C || isShown(reader, start..<position) { kept.append(start..<position) }
        }
        return Picture(.gif, size: size, flaw: .broken)
    }

    /// Whether an extension says how long an image is shown, or how often all are repeated; one that is longer holds more.
    private static func isShown(_ reader: ByteReader, _ block: Range<Int>) -> Bool {
        switch reader.byte(block.lowerBound + 1) {
        case 0xF9: block.count == 8
        case 0xFF:
            block.count == 19
                && (reader.starts("NETSCAPE2.0", at: block.lowerBound + 3)
                    || reader.starts("ANIMEXTS1.0", at: block.lowerBound + 3))
        default: false
        }
    }

    private static func colours(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

    /// WebP: RIFF chunks.
    ///
    /// Kept is what draws the picture; EXIF, XMP and chunks that no reader knows are left out.
    static func webp(_ reader: ByteReader) -> Picture {
        guard let whole = reader.number(4, 4, little: true), whole + 8 <= reader.count else {
            return Picture(.webp, flaw: .broken)
        }
        var kept = [0..<12]
        var position = 12
        var size: Size?
        while position + 8 <= whole + 8, let length = reader.number(position + 4, 4, little: true) {
            let end = min(position + 8 + length + length & 1, reader.count)
            guard position + 8 + length <= reader.count else { return Picture(.webp, size: size, flaw: .broken) }
            if size == nil { size = webpSize(reader, position) }
            if webpParts.contains(where: { reader.starts($0, at: position) }) { kept.append(position..<end) }
            position = end
        }
        return Picture(.webp, size: size, flaw: size == nil ? .broken : nil, kept: kept)
    }

    private static let webpParts: [StaticString] = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    private static func webpSize(_ reader: ByteReader, _ chunk: Int) -> Size? {
        let body = chunk + 8
        if reader.starts("VP8X", at: chunk), let width = reader.number(body + 4, 3, little: true),
            let height = reader.number(body + 7, 3, little: true)
        {
            return Size(width: width + 1, height: height + 1)
        }
        if reader.starts("VP8 ", at: chunk), let width = reader.number(body + 6, 2, little: true),
            let height = reader.number(body + 8, 2, little: true)
        {
            return Size(width: width & 0x3FFF, height: height & 0x3FFF)
        }
        if reader.starts("VP8L", at: chunk), let bits = reader.number(body + 1, 4, little: true) {
            return Size(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        }
        return nil
    }

    /// Puts the new length into the header, and takes the marks of what was left out from the flags.
    static func mendWebP(_ bytes: inout [UInt8]) {
        let length = bytes.count - 8
        for index in 0..<4 { bytes[4 + index] = UInt8(length >> (8 * index) & 0xFF) }
        if bytes.count > 20, bytes[12..<16].elementsEqual("VP8X".utf8) { bytes[20] &= ~0x0C }
    }
}
