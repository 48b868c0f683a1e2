/// A key of a data file: its English name and the Chinese names that mean the same.
package struct FieldName: Sendable, Hashable {
    package let name: String
    package let aliases: [String]

    /// A field by its English key and the Chinese ones that mean the same.
    package init(_ name: String, _ aliases: String...) {
        self.name = name
        self.aliases = aliases
    }

    func matches(_ key: String) -> Bool { key == name || aliases.contains(key) }
}

extension FieldName {
    /// The records of the 三审三校, which every kind of content file may carry.
    package static let review = FieldName("review", "审核", "审校")
    /// The number under which material for schools was approved.
    package static let approval = FieldName("approval", "批准文号")
}
