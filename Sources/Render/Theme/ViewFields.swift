/// The fields of a view or of an object in it, by name.
///
/// A class because views of a shape are walked for every page: its tables are handed on, never copied.
package final class ViewFields: Sendable, ExpressibleByDictionaryLiteral {
    /// In the order of their names, which is the order in which a view is walked.
    let ordered: [(name: String, schema: ViewSchema)]
    /// The positions in `ordered` at the hashes of the names, or at the next free place behind; -1 is free.
    private let table: [Int16]
    /// The names in the same order, as bytes.
    private let spelled: [[UInt8]]

    /// Fields by name.
    package convenience init(dictionaryLiteral elements: (String, ViewSchema)...) { self.init(elements) }

    init(_ fields: [(String, ViewSchema)]) {
        ordered = fields.map { (name: $0.0, schema: $0.1) }.sorted { $0.name < $1.name }
        spelled = ordered.map { Array($0.name.utf8) }
        var size = 16
        while size < ordered.count * 4 { size *= 2 }
        var table = [Int16](repeating: -1, count: size)
        for (position, name) in spelled.enumerated() {
            var slot = name.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            table[slot] = Int16(position)
        }
        self.table = table
    }

    /// The schema of a field.
    package subscript(name: String) -> ViewSchema? { ordered.first { $0.name == name }?.schema }

    /// The names in order.
    package var names: [String] { ordered.map(\.name) }

    /// These fields and others besides; where both have a name, these stand.
    package func with(_ others: ViewFields) -> ViewFields {
        let new = others.ordered.filter { self[$0.name] == nil }
        return ViewFields((ordered + new).map { ($0.name, $0.schema) })
    }

    /// The place of a name in `ordered`.
    func position(_ name: StaticString) -> Int? {
        name.withUTF8Buffer { bytes in
            var slot = Self.hash(bytes) & (table.count - 1)
            while true {
                let position = Int(table[slot])
                if position < 0 { return nil }
                let isIt = spelled[position].withUnsafeBufferPointer { spelled in
                    spelled.count == bytes.count && zip(spelled, bytes).allSatisfy { $0 == $1 }
                }
                if isIt { return position }
                slot = (slot + 1) & (table.count - 1)
            }
        }
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash ^ hash >> 15)
    }
}
