package import Diagnostics
import Digests
import Quiz

/// The part of a content file that a review is about: everything but the review records themselves.
///
/// The digest does not change when a record is added, when line ends become CRLF, or when white space is added at the
/// end of the file; it changes with anything that a reader could see.
package struct ReviewedText: Sendable {
    package let source: SourceText
    /// Where keys may stand: inside the front matter of Markdown, anywhere in YAML; nil when there is no front matter.
    let header: Range<Int>?
    /// The lines of the `review:` key and what belongs to it; nil when there is none.
    package let records: Range<Int>?

    /// Reads a file's bytes; `path` says by its ending whether it is YAML as a whole.
    package init(_ source: SourceText) {
        self.source = source
        let isYAML = source.path.hasSuffix(".yaml") || source.path.hasSuffix(".yml")
        var ignored: [Finding] = []
        let bytes = source.bytes
        let header = isYAML ? 0..<bytes.count : FrontMatter.split(source, findings: &ignored).block
        self.header = header
        records = header.flatMap { Self.lines(of: ["review", "审核", "审校"], in: bytes, $0) }
    }

    /// SHA-256 of the text, in hexadecimal.
    package var digest: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count)
        let cut = cut
        append(source.bytes[..<cut.lowerBound], to: &bytes)
        append(source.bytes[cut.upperBound...], to: &bytes)
        while let last = bytes.last, last == 0x0A || last == 0x20 || last == 0x09 { bytes.removeLast() }
        return SHA256Digest.hex(of: bytes)
    }

    /// Whether the file says under which number it was approved for schools.
    package var isApproved: Bool {
        guard let header, let range = Self.lines(of: ["approval", "批准文号"], in: source.bytes, header) else {
            return false
        }
        let line = source.bytes[range].prefix { $0 != 0x0A }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        // What stands behind a number sign is a remark.
        return ApprovalNumber.isOne(value.firstRange(of: " #").map { String(value[..<$0.lowerBound]) } ?? value)
    }

    /// The records, or the whole front matter with its fences when it holds nothing else.
    private var cut: Range<Int> {
        guard let records else { return source.bytes.count..<source.bytes.count }
        guard let header, header.count < source.bytes.count else { return records }
        let rest =
            source.bytes[header.lowerBound..<records.lowerBound] + source.bytes[records.upperBound..<header.upperBound]
        guard rest.allSatisfy({ $0 <= 0x20 }) else { return records }
        let end = source.bytes[header.upperBound...].firstIndex(of: 0x0A) ?? source.bytes.count - 1
        return 0..<end + 1
    }

    private func append(_ part: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        for (index, byte) in zip(part.indices, part) {
            let isEndOfLine = byte == 0x0D && index + 1 < part.endIndex && part[index + 1] == 0x0A
            if !isEndOfLine { bytes.append(byte) }
        }
    }

    /// The lines of a key at the left margin and of what is indented or listed below it.
    private static func lines(of keys: [String], in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let keys = keys.map { Array(($0 + ":").utf8) }
        var start: Int?
        // A remark at the margin belongs to the key only if more of it follows.
        var remark: Int?
        var line = range.lowerBound
        while line < range.upperBound {
            let end = bytes[line..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
            let first = bytes[line]
            let isBlank = bytes[line..<end].allSatisfy { $0 <= 0x20 }
            let belongs = isBlank || first <= 0x20 || "-]}".utf8.contains(first)
            if let start, !belongs {
                guard first == UInt8(ascii: "#") else { return start..<(remark ?? line) }
                remark = remark ?? line
            } else if !isBlank {
                remark = nil
            }
            if start == nil, keys.contains(where: { $0[0] == first && bytes[line..<end].starts(with: $0) }) {
                start = line
            }
            line = end
        }
        return start.map { $0..<(remark ?? range.upperBound) }
    }
}
