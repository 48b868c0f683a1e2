/// The text of an office document or a page, line by line, with what of it was not read.
package struct DocumentText: Sendable, Hashable {
    /// One paragraph, or one row of a table, a line; none is empty.
    package var lines: [String] = []
    /// What may be the title, when no line is: the page's own title.
    package var titles: [String] = []
    /// The lines of a page that a `<br>` begins, which may go on with the one before; nil where any line may.
    package var broken: Set<Int>?
    /// What was passed over, in words: 图片 2 张.
    package var unread: [String] = []
    /// Options of a bank that are bold, coloured or shaded among others that are not.
    package var setOff: [String] = []

    /// Why a file has no text, in Chinese.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// How many words that were struck out or hidden are told one by one.
    private static let mostDropped = 20
    private var droppedCount = 0
    private var insertedCount = 0
    private var framedCount = 0

    /// Nothing read yet.
    init() {}

    /// Notes words that were struck out, hidden or deleted.
    mutating func drop(_ words: String) {
        droppedCount += 1
        let shown = words.count > 60 ? words.prefix(60) + "……" : words[...]
        if droppedCount <= Self.mostDropped { unread.append("加了删除线、隐藏或已删除的文字“\(shown)”") }
        if droppedCount == Self.mostDropped + 1 { unread.append("还有别的加了删除线、隐藏或已删除的文字，请看原文件") }
    }

    /// Notes words that somebody inserted with tracking on, and nobody has accepted.
    mutating func insert(_ words: String) {
        insertedCount += 1
        let shown = words.count > 60 ? words.prefix(60) + "……" : words[...]
        if insertedCount <= Self.mostDropped { unread.append("还没有接受的修订：插入的“\(shown)”已经读进正文，请核对") }
        if insertedCount == Self.mostDropped + 1 { unread.append("还有别的没有接受的插入，请在 Word 里接受或者拒绝修订以后再转") }
    }

    /// Notes words that stand in a frame beside the text.
    mutating func frame(_ words: String) {
        framedCount += 1
        let shown = words.count > 60 ? words.prefix(60) + "……" : words[...]
        if framedCount <= Self.mostDropped { unread.append("图文框里的“\(shown)”已经读进正文，请核对它该在哪里") }
        if framedCount == Self.mostDropped + 1 { unread.append("还有别的图文框里的文字读进了正文，请看原文件") }
    }

    /// The text of a file by its first bytes and the end of its name; nil for plain text, which needs no reading.
    ///
    /// In a bank the looks of words matter: underlined white space is a blank, `____`.
    package static func read(_ bytes: [UInt8], name: String, isBank: Bool = false) throws -> DocumentText? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try DocxReader.read(bytes, isBank: isBank) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Problem(description: "这是旧版 Word（.doc）或加了密码的文件。请在 Word 或 WPS 里打开，去掉密码，另存为 .docx")
        }
        if bytes.starts(with: Array("%PDF".utf8)) {
            throw Problem(description: "这是 PDF。请从发布它的网站取网页或 Word 文件，或者复制成纯文本")
        }
        if name.lowercased().hasSuffix(".docx") {
            let reason = bytes.isEmpty ? "文件是空的，多半没有下载完" : "这不是 Word 文件：可能没有下载完、已经损坏，或者只是把名字改成了 .docx"
            throw Problem(description: reason + "。请重新下载，或者用 Word、WPS 打开后另存为 .docx")
        }
        return nil
    }

    /// Whether a text is a page of HTML: by the end of its name, or by how it begins.
    package static func isPage(_ bytes: [UInt8], name: String) -> Bool {
        let name = name.lowercased()
        if [".html", ".htm", ".shtml"].contains(where: name.hasSuffix) { return true }
        let start = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        return start.contains("<!doctype html") || start.contains("<html")
    }
}
