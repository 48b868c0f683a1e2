import ChineseText
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

    /// Writes the file entry by entry, so that neither a list of all texts nor the whole file has to be held.
    package struct Writer {
        private var out: [UInt8] = []
        private var isFirst = true

        /// `capacity` is about how many bytes the file will have.
        package init(capacity: Int) {
            out.reserveCapacity(capacity)
            out += (opening + "{\"version\":1,\"pages\":[").utf8
        }

        /// Adds what is found under one address; `text` is UTF-8.
        package mutating func append(
            path: String, title: String, kind: SearchEntry.Kind, headings: [String], text: [UInt8]
        ) {
            out += isFirst ? "\n{\"path\":".utf8 : ",\n{\"path\":".utf8
            isFirst = false
            SearchFile.append(path, to: &out)
            out += ",\"title\":".utf8
            SearchFile.append(title, to: &out)
            out += ",\"kind\":\"\(kind.rawValue)\",\"heading\":[".utf8
            for (number, heading) in headings.enumerated() {
                if number > 0 { out.append(UInt8(ascii: ",")) }
                SearchFile.append(heading, to: &out)
            }
            out += "],\"text\":".utf8
            text.withUnsafeBufferPointer { SearchFile.append($0, to: &out) }
            out.append(UInt8(ascii: "}"))
        }

        /// Takes what has been written, where that is a good deal; what follows goes behind it.
        package mutating func take(atLeast count: Int) -> [UInt8]? {
            guard out.count >= count else { return nil }
            defer { out.removeAll(keepingCapacity: true) }
            return out
        }

        /// The rest of the file.
        package consuming func finish() -> [UInt8] {
            out += ("\n]}" + closing).utf8
            return out
        }
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
        var text = text
        text.withUTF8 { append($0, to: &out) }
    }

    private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var start = 0
        // U+2028 and U+2029 are so rare that texts without them are told apart first.
        let hasSeparator = bytes.next(0xE2, 0x80, 0xA8) != nil || bytes.next(0xE2, 0x80, 0xA9) != nil
        var index = 0
        while true {
            if !hasSeparator { index = bytes.nextASCII(from: index) }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte > 0x3C ? byte != UInt8(ascii: "\\") && byte != 0xE2 : byte >= 0x20 && byte != 0x22 && byte != 0x3C {
                index += 1
                continue
            }
            let (escape, length) = escape(bytes, at: index)
            if let escape {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                out += escape.utf8
                start = index + length
            }
            index += length
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        out.append(UInt8(ascii: "\""))
    }

    /// What stands for the letter at an index, nil where it may stand itself, and how many bytes it has.
    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (String?, Int) {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""): return ("\\\"", 1)
        case UInt8(ascii: "\\"): return ("\\\\", 1)
        case UInt8(ascii: "\n"): return ("\\n", 1)
        case UInt8(ascii: "<"): return ("\\u003c", 1)
        case 0..<0x20: return ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16), 1)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
            return (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
        default: return (nil, 1)
        }
    }
}
