/// A zip of a few small files, such as a docx.
///
/// Files are stored, not packed: the same files are the same bytes on every computer and with every version of zlib, and a few pages of
/// text need no packing. Their time is 1 January 1980, the first that a zip knows.
package struct ZipWriter: Sendable {
    private var bytes: [UInt8] = []
    private var list: [UInt8] = []
    private var count = 0

    /// An empty zip.
    package init() {}

    /// Adds a file; names are ASCII.
    package mutating func add(_ name: String, _ content: [UInt8]) {
        add(name, packed: content[...], method: 0, checksum: Int(Inflation.checksum(content)), size: content.count)
    }

    /// Adds a file packed, where packing makes it smaller: for what is not asked to be the same bytes with every zlib.
    mutating func add(packing name: String, _ content: [UInt8]) {
        guard let packed = Inflation.pack(content), packed.count < content.count else { return add(name, content) }
        add(name, packed: packed[...], method: 8, checksum: Int(Inflation.checksum(content)), size: content.count)
    }

    /// Adds a file as it stands in another archive; a name in other letters than ASCII is UTF-8.
    mutating func add(_ name: String, packed: ArraySlice<UInt8>, method: Int, checksum: Int, size: Int) {
        let offset = bytes.count
        let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
        var header: [UInt8] = []
        Self.put(20, 2, &header)
        Self.put(isPlain ? 0 : 0x0800, 2, &header)
        Self.put(method, 2, &header)
        Self.put(0, 2, &header)
        Self.put(0x0021, 2, &header)
        Self.put(checksum, 4, &header)
        Self.put(packed.count, 4, &header)
        Self.put(size, 4, &header)
        Self.put(name.utf8.count, 2, &header)
        Self.put(0, 2, &header)
        Self.put(0x0403_4B50, 4, &bytes)
        bytes += header + Array(name.utf8)
        bytes += packed
        Self.put(0x0201_4B50, 4, &list)
        Self.put(20, 2, &list)
        list += header
        Self.put(0, 2, &list)
        Self.put(0, 2, &list)
        Self.put(0, 2, &list)
        Self.put(0, 4, &list)
        Self.put(offset, 4, &list)
        list += Array(name.utf8)
        count += 1
    }

    /// The whole zip.
    package func finish() -> [UInt8] {
        var end = bytes + list
        Self.put(0x0605_4B50, 4, &end)
        Self.put(0, 4, &end)
        Self.put(count, 2, &end)
        Self.put(count, 2, &end)
        Self.put(list.count, 4, &end)
        Self.put(bytes.count, 4, &end)
        Self.put(0, 2, &end)
        return end
    }

    /// A little-endian number.
    private static func put(_ value: Int, _ length: Int, _ bytes: inout [UInt8]) {
        for index in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
}
