/// A text that equals another only byte for byte: a key that is not normalised at every look.
///
/// Codes and names of Chinese regions as plain keys took longer than all that was counted by them.
package struct ExactText: Hashable, Sendable {
    let text: String

    /// The key of a text.
    package init(_ text: String) { self.text = text }

    package static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
