import CLibXML2
import Glibc

/// XML and HTML taken apart; the only file that speaks to libxml2.
///
/// ## Parsing behavior
/// - Nothing is fetched, whatever a document names. XML that declares an entity is refused, since a few hundred bytes of them stand for
///   gigabytes; depth ends at 256 and a text at 10 MB, which are the library's own limits.
/// - HTML is read as browsers read it, with what is missing put in; it is UTF-8 already.
package enum Markup {
    /// What XML is made of, in order; names are without their prefix.
    package enum Event: Sendable, Hashable {
        case start(String, attributes: [String: String])
        case end(String)
        case text(String)
    }

    /// An element of HTML, or text between elements.
    package indirect enum Node: Sendable, Hashable {
        case element(String, attributes: [String: String], children: [Node])
        case text(String)
    }

    /// Why a document cannot be read, in Chinese.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Reads XML from the start to the end.
    package static func events(_ xml: [UInt8], _ visit: (Event) throws -> Void) throws {
        try read(xml) { try report($0, visit) }
    }

    /// What a ``scan(_:elements:attributes:_:)`` meets: elements by their number in the list that was asked for.
    package enum Token: Sendable, Hashable {
        case start(Int)
        case end(Int)
        case text(String)
    }

    /// Reads XML for a few elements only, and quickly: a sheet of a spreadsheet holds a million of them.
    ///
    /// With each token come the attributes asked for of the element that began last, in the order of `attributes`; other elements
    /// are passed over, their text is not.
    package static func scan(
        _ xml: [UInt8], elements: [String], attributes: [String], _ visit: (Token, [String?]) throws -> Void
    ) throws {
        // The library keeps every name once, so that its address stands for it.
        var numbers: [UnsafePointer<xmlChar>: Int] = [:]
        func number(_ reader: xmlTextReaderPtr) -> Int? {
            guard let name = xmlTextReaderConstLocalName(reader) else { return nil }
            if let known = numbers[name] { return known < 0 ? nil : known }
            let found = elements.firstIndex(of: text(name)) ?? -1
            numbers[name] = found
            return found < 0 ? nil : found
        }
        var values = [String?](repeating: nil, count: attributes.count)
        try read(xml) { reader in
            switch xmlTextReaderNodeType(reader) {
            case 1:
                guard let element = number(reader) else { return }
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                for index in values.indices { values[index] = nil }
                while xmlTextReaderMoveToNextAttribute(reader) == 1 {
                    let name = text(xmlTextReaderConstLocalName(reader))
                    if let index = attributes.firstIndex(of: name) {
                        values[index] = text(xmlTextReaderConstValue(reader))
                    }
                }
                xmlTextReaderMoveToElement(reader)
                try visit(.start(element), values)
                if isEmpty { try visit(.end(element), values) }
            case 15: if let element = number(reader) { try visit(.end(element), values) }
            case 3, 4, 14: try visit(.text(text(xmlTextReaderConstValue(reader))), values)
            default: try refuseEntities(reader)
            }
        }
    }

    /// What XML is made of as it is written: names with their prefixes, attributes in order, declarations of namespaces among them.
    package enum Part: Sendable, Hashable {
        case start(String, attributes: [Attribute])
        case end(String)
        case text(String)
    }

    /// One attribute as it is written.
    package struct Attribute: Sendable, Hashable {
        package let name: String
        package var value: String

        /// An attribute; its value is not escaped yet.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Reads XML from the start to the end with nothing lost that counts, so that a ``MarkupWriter`` can write it again.
    package static func parts(_ xml: [UInt8], _ visit: (Part) throws -> Void) throws {
        try read(xml) { reader in
            switch xmlTextReaderNodeType(reader) {
            case 1:
                let name = text(xmlTextReaderConstName(reader))
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                var attributes: [Attribute] = []
                while xmlTextReaderMoveToNextAttribute(reader) == 1 {
                    attributes.append(
                        Attribute(text(xmlTextReaderConstName(reader)), text(xmlTextReaderConstValue(reader))))
                }
                xmlTextReaderMoveToElement(reader)
                try visit(.start(name, attributes: attributes))
                if isEmpty { try visit(.end(name)) }
            case 15: try visit(.end(text(xmlTextReaderConstName(reader))))
            case 3, 4, 13, 14: try visit(.text(text(xmlTextReaderConstValue(reader))))
            default: try refuseEntities(reader)
            }
        }
    }

    private static func read(_ xml: [UInt8], _ visit: (xmlTextReaderPtr) throws -> Void) throws {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        try xml.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let reader = xmlReaderForMemory(start, Int32(clamping: buffer.count), nil, nil, options) else {
                throw Problem(description: "XML 读不懂")
            }
            defer { xmlFreeTextReader(reader) }
            while true {
                let status = xmlTextReaderRead(reader)
                guard status == 1 else {
                    if status == 0 { return }
                    throw Problem(description: "XML 写法有误，文件可能已损坏")
                }
                try visit(reader)
            }
        }
    }

    private static func report(_ reader: xmlTextReaderPtr, _ visit: (Event) throws -> Void) throws {
        switch xmlTextReaderNodeType(reader) {
        case 1:
            let name = text(xmlTextReaderConstLocalName(reader))
            let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
            try visit(.start(name, attributes: attributes(reader)))
            if isEmpty { try visit(.end(name)) }
        case 15: try visit(.end(text(xmlTextReaderConstLocalName(reader))))
        case 3, 4, 14: try visit(.text(text(xmlTextReaderConstValue(reader))))
        default: try refuseEntities(reader)
        }
    }

    private static func refuseEntities(_ reader: xmlTextReaderPtr) throws {
        switch xmlTextReaderNodeType(reader) {
        case 5: throw Problem(description: "文件里定义了实体，不安全，没有读")
        case 10:
            let document = xmlTextReaderCurrentDoc(reader)
            if document?.pointee.intSubset?.pointee.entities != nil {
                throw Problem(description: "文件里定义了实体，不安全，没有读")
            }
        default: break
        }
    }

    private static func attributes(_ reader: xmlTextReaderPtr) -> [String: String] {
        var attributes: [String: String] = [:]
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            attributes[text(xmlTextReaderConstLocalName(reader))] = text(xmlTextReaderConstValue(reader))
        }
        xmlTextReaderMoveToElement(reader)
        return attributes
    }

    /// Reads a page of HTML.
    package static func page(_ html: [UInt8]) throws -> [Node] {
        let options = Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
                | HTML_PARSE_NOWARNING.rawValue)
        let document = html.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8",
                options)
        }
        guard let document else { throw Problem(description: "网页读不懂") }
        defer { xmlFreeDoc(document) }
        return nodes(xmlDocGetRootElement(document))
    }

    /// A node and those beside it.
    private static func nodes(_ first: xmlNodePtr?) -> [Node] {
        var nodes: [Node] = []
        var next = first
        while let node = next {
            switch node.pointee.type {
            case XML_ELEMENT_NODE:
                nodes.append(
                    .element(
                        text(node.pointee.name), attributes: attributes(node),
                        children: self.nodes(node.pointee.children)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: nodes.append(.text(text(node.pointee.content)))
            default: break
            }
            next = node.pointee.next
        }
        return nodes
    }

    private static func attributes(_ node: xmlNodePtr) -> [String: String] {
        var attributes: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            attributes[text(attribute.pointee.name)] = text(attribute.pointee.children?.pointee.content)
            next = attribute.pointee.next
        }
        return attributes
    }

    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
        guard let bytes else { return "" }
        return String(decodingCString: bytes, as: UTF8.self)
    }
}
