/// A YAML value that knows where it stands in its file.
package struct YAMLNode: Sendable {
    /// What a node holds; types are decided by the field that asks.
    package enum Value: Sendable {
        /// The scalar as text, and whether it stood between quotation marks.
        case scalar(String, quoted: Bool)
        case list([YAMLNode])
        case mapping([Entry])
    }

    /// One key of a mapping with its value.
    package struct Entry: Sendable {
        package let key: String
        /// UTF-8 offsets of the key in its file.
        package let keyRange: Range<Int>
        package let value: YAMLNode
    }

    package let value: Value
    /// UTF-8 offsets in the file; for lists and mappings, of their first line.
    package let range: Range<Int>

    /// The text of a scalar; nil for an unquoted `null`, `~` or nothing, and for lists and mappings.
    package var text: String? {
        guard case .scalar(let text, let quoted) = value else { return nil }
        return !quoted && ["", "~", "null", "Null", "NULL"].contains(text) ? nil : text
    }

    /// The entries of a mapping in their order; nil for anything else.
    package var entries: [Entry]? {
        guard case .mapping(let entries) = value else { return nil }
        return entries
    }

    /// The items of a list; nil for anything else.
    package var items: [YAMLNode]? {
        guard case .list(let items) = value else { return nil }
        return items
    }

    /// Whether nothing was written behind the key.
    package var isNull: Bool {
        if case .scalar = value { return text == nil }
        return false
    }

    /// The same with every scalar put through a function, which also learns where it stands; keys stay.
    package func mapScalars(_ change: (String, Range<Int>) -> String) -> YAMLNode {
        switch value {
        case .scalar(let text, let quoted):
            YAMLNode(value: .scalar(change(text, range), quoted: quoted), range: range)
        case .list(let items): YAMLNode(value: .list(items.map { $0.mapScalars(change) }), range: range)
        case .mapping(let entries):
            YAMLNode(
                value: .mapping(
                    entries.map { Entry(key: $0.key, keyRange: $0.keyRange, value: $0.value.mapScalars(change)) }),
                range: range)
        }
    }
}
