import Archives

/// The styles of a workbook, to which some are added; those that it has keep their numbers.
struct StyleBook {
    private var tree: MarkupElement
    private var formats: [MarkupElement]
    private var fonts: [MarkupElement]
    private var fills: [MarkupElement]
    private var borders: [MarkupElement]
    private var filled: [Filled: Int] = [:]
    private var drawn: [CellStyle: Int] = [:]

    private struct Filled: Hashable {
        let style: Int
        let fill: MarkupElement
        let isOpen: Bool
    }

    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    /// In this order the parts of a style sheet have to stand.
    private static let order = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors",
        "extLst",
    ]

    /// Reads `styles.xml`; nil is a workbook that has none.
    init(_ xml: [UInt8]?) throws {
        let tree = try xml.map { try MarkupElement($0) } ?? MarkupElement("styleSheet", ["xmlns": Self.space])
        self.tree = tree
        func list(_ name: String, _ least: [MarkupElement]) -> [MarkupElement] {
            let found = tree.first(name)?.elements ?? []
            return found.isEmpty ? least : found
        }
        func element(
            _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [MarkupElement] = []
        )
            -> MarkupElement
        {
            MarkupElement(tree.beside(name), attributes, children)
        }
        fonts = list("fonts", [element("font", [:], [element("sz", ["val": "11"]), element("name", ["val": "宋体"])])])
        fills = list(
            "fills",
            ["none", "gray125"].map { element("fill", [:], [element("patternFill", ["patternType": $0])]) })
        borders = list("borders", [element("border")])
        formats = list("cellXfs", [element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])])
    }

    /// The whole as `styles.xml`.
    var bytes: [UInt8] {
        var tree = tree
        for (name, list) in [("fonts", fonts), ("fills", fills), ("borders", borders), ("cellXfs", formats)] {
            func fill(_ section: inout MarkupElement) {
                section.children = list.map { .element($0) }
                section["count"] = String(list.count)
            }
            if tree.change(name, fill) { continue }
            var section = MarkupElement(tree.beside(name))
            fill(&section)
            let rank = Self.order.firstIndex(of: name) ?? 0
            let next = tree.children.firstIndex { child in
                guard case .element(let element) = child else { return false }
                return (Self.order.firstIndex(of: String(element.local)) ?? 0) > rank
            }
            tree.children.insert(.element(section), at: next ?? tree.children.count)
        }
        return tree.bytes
    }

    // MARK: Fills

    /// The same style with a plain fill; an open one can be typed in where the sheet is locked.
    mutating func style(_ style: Int, filled colour: UInt32, isOpen: Bool = false) -> Int {
        self.style(style, fill(colour), isOpen: isOpen)
    }

    /// The same style with the fill that it had before.
    mutating func style(_ style: Int, fill: MarkupElement) -> Int { self.style(style, fill, isOpen: false) }

    /// The fill of a style.
    func fill(of style: Int) -> MarkupElement {
        let number = formats.indices.contains(style) ? formats[style]["fillId"].flatMap { Int($0) } ?? 0 : 0
        return fills.indices.contains(number) ? fills[number] : fills[0]
    }

    private mutating func style(_ style: Int, _ fill: MarkupElement, isOpen: Bool) -> Int {
        let key = Filled(style: style, fill: fill, isOpen: isOpen)
        if let known = filled[key] { return known }
        var format = formats.indices.contains(style) ? formats[style] : formats[0]
        format["fillId"] = String(Self.number(of: fill, in: &fills))
        format["applyFill"] = "1"
        let font = format["fontId"].flatMap { Int($0) } ?? 0
        if isPale(font) {
            format["fontId"] = String(Self.number(of: darkened(font), in: &fonts))
            format["applyFont"] = "1"
        }
        if isOpen {
            format["applyProtection"] = "1"
            let open = MarkupElement(tree.beside("protection"), ["locked": "0"])
            if !format.change("protection", { $0["locked"] = "0" }) { format.append(open) }
        }
        formats.append(format)
        filled[key] = formats.count - 1
        return formats.count - 1
    }

    private func fill(_ colour: UInt32) -> MarkupElement {
        let front = MarkupElement(tree.beside("fgColor"), ["rgb": Self.hex(colour)])
        let back = MarkupElement(tree.beside("bgColor"), ["indexed": "64"])
        let pattern = MarkupElement(tree.beside("patternFill"), ["patternType": "solid"], [front, back])
        return MarkupElement(tree.beside("fill"), [:], [pattern])
    }

    /// Whether words in a font are white, and would be lost on a light fill.
    private func isPale(_ font: Int) -> Bool {
        guard fonts.indices.contains(font), let color = fonts[font].first("color") else { return false }
        return color["rgb"]?.uppercased().hasSuffix("FFFFFF") == true || color["theme"] == "0"
            || color["indexed"] == "9"
    }

    private func darkened(_ font: Int) -> MarkupElement {
        var font = fonts[font]
        font.change("color") { $0.attributes = [.init("rgb", "FF000000")] }
        return font
    }

    // MARK: Styles of our own

    /// The number of a look for a sheet of our own.
    mutating func style(_ look: CellStyle) -> Int {
        if let known = drawn[look] { return known }
        func element(
            _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [MarkupElement] = []
        )
            -> MarkupElement
        {
            MarkupElement(tree.beside(name), attributes, children)
        }
        let weight = look.isBold ? [element("b")] : []
        let font = element(
            "font", [:], weight + [element("sz", ["val": "11"]), element("name", ["val": "宋体"])])
        let sides = ["left", "right", "top", "bottom"].map { element($0, ["style": "thin"]) }
        let border = element("border", [:], look.hasBorder ? sides : [])
        var format = element("xf", ["numFmtId": "0"])
        format["fontId"] = String(Self.number(of: font, in: &fonts))
        format["fillId"] = String(look.fill.map { Self.number(of: fill($0), in: &fills) } ?? 0)
        format["borderId"] = String(Self.number(of: border, in: &borders))
        for name in ["applyFont", "applyFill", "applyBorder", "applyAlignment"] { format[name] = "1" }
        format.append(
            element(
                "alignment",
                [
                    "horizontal": look.alignment == .center ? "center" : "left", "vertical": "center",
                    "wrapText": look.wraps ? "1" : "0",
                ]))
        formats.append(format)
        drawn[look] = formats.count - 1
        return formats.count - 1
    }

    private static func number(of element: MarkupElement, in list: inout [MarkupElement]) -> Int {
        if let known = list.firstIndex(of: element) { return known }
        list.append(element)
        return list.count - 1
    }

    private static func hex(_ colour: UInt32) -> String {
        let figures = String(colour, radix: 16, uppercase: true)
        return "FF" + String(repeating: "0", count: max(0, 6 - figures.count)) + figures
    }
}
