import Archives

/// The lists that paragraph styles belong to: List Number writes numbers without a word of it in the paragraph.
struct DocxStyles {
    private struct Style {
        var base: String?
        var list: String?
        var level: Int?
        var isDropped = false
    }

    private var styles: [String: Style] = [:]

    /// No styles.
    init() {}

    /// Reads `word/styles.xml`.
    init(_ xml: [UInt8]) throws {
        var found: [String: Style] = [:]
        var id: String?
        try Markup.events(xml) { event in
            guard case .start(let name, let attributes) = event else { return }
            let value = attributes["val"]
            switch name {
            case "style":
                id = ["paragraph", "character"].contains(attributes["type"]) ? attributes["styleId"] : nil
                if let id { found[id] = Style() }
            case "basedOn": if let id { found[id]?.base = value }
            case "numId": if let id { found[id]?.list = value }
            case "ilvl": if let id { found[id]?.level = value.flatMap { Int($0) } }
            case "strike", "dstrike", "vanish": if let id, Self.isOn(attributes) { found[id]?.isDropped = true }
            default: break
            }
        }
        styles = found
    }

    /// Whether a switch such as `<w:strike/>` is on.
    static func isOn(_ attributes: [String: String]) -> Bool {
        !["0", "false", "off", "none"].contains(attributes["val"] ?? "")
    }

    /// Whether a style, or one that it is based on, strikes its text out or hides it.
    func isDropped(_ id: String) -> Bool {
        var id = id
        for _ in 0..<10 {
            guard let style = styles[id] else { return false }
            if style.isDropped { return true }
            guard let base = style.base else { return false }
            id = base
        }
        return false
    }

    /// The list and level of a style, which may come from the style that it is based on.
    func number(_ id: String) -> (id: String, level: Int)? {
        var id = id
        // A style cannot rest on more than a few others; a circle of them ends here.
        for _ in 0..<10 {
            guard let style = styles[id] else { return nil }
            if let list = style.list { return (list, style.level ?? 0) }
            guard let base = style.base else { return nil }
            id = base
        }
        return nil
    }
}
