import DataFiles
import Diagnostics

extension ReviewedText {
    /// The whole file with these records in place of those it has; nil where the file has no room for records.
    ///
    /// Markdown without front matter gets one; YAML must be a mapping. The rest of the file keeps every byte.
    package func writing(_ records: [ReviewRecord]) -> [UInt8]? {
        let bytes = source.bytes
        let end = usesCRLF ? "\r\n" : "\n"
        let block = Array((["review:"] + records.map { "  - " + $0.yaml }).map { $0 + end }.joined().utf8)
        if let range = self.records {
            return Array(bytes[..<range.lowerBound]) + block + Array(bytes[range.upperBound...])
        }
        guard let header else {
            let fence = Array("---\(end)".utf8)
            return source.path.hasSuffix(".md") ? fence + block + fence + bytes : nil
        }
        if header.count == bytes.count {
            var ignored: [Finding] = []
            guard YAMLReader.read(source, findings: &ignored)?.entries != nil else { return nil }
        }
        let before = Array(bytes[..<header.upperBound])
        let gap = before.last == 0x0A || before.isEmpty ? [] : Array(end.utf8)
        return before + gap + block + Array(bytes[header.upperBound...])
    }

    var usesCRLF: Bool {
        guard let first = source.bytes.firstIndex(of: 0x0A), first > 0 else { return false }
        return source.bytes[first - 1] == 0x0D
    }
}
