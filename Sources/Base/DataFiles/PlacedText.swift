/// A text of a data file that knows where it stands.
package struct PlacedText: Sendable, Hashable {
    package let text: String
    /// UTF-8 offsets in the file.
    package let range: Range<Int>

    /// A text and the UTF-8 offsets where it stands in its file.
    package init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}

extension ArraySlice<UInt8> {
    /// Where other bytes first stand in these.
    package func range(of bytes: [UInt8]) -> Range<Int>? {
        guard !bytes.isEmpty, count >= bytes.count else { return nil }
        var start = startIndex
        while start + bytes.count <= endIndex {
            if self[start..<start + bytes.count].elementsEqual(bytes) { return start..<start + bytes.count }
            start += 1
        }
        return nil
    }
}
