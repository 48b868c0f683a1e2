/// The files of a zip, such as a docx.
///
/// ## File format
/// PKWARE APPNOTE 6.3: the list of files at the end, then each file by its own header; stored or deflated.
///
/// ## Parsing behavior
/// - At most ``mostFiles`` files, and ``largest`` bytes out of each: a small file can unpack to gigabytes.
/// - Encrypted files, ZIP64, other methods and wrong check sums are refused. Nothing is written to disk, so names are only compared.
package struct ZipArchive: Sendable {
    /// How many files an archive may list.
    package static let mostFiles = 5_000
    /// How many bytes one file may unpack to.
    package static let largest = 64 << 20

    private let bytes: [UInt8]
    private let entries: [String: Entry]

    private struct Entry: Sendable {
        let isEncrypted: Bool
        let method: Int
        let checksum: UInt32
        let packed: Int
        let size: Int
        let header: Int
    }

    /// Why an archive cannot be read, in Chinese.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Reads the list of files.
    package init(_ bytes: [UInt8]) throws(Problem) {
        self.bytes = bytes
        guard let end = Self.end(of: bytes) else { throw Problem(description: "文件不完整，或者不是 Word、Excel 的新格式（docx、xlsx）") }
        let count = Self.number(bytes, end + 10, 2)
        var offset = Self.number(bytes, end + 16, 4)
        guard count <= Self.mostFiles, count < 0xFFFF else { throw Problem(description: "压缩包里的文件太多") }
        var entries: [String: Entry] = [:]
        for _ in 0..<count {
            guard offset + 46 <= bytes.count, Self.number(bytes, offset, 4) == 0x0201_4B50 else {
                throw Problem(description: "文件不完整，可能没有下载完")
            }
            let name = Self.number(bytes, offset + 28, 2)
            let next = offset + 46 + name + Self.number(bytes, offset + 30, 2) + Self.number(bytes, offset + 32, 2)
            guard next <= bytes.count else { throw Problem(description: "文件不完整，可能没有下载完") }
            let entry = Entry(
                isEncrypted: Self.number(bytes, offset + 8, 2) & 1 == 1, method: Self.number(bytes, offset + 10, 2),
                checksum: UInt32(Self.number(bytes, offset + 16, 4)), packed: Self.number(bytes, offset + 20, 4),
                size: Self.number(bytes, offset + 24, 4), header: Self.number(bytes, offset + 42, 4))
            entries[String(decoding: bytes[offset + 46..<offset + 46 + name], as: UTF8.self)] = entry
            offset = next
        }
        self.entries = entries
    }

    /// The names of the files, sorted.
    package var names: [String] { entries.keys.sorted() }

    /// The archive again with some files replaced or added; nil takes one out.
    ///
    /// All others keep their packed bytes and their order.
    package func rewritten(_ changes: [String: [UInt8]?]) throws(Problem) -> [UInt8] {
        var writer = ZipWriter()
        for (name, entry) in entries.sorted(by: { $0.value.header < $1.value.header }) {
            if let change = changes[name] {
                if let content = change { writer.add(packing: name, content) }
                continue
            }
            let packed = try packed(name, entry)
            writer.add(
                name, packed: packed, method: entry.method, checksum: Int(entry.checksum), size: entry.size)
        }
        for (name, change) in changes.sorted(by: { $0.key < $1.key }) where entries[name] == nil {
            if let content = change { writer.add(packing: name, content) }
        }
        return writer.finish()
    }

    /// The bytes of a file; nil when the archive has no such file.
    package func file(_ name: String) throws(Problem) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        let packed = try packed(name, entry)
        guard let content = Self.unpack(packed, method: entry.method), Inflation.checksum(content) == entry.checksum
        else { throw Problem(description: "文件已损坏，或者太大：\(name)") }
        return content
    }

    private func packed(_ name: String, _ entry: Entry) throws(Problem) -> ArraySlice<UInt8> {
        guard !entry.isEncrypted else { throw Problem(description: "文件加了密码，请先去掉密码") }
        let start = entry.header
        guard start + 30 <= bytes.count, Self.number(bytes, start, 4) == 0x0403_4B50 else {
            throw Problem(description: "文件已损坏：\(name)")
        }
        let data = start + 30 + Self.number(bytes, start + 26, 2) + Self.number(bytes, start + 28, 2)
        guard data <= bytes.count, entry.packed <= bytes.count - data else {
            throw Problem(description: "文件不完整，可能没有下载完")
        }
        return bytes[data..<data + entry.packed]
    }

    private static func unpack(_ packed: ArraySlice<UInt8>, method: Int) -> [UInt8]? {
        switch method {
        case 0: packed.count <= largest ? Array(packed) : nil
        case 8: Inflation.unpack(packed, limit: largest)
        default: nil
        }
    }

    /// Where the record begins that ends the archive, with at most 65,535 bytes of comment behind it.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var index = bytes.count - 22
        let floor = max(0, index - 65_535)
        while index >= floor {
            if number(bytes, index, 4) == 0x0605_4B50 { return index }
            index -= 1
        }
        return nil
    }

    /// A little-endian number; 0 beyond the end.
    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int {
        guard start >= 0, start + length <= bytes.count else { return 0 }
        return (0..<length).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }
}
