import Archives

/// The comments of one sheet with the drawing that shows them, to which some are added.
///
/// ## File format
/// ECMA-376 part 1, 18.7 (comments) and part 4, 19 (VML): Excel shows no comment that has no shape.
struct SheetNotes {
    static let author = "虎门"
    /// The end of every comment of ours, by which it is known when the sheet comes back: programs lose authors on the way.
    static let signature = "\n——虎门核对"

    private var comments: MarkupElement
    private var drawing: MarkupElement
    private var nextShape: Int
    private let geometry: SheetGeometry

    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    /// What stands before the words that somebody else wrote in the same comment.
    private static let rest = "\n\n原有批注：\n"

    /// Reads both parts; nil is a sheet without any.
    ///
    /// `number` is that of the sheet, counted from 0.
    init(_ comments: [UInt8]?, _ drawing: [UInt8]?, sheet number: Int, geometry: SheetGeometry) throws {
        self.geometry = geometry
        self.comments =
            try comments.map { try MarkupElement($0) }
            ?? MarkupElement(
                "comments", ["xmlns": Self.space], [MarkupElement("authors"), MarkupElement("commentList")])
        // Excel's own drawings are at times no XML: then they are drawn anew, if they hold nothing but comments.
        let parsed = drawing.flatMap { try? MarkupElement($0) }
        if let drawing, parsed == nil, Self.holdsMore(drawing) {
            throw WorkbookFile.Problem(description: "批注的图形读不懂")
        }
        self.drawing = parsed ?? Self.emptyDrawing(number)
        let ids = self.drawing.elements.compactMap { $0["id"] }.compactMap { $0.split(separator: "s").last }
        nextShape = max(1024 * (number + 1), ids.compactMap { Int($0) }.max() ?? 0) + 1
        if parsed == nil { for place in places { addShape(at: place) } }
    }

    var commentBytes: [UInt8] { comments.bytes }
    var drawingBytes: [UInt8] { drawing.bytes }
    var isEmpty: Bool { comments.first("commentList")?.elements.isEmpty ?? true }

    private var places: [CellName] {
        comments.first("commentList")?.elements.compactMap { $0["ref"].flatMap { CellName($0) } } ?? []
    }

    // MARK: Out

    /// What somebody else wrote in a comment; nil when nobody did.
    static func otherWords(_ text: String) -> String? {
        guard let own = text.firstRange(of: signature) else { return text }
        let rest = text[own.upperBound...]
        return rest.hasPrefix(Self.rest) ? String(rest.dropFirst(Self.rest.count)) : nil
    }

    /// Takes our own words out; gives the cells that had any.
    mutating func removeOwn() -> [CellName] {
        var marked: [CellName] = []
        let before = self
        change { comment, place in
            let text = comment.first("text")?.text ?? ""
            guard text.contains(Self.signature) else { return comment }
            place.map { marked.append($0) }
            guard let words = Self.otherWords(text) else { return nil }
            return before.comment(comment, with: [before.run(words)])
        }
        return marked
    }

    /// Takes all comments out.
    mutating func removeAll() { change { _, _ in nil } }

    /// Changes every comment; those for which nothing is given go, with their shapes.
    private mutating func change(_ change: (MarkupElement, CellName?) -> MarkupElement?) {
        guard var list = comments.first("commentList") else { return }
        var gone: Set<CellName> = []
        list.map { comment in
            let place = comment["ref"].flatMap { CellName($0) }
            let changed = change(comment, place)
            if changed == nil, let place { gone.insert(place) }
            return changed
        }
        comments.change("commentList") { $0 = list }
        drawing.map { shape in Self.place(of: shape).map(gone.contains) == true ? nil : shape }
    }

    private func comment(_ comment: MarkupElement, with runs: [MarkupElement]) -> MarkupElement {
        var comment = comment
        comment.change("text") { $0.children = runs.map { .element($0) } }
        return comment
    }

    // MARK: In

    /// Puts a comment on a cell, before the words of one that it has already.
    mutating func add(_ words: String, at place: CellName, name: String) {
        let words = words + Self.signature
        if places.contains(place) {
            let own = run(words + Self.rest)
            let before = self
            return change { comment, other in
                guard other == place, let text = comment.first("text") else { return comment }
                // A text without runs cannot stand beside one with a run.
                let runs = text.elements.filter { ["r", "t"].contains($0.local) }.map { element in
                    element.local == "r" ? element : MarkupElement(text.beside("r"), [:], [element])
                }
                return before.comment(comment, with: [own] + runs)
            }
        }
        let author = authorNumber()
        let text = MarkupElement(comments.beside("text"), [:], [run(words)])
        let comment = MarkupElement(comments.beside("comment"), ["ref": name, "authorId": String(author)], [text])
        comments.change("commentList") { $0.append(comment) }
        addShape(at: place, words: words)
    }

