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
    /// A value that an animation puts in the place of an address, or the like.
    case animation
    /// `value`, an address on `<param>` only.
    case value
    /// What a browser loads only with leave from a server, and never from a folder.
    case permission
    /// What a `<link>` is for.
    case relation
    case other

    /// The kind of an attribute by its name, whatever the case of its letters.
    init(_ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        if name.count > 4, bytes.isName(name.lowerBound..<name.lowerBound + 2, "on") {
            self = .handler
            return
        }
        // xlink:href, whatever prefix stands for xlink.
        if name.count > 5, bytes[name.upperBound - 5] == UInt8(ascii: ":"),
            bytes.isName(name.upperBound - 4..<name.upperBound, "href")
        {
            self = .address
            return
        }
        // By length: most attributes differ in that from nearly all of these.
        func isOne(of names: StaticString...) -> Bool { names.contains { bytes.isName(name, $0) } }
        switch name.count {
        case 2: self = bytes.isName(name, "id") ? .id : bytes.isName(name, "to") ? .animation : .other
        case 3: self = bytes.isName(name, "src") ? .address : bytes.isName(name, "rel") ? .relation : .other
        case 4: self = Self.four(name, bytes)
        case 5: self = bytes.isName(name, "style") ? .style : bytes.isName(name, "value") ? .value : .other
        case 6:
            if bytes.isName(name, "srcset") {
                self = .sourceSet
            } else if bytes.isName(name, "srcdoc") {
                self = .document
            } else if isOne(of: "poster", "action") {
                self = .address
            } else {
                self = isOne(of: "stroke", "filter", "cursor") ? .style : isOne(of: "values") ? .animation : .other
            }
        case 7: self = bytes.isName(name, "content") ? .content : isOne(of: "archive") ? .address : .other
        case 8: self = isOne(of: "manifest", "longdesc", "codebase") ? .address : .other
        case 9: self = isOne(of: "clip-path") ? .style : isOne(of: "integrity") ? .permission : .other
        case 10:
            self =
                isOne(of: "formaction", "background")
                ? .address : isOne(of: "marker-mid", "marker-end") ? .style : .other
        case 11:
            self =
                bytes.isName(name, "imagesrcset")
                ? .sourceSet : bytes.isName(name, "crossorigin") ? .permission : .other
        case 12: self = bytes.isName(name, "marker-start") ? .style : .other
        case 14: self = isOne(of: "attributionsrc") ? .address : .other
        default: self = .other
        }
    }

    private static func four(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> AttributeKind {
        switch bytes[name.lowerBound] | 0x20 {
        case UInt8(ascii: "h"): bytes.isName(name, "href") ? .address : .other
        case UInt8(ascii: "n"): bytes.isName(name, "name") ? .name : .other
        case UInt8(ascii: "t"): bytes.isName(name, "type") ? .type : .other
        case UInt8(ascii: "d"): bytes.isName(name, "data") ? .address : .other
        case UInt8(ascii: "p"): bytes.isName(name, "ping") ? .address : .other
        case UInt8(ascii: "f"): bytes.isName(name, "fill") ? .style : bytes.isName(name, "from") ? .animation : .other
        case UInt8(ascii: "c"): bytes.isName(name, "code") ? .animation : .other
        case UInt8(ascii: "m"): bytes.isName(name, "mask") ? .style : .other
        default: .other
        }
    }
}
