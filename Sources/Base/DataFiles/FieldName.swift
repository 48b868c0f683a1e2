/// A key of a data file: its English name and the Chinese names that mean the same.
package struct FieldName: Sendable, Hashable {
    package let name: String
    package let aliases: [String]

    /// A field by its English key and the Chinese ones that mean the same.
    package init(_ name: String, _ aliases: String...) {
        self.name = name
        self.aliases = aliases
    }

    /// What people who write Chinese keys call it.
    package var chineseName: String? { aliases.first }

    /// Whether a key is one of its names.
    package func matches(_ key: String) -> Bool { Self.isSame(key, name) || aliases.contains { Self.isSame(key, $0) } }

    /// Byte by byte: `==` on strings looks for canonical equivalence, which is slow for Chinese.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }
}

extension FieldName {
    /// The records of the 三审三校, which every kind of content file may carry.
    package static let review = FieldName("review", "审核", "审校")
    /// The number under which material for schools was approved.
    package static let approval = FieldName("approval", "批准文号")
}
