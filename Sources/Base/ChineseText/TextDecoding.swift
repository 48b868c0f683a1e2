import Glibc

/// What a file's bytes turned out to be.
package struct DecodedText: Sendable, Hashable {
    /// The text in UTF-8 without a byte order mark; line ends are as they were.
    package let bytes: [UInt8]
    package let encoding: Encoding

    /// What the bytes were, by the name that people know.
    package enum Encoding: String, Sendable {
        case utf8 = "UTF-8"
        case utf8WithMark = "UTF-8 BOM"
        case utf16 = "UTF-16"
        case gb18030 = "GB18030"
        /// Texts of Taiwan and Hong Kong; what is read is a guess.
        case big5 = "Big5"
        /// None of these: every broken sequence became U+FFFD.
        case unknown = "未知编码"
    }

    /// Reads text as Chinese offices save it.
    ///
    /// ## Parsing behavior
    /// - A byte order mark decides: UTF-8 or UTF-16, little or big endian.
    /// - Without one, strict UTF-8 wins; else the text is read as GB18030 (which holds GBK and GB 2312), or as Big5 where that makes
    ///   more of its letters common ones (``DoubleByteLetters``).
    /// - What is none of these is read as UTF-8 with U+FFFD for every broken sequence, and says so in `encoding`.
    package init(_ raw: [UInt8]) {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(raw.dropFirst(3))
            let valid = rest.withUnsafeBufferPointer(\.isValidUTF8)
            bytes = valid ? rest : Array(String(decoding: rest, as: UTF8.self).utf8)
            encoding = valid ? .utf8WithMark : .unknown
        } else if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
            let big = raw[0] == 0xFE
            let units = stride(from: 2, to: raw.count - 1, by: 2).map { index -> UInt16 in
                let high = UInt16(big ? raw[index] : raw[index + 1])
                let low = UInt16(big ? raw[index + 1] : raw[index])
                return high << 8 | low
            }
            bytes = Array(String(decoding: units, as: UTF16.self).utf8)
            encoding = .utf16
        } else if raw.withUnsafeBufferPointer(\.isValidUTF8) {
            bytes = raw
            encoding = .utf8
        } else if let read = Self.fromChinese(raw) {
            (bytes, encoding) = read
        } else {
            bytes = Array(String(decoding: raw, as: UTF8.self).utf8)
            encoding = .unknown
        }
    }

    /// The text in the encoding that makes sense of it, or nil.
    private static func fromChinese(_ raw: [UInt8]) -> (bytes: [UInt8], encoding: Encoding)? {
        switch raw.withUnsafeBufferPointer(DoubleByteLetters.init).reading {
        case .gb18030: convert(raw, from: "GB18030").map { ($0, .gb18030) }
        case .big5:
            // The C library may lack it; the encoding is known all the same.
            (convert(raw, from: "BIG5-HKSCS") ?? Array(String(decoding: raw, as: UTF8.self).utf8), .big5)
        case nil: nil
        }
    }

    /// Converts with the C library's iconv; nil when a sequence is not of the encoding.
    private static func convert(_ raw: [UInt8], from name: String) -> [UInt8]? {
        guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var input = raw.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: raw.count * 3 + 16)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var fromLeft = source.count
                var to = target.baseAddress
                var toLeft = target.count
                let result = iconv(descriptor, &from, &fromLeft, &to, &toLeft)
                return result == UInt.max || fromLeft > 0 ? nil : target.count - toLeft
            }
        }
        return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
    }
}
