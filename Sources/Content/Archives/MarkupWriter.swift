/// Writes XML part by part, as ``Markup/parts(_:_:)`` reads it.
package struct MarkupWriter: Sendable {
    package private(set) var bytes: [UInt8]
    /// Whether a tag was begun that may yet turn out to be empty.
    private var isOpen = false

    /// A document with nothing in it but its declaration; a fragment lacks that too.
    package init(isFragment: Bool = false) {
        bytes = isFragment ? [] : Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    }

    /// Writes one part; an element without content becomes an empty tag.
    package mutating func write(_ part: Markup.Part) {
        switch part {
        case .start(let name, let attributes):
            close()
            bytes.append(0x3C)
            bytes.append(contentsOf: name.utf8)
            for attribute in attributes {
                bytes.append(0x20)
                bytes.append(contentsOf: attribute.name.utf8)
                bytes.append(0x3D)
                bytes.append(0x22)
                put(attribute.value, inAttribute: true)
                bytes.append(0x22)
            }
            isOpen = true
        case .end(let name):
            if isOpen {
                bytes.append(contentsOf: "/>".utf8)
                isOpen = false
            } else {
                bytes.append(contentsOf: "</".utf8)
                bytes.append(contentsOf: name.utf8)
                bytes.append(0x3E)
            }
        case .text(let text):
            if text.isEmpty { return }
            close()
            put(text, inAttribute: false)
        }
    }

    /// Writes an element with all that is in it.
    package mutating func write(_ element: MarkupElement) {
        write(.start(element.name, attributes: element.attributes))
        for child in element.children {
            switch child {
            case .element(let element): write(element)
            case .text(let text): write(.text(text))
            }
        }
        write(.end(element.name))
    }

    private mutating func close() {
        if isOpen { bytes.append(0x3E) }
        isOpen = false
    }

    private mutating func put(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22 where inAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case 0x0A where inAttribute: bytes.append(contentsOf: "&#10;".utf8)
            case 0x09 where inAttribute: bytes.append(contentsOf: "&#9;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
            // What XML has no way to write.
            case 0..<0x20 where byte != 0x0A && byte != 0x09: break
            default: bytes.append(byte)
            }
        }
    }
}
