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
