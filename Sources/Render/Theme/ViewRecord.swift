/// The fields of a view or of an object in it, as they are given: name and value.
///
///     ["title": .text("识毒"), "count": .text("3")]
///
/// Names stand in the source of this program. A record is filled and walked for every page and every row of a list, so it
/// is a list, whose names ``ViewFields`` finds by their bytes, and no dictionary of strings.
package struct ViewRecord: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var fields: [(StaticString, ViewValue)]

    /// Fields by name; of two of one name the later stands.
    package init(dictionaryLiteral elements: (StaticString, ViewValue)...) { fields = elements }

    /// The field of a name; nil is not set.
    package subscript(name: StaticString) -> ViewValue? {
        get { value(name.description) }
        set { if let newValue { fields.append((name, newValue)) } }
    }

    /// The field of a name that is only known as the program runs.
    func value(_ name: String) -> ViewValue? {
        fields.last { $0.0.withUTF8Buffer { $0.elementsEqual(name.utf8) } }?.1
    }

    /// Adds the fields of another record, which stand where both have a name.
    package mutating func add(_ other: ViewRecord) { fields.append(contentsOf: other.fields) }

    /// These fields and those of another record, which stand where both have a name.
    package func adding(_ other: ViewRecord) -> ViewRecord {
        var result = self
        result.add(other)
        return result
    }
}
