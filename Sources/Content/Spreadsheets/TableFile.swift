/// What a table file is, by its first bytes: names lie, since web systems call pages and texts `.xls`.
package enum TableFile: Sendable, Hashable {
    /// xlsx, read here.
    case workbook
    /// CSV and the like.
    case text
    /// A list of records.
    case json
    /// A page of HTML with a table, whatever its name says.
    case page
    /// .xls, .et, .ods: to be turned into xlsx by another program.
    case old
    /// Something else, with the sentence that says what to do.
    case refused(String)

    /// Looks at a file.
    package init(_ bytes: [UInt8], name: String) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = Self.zip(bytes)
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            let isEncrypted = Self.holds(bytes, Self.wide("EncryptedPackage"))
            self = isEncrypted ? .refused("文件加了密码。请在 Excel 或 WPS 里打开，去掉密码，另存后再导入") : .old
        } else if bytes.starts(with: Array("%PDF".utf8)) {
            self = .refused("这是 PDF，不是表格。请向填表的单位要 Excel 文件")
        } else if [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x47, 0x49, 0x46, 0x38], [0x42, 0x4D]]
            .contains(where: { bytes.starts(with: $0) })
        {
            self = .refused("这是图片，不是表格，里面的字读不出来。请向填表的单位要 Excel 文件")
        } else if bytes.starts(with: [0x09, 0x08]) || bytes.starts(with: [0x09, 0x04]) {
            self = .old
        } else {
            self = name.lowercased().hasSuffix(".json") ? .json : Self.text(bytes)
        }
    }

    private static func zip(_ bytes: [UInt8]) -> TableFile {
        let names = ["xl/", "word/", "ppt/", "opendocument.spreadsheet"].map { holds(bytes, Array($0.utf8)) }
        if names[0] { return .workbook }
        if names[1] || names[2] { return .refused("这是 Word 或演示文稿，不是表格。请在里面选中表格，复制到 Excel 再保存") }
        if names[3] { return .old }
        return .refused("这是压缩包，或者文件不完整。压缩包请先解压，再导入里面的表格")
    }

    private static func text(_ bytes: [UInt8]) -> TableFile {
        let start = bytes.prefix(4_096).filter { $0 != 0 && $0 < 0x80 }
        let words = String(decoding: start, as: UTF8.self).lowercased()
        let trimmed = words.drop { $0.isWhitespace }
        guard trimmed.first == "<" else { return .text }
        if words.contains("urn:schemas-microsoft-com:office:spreadsheet"), !words.contains("<html") { return .old }
        return .page
    }

    /// A text as UTF-16, little end first: so the names of streams stand in old Office files.
    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, bytes.count >= part.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0...(bytes.count - part.count) where bytes[index] == first {
                var length = 1
                while length < part.count, bytes[index + length] == part[length] { length += 1 }
                if length == part.count { return true }
            }
            return false
        }
    }
}
