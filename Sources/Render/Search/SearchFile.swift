import Foundation

/// `search/all.js`: every text of the site in one classic script, read by the page's search box and by `humen search`.
///
/// ## File format
///     humenSearch({"version":1,"pages":[
///     {"path":"articles/a.html","title":"…","kind":"page","heading":["…"],"text":"…"},
///     …
///     ]});
///
/// What stands between the brackets is JSON; U+2028 and U+2029 are written as escapes, so that it is ES5 too.
package enum SearchFile {
    private static let opening = "humenSearch("
    private static let closing = ");\n"

    /// The file for entries in their order.
    package static func encode(_ entries: [SearchEntry]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(entries.reduce(64) { $0 + $1.text.utf8.count + 200 })
        out += (opening + "{\"version\":1,\"pages\":[").utf8
        for (index, entry) in entries.enumerated() {
            out += index == 0 ? "\n{\"path\":".utf8 : ",\n{\"path\":".utf8
            append(entry.path, to: &out)
            out += ",\"title\":".utf8
            append(entry.title, to: &out)
            out += ",\"kind\":\"\(entry.kind.rawValue)\",\"heading\":[".utf8
            for (number, heading) in entry.headings.enumerated() {
                if number > 0 { out.append(UInt8(ascii: ",")) }
                append(heading, to: &out)
            }
            out += "],\"text\":".utf8
            append(entry.text, to: &out)
            out.append(UInt8(ascii: "}"))
        }
        out += ("\n]}" + closing).utf8
        return out
    }

    /// The entries of a file; nil when it is not one.
    package static func decode(_ bytes: [UInt8]) -> [SearchEntry]? {
        let start = Array(opening.utf8)
        let end = Array(closing.utf8)
        guard bytes.starts(with: start), bytes.suffix(end.count).elementsEqual(end) else { return nil }
        let json = Data(bytes[start.count..<bytes.count - end.count])
        guard let file = try? JSONDecoder().decode(Document.self, from: json), file.version == 1 else { return nil }
        return file.pages.map { page in
            SearchEntry(
                path: page.path,
                title: page.title,
                kind: SearchEntry.Kind(rawValue: page.kind) ?? .page,
                headings: page.heading,
                text: page.text
            )
        }
    }

    private struct Document: Decodable {
        let version: Int
        let pages: [Page]

        struct Page: Decodable {
            let path: String
            let title: String
            let kind: String
            let heading: [String]
            let text: String
        }
    }

    /// A JSON string.
    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                var escape: String?
                var length = 1
                switch byte {
                case UInt8(ascii: "\""): escape = "\\\""
                case UInt8(ascii: "\\"): escape = "\\\\"
                case UInt8(ascii: "\n"): escape = "\\n"
                case UInt8(ascii: "<"): escape = "\\u003c"
                case 0..<0x20: escape = "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                    escape = bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
                    length = 3
                default: break
                }
                if let escape {
                    out.append(contentsOf: bytes[start..<index])
                    out += escape.utf8
                    start = index + length
                }
                index += length
            }
            out.append(contentsOf: bytes[start...])
        }
        out.append(UInt8(ascii: "\""))
    }
}
