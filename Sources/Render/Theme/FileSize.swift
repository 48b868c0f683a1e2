/// How large a file is, in the words of a file window: 900 字节, 34 KB, 2.1 MB.
struct FileSize: Sendable {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    /// In decimal units, as the makers of USB sticks count.
    var text: String {
        if bytes < 1_000 { return "\(bytes) 字节" }
        if bytes < 1_000_000 { return "\((bytes + 999) / 1_000) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
