/// What an attribute of a tag means to the offline gate.
enum AttributeKind {
    /// An anchor of the page; `name` is one on `<a>` only.
    case id, name
    /// An address that is opened or loaded.
    case address
    /// Style, or an attribute of SVG whose value may hold `url()`.
    case style
    case sourceSet
    /// A whole page inside an attribute.
    case document
    case type, content
    case handler
    case other

    private static let names: [(name: StaticString, kind: AttributeKind)] = [
        ("id", .id), ("name", .name), ("style", .style), ("type", .type), ("content", .content),
        ("srcset", .sourceSet), ("imagesrcset", .sourceSet), ("srcdoc", .document),
        ("href", .address), ("src", .address), ("poster", .address), ("data", .address), ("action", .address),
        ("formaction", .address), ("background", .address), ("xlink:href", .address), ("manifest", .address),
        ("ping", .address), ("longdesc", .address), ("codebase", .address), ("archive", .address),
        ("fill", .style), ("stroke", .style), ("filter", .style), ("mask", .style), ("clip-path", .style),
        ("marker-start", .style), ("marker-mid", .style), ("marker-end", .style), ("cursor", .style),
    ]
    private static let longest = 12
    /// The names by their length: most attributes differ in that from all of them.
    private static let byLength: [[(name: StaticString, kind: AttributeKind)]] = (0...longest).map { length in
        names.filter { $0.name.utf8CodeUnitCount == length }
    }

    /// The kind of an attribute by its name, whatever the case of its letters.
    init(_ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        if name.count > 4, bytes.isName(name.lowerBound..<name.lowerBound + 2, "on") {
            self = .handler
            return
        }
        if name.count <= Self.longest {
            for candidate in Self.byLength[name.count] where bytes.isName(name, candidate.name) {
                self = candidate.kind
                return
            }
        }
        self = .other
    }
}
