extension SplitCitation {
    /// The line in which a citation stands, looked at once however many it holds.
    struct Line {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var range = 0..<0
        private var holdsCode = false

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        private static func holdsCodeTag(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            guard line.contains(UInt8(ascii: "<")) else { return false }
            let text = String(decoding: line, as: UTF8.self).lowercased()
            return ["<code", "<pre", "<kbd", "<samp"].contains(where: text.contains)
        }

        /// Whether the line of an index that is not before the last one holds code.
        mutating func isCode(at index: Int) -> Bool {
            if index >= range.upperBound || range.isEmpty {
                let from = bytes[range.upperBound..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
                let to = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
                range = from..<to
                let isIndented = to - from >= 4 && bytes[from..<from + 4].allSatisfy { $0 == 0x20 }
                holdsCode = isIndented || bytes[range].contains(UInt8(ascii: "`")) || Self.holdsCodeTag(bytes[range])
            }
            return holdsCode
        }
    }
}