    private mutating func authorNumber() -> Int {
        var number = 0
        let author = MarkupElement(comments.beside("author"), text: Self.author)
        comments.change("authors") { authors in
            if let known = authors.elements.firstIndex(where: { $0.text == Self.author }) {
                number = known
            } else {
                number = authors.elements.count
                authors.append(author)
            }
        }
        return number
    }

    private func run(_ words: String) -> MarkupElement {
        func element(_ name: String, _ attributes: KeyValuePairs<String, String>) -> MarkupElement {
            MarkupElement(comments.beside(name), attributes)
        }
        let look = MarkupElement(
            comments.beside("rPr"), [:],
            [element("sz", ["val": "10"]), element("color", ["indexed": "81"]), element("rFont", ["val": "宋体"])])
        let text = MarkupElement(comments.beside("t"), ["xml:space": "preserve"], text: words)
        return MarkupElement(comments.beside("r"), [:], [look, text])
    }

    // MARK: Shapes

    private mutating func addShape(at place: CellName, words: String = "") {
        let lines = words.split(separator: "\n").reduce(0) { $0 + 1 + $1.utf16.count / 18 }
        let anchor = geometry.anchor(beside: place, width: 260, height: min(400, 30 + 18 * max(lines, 2)))
        let client = MarkupElement(
            "x:ClientData", ["ObjectType": "Note"],
            [
                MarkupElement("x:MoveWithCells"), MarkupElement("x:SizeWithCells"),
                MarkupElement("x:Anchor", text: anchor), MarkupElement("x:AutoFill", text: "False"),
                MarkupElement("x:Row", text: String(place.row - 1)),
                MarkupElement("x:Column", text: String(place.column)),
            ])
        let box = MarkupElement(
            "v:textbox", ["style": "mso-direction-alt:auto"], [MarkupElement("div", ["style": "text-align:left"])])
        let shape = MarkupElement(
            "v:shape",
            [
                "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
                "xmlns:x": "urn:schemas-microsoft-com:office:excel", "id": "_x0000_s\(nextShape)",
                "type": "#_x0000_t202",
                "style": "position:absolute;width:195pt;height:90pt;z-index:1;visibility:hidden",
                "fillcolor": "#ffffe1", "o:insetmode": "auto",
            ],
            [
                MarkupElement("v:fill", ["color2": "#ffffe1"]),
                MarkupElement("v:shadow", ["on": "t", "color": "black", "obscured": "t"]),
                MarkupElement("v:path", ["o:connecttype": "none"]), box, client,
            ])
        nextShape += 1
        drawing.append(shape)
    }

    private static func emptyDrawing(_ number: Int) -> MarkupElement {
        let map = MarkupElement("o:idmap", ["v:ext": "edit", "data": String(number + 1)])
        let type = MarkupElement(
            "v:shapetype",
            ["id": "_x0000_t202", "coordsize": "21600,21600", "o:spt": "202", "path": "m,l,21600r21600,l21600,xe"],
            [
                MarkupElement("v:stroke", ["joinstyle": "miter"]),
                MarkupElement("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"]),
            ])
        return MarkupElement(
            "xml",
            [
                "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
                "xmlns:x": "urn:schemas-microsoft-com:office:excel",
            ], [MarkupElement("o:shapelayout", ["v:ext": "edit"], [map]), type])
    }

    /// The cell whose comment a shape shows; nil for other shapes.
    private static func place(of shape: MarkupElement) -> CellName? {
        guard let client = shape.first("ClientData"), client["ObjectType"] == "Note",
            let row = client.first("Row").flatMap({ Int($0.text) }),
            let column = client.first("Column").flatMap({ Int($0.text) })
        else { return nil }
        return CellName(row: row + 1, column: column)
    }

    /// Whether a drawing holds buttons or other things beside comments.
    private static func holdsMore(_ drawing: [UInt8]) -> Bool {
        let text = String(decoding: drawing, as: UTF8.self)
        return text.matches(of: #/ObjectType="(\w+)"/#).contains { $0.1 != "Note" }
    }
}
