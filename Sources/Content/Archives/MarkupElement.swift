/// A small document of XML, whole in memory, to be changed and written again: the list of parts of a workbook, its styles.
package struct MarkupElement: Sendable, Hashable {
    /// With its prefix, if it has one.
    package var name: String
    package var attributes: [Markup.Attribute]
    package var children: [Child]

    /// What stands in an element.
    package enum Child: Sendable, Hashable {
        case element(MarkupElement)
        case text(String)
    }

    /// An element; `text` is its only content where it is given.
    package init(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [MarkupElement] = [],
        text: String? = nil
    ) {
        self.name = name
        self.attributes = attributes.map { Markup.Attribute($0.key, $0.value) }
        self.children = children.map { .element($0) } + (text.map { [.text($0)] } ?? [])
    }

    /// The one element of a document that holds all others.
    package init(_ xml: [UInt8]) throws {
        var open: [MarkupElement] = []
        var root: MarkupElement?
        try Markup.parts(xml) { part in
            switch part {
            case .start(let name, let attributes):
                var element = MarkupElement(name)
                element.attributes = attributes
                open.append(element)
            case .text(let text): if !open.isEmpty { open[open.count - 1].children.append(.text(text)) }
            case .end:
                guard let element = open.popLast() else { return }
                if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
            }
        }
        guard let root else { throw Markup.Problem(description: "XML 是空的") }
        self = root
    }

    /// The whole as a document.
    package var bytes: [UInt8] {
        var writer = MarkupWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The name without its prefix.
    package var local: Substring { Self.local(name) }

    /// A name without its prefix: `row` of `x:row`.
    package static func local(_ name: String) -> Substring {
        name.utf8.firstIndex(of: 0x3A).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    }

    /// Another name with the prefix of this one.
    package func beside(_ name: String) -> String {
        self.name.utf8.firstIndex(of: 0x3A).map { String(self.name[...$0]) + name } ?? name
    }

    /// The value of an attribute, by its name without a prefix; setting one that is new puts it last.
    package subscript(attribute: String) -> String? {
        get { attributes.first { Self.local($0.name) == attribute }?.value }
        set {
            guard let index = attributes.firstIndex(where: { Self.local($0.name) == attribute }) else {
                if let newValue { attributes.append(Markup.Attribute(attribute, newValue)) }
                return
            }
            if let newValue { attributes[index].value = newValue } else { attributes.remove(at: index) }
        }
    }

    /// The elements right inside this one.
    package var elements: [MarkupElement] {
        children.compactMap { child in
            guard case .element(let element) = child else { return nil }
            return element
        }
    }

    /// The first element right inside this one that has a name.
    package func first(_ local: String) -> MarkupElement? { elements.first { $0.local == local } }

    /// All text inside, whatever elements it stands in.
    package var text: String {
        children.map { child in
            switch child {
            case .element(let element): element.text
            case .text(let text): text
            }
        }
        .joined()
    }

    /// Changes the first element of a name right inside this one; tells whether there is one.
    @discardableResult
    package mutating func change(_ local: String, _ change: (inout MarkupElement) -> Void) -> Bool {
        for index in children.indices {
            guard case .element(var element) = children[index], element.local == local else { continue }
            change(&element)
            children[index] = .element(element)
            return true
        }
        return false
    }

    /// Changes every element right inside this one; those for which nothing is given are taken out.
    package mutating func map(_ change: (MarkupElement) -> MarkupElement?) {
        children = children.compactMap { child in
            guard case .element(let element) = child else { return child }
            return change(element).map { .element($0) }
        }
    }

    /// Puts an element last.
    package mutating func append(_ element: MarkupElement) { children.append(.element(element)) }
}
