import Archives

/// Reads the text of a docx.
///
/// ## File format
/// ECMA-376: `word/document.xml` with paragraphs (`p`) of runs (`r`) of text (`t`); numbers that Word writes by itself come from
/// `word/numbering.xml`, for paragraphs whose style is a list by way of `word/styles.xml`.
///
/// ## Parsing behavior
/// - A paragraph is a line; a line break in it (`br`, `cr`) begins another. A row of a table is a line, its cells parted by an
///   ideographic space; of a row that is one cell, each paragraph is. Tabs are spaces.
/// - Field codes and the second copy of a text box (`Fallback`) are left out; inserted text counts.
/// - Text that somebody inserted with tracking on is read, and its words are in `unread`, since nobody has accepted it yet.
/// - Text that somebody deleted with tracking on, struck out or hid is left out, and its words are in `unread`.
/// - Automatic numbers are written in front: 第一条, （一）, 1. as the numbering says.
/// - In a bank, underlined white space is a blank, `____`, and options that are set off by weight or colour are told
///   (``DocxEmphasis``).
/// - Raised and lowered figures are ² and ₂. The cells of a table of questions (题目 … 答案) in a bank are parted by tabs.
/// - Formulas are one line of text (``DocxFormula``), signs of Symbol and Wingdings the signs that they show (``DocxSymbols``), circled
///   figures made by a field ① (``DocxField``); of words with pinyin above them the words count. What is not known of these is told.
/// - A big first letter (`dropCap`) belongs to the paragraph behind it; the words of other frames are read where they stand, and told.
/// - Pictures, footnotes, and comments are not read, and counted in `unread`.
struct DocxReader {
    private var text = DocumentText()
    private var numbering: DocxNumbering
    private var line = ""
    private var number: (id: String, level: Int)?
    private let styles: DocxStyles
    /// The style of the paragraph.
    private var style: String?
    /// Elements whose content does not count, and how deep we are in them.
    private var hidden = 0
    private var inText = false
    /// Whether a run is struck out or hidden, by itself or by its style.
    private var isDropped = false
    private var isParagraphDropped = false
    private var inRun = false
    private var inDeleted = false
    /// The struck, hidden and deleted words of the paragraph.
    private var dropped = ""
    private var cells: [String] = []
    /// Where the words of the cell begin among `cells`, and the whole cells of the row.
    private var cellStart = 0
    private var columns: [String] = []
    /// Whether the table is one of questions, whose cells are fields; nil before its first row.
    private var hasFields: Bool?
    /// `superscript` or `subscript` while a run is one.
    private var raised: String?
    private var plainSigns = 0
    private var formula = DocxFormula()
    private var field = DocxField()
    private var inCode = false
    /// The font of symbols of the run.
    private var symbolFont: String?
    private var unknownSigns = 0
    private var unknownFields = 0
    /// The words of an insertion that is open, with tracking on.
    private var inserted: String?
    private var tables = 0
    private var pictures = 0
    private var notes = 0
    /// What frame the paragraph stands in.
    private var frame: Frame?
    /// The big first letter of the paragraph to come.
    private var dropCap = ""
    /// Nil where the looks of words say nothing.
    private var emphasis: DocxEmphasis?

    /// Where a framed paragraph belongs: a big first letter to the one behind it, others to none.
    private enum Frame { case dropCap, apart }

    private static let hiddenElements: Set<String> = ["Fallback", "del", "moveFrom", "instrText", "rt"]

    static func read(_ bytes: [UInt8], isBank: Bool) throws -> DocumentText {
        let archive = try ZipArchive(bytes)
        guard let document = try archive.file("word/document.xml") else {
            let isSheet = archive.names.contains { $0.hasPrefix("xl/") }
            throw DocumentText.Problem(
                description: isSheet ? "这是表格（xlsx），不是 Word 文件" : "这不是 Word 文件（里面没有 word/document.xml）")
        }
        let numbering = try archive.file("word/numbering.xml").map { try DocxNumbering($0) }
        let styles = try archive.file("word/styles.xml").map { try DocxStyles($0) }
        var reader = DocxReader(numbering: numbering ?? DocxNumbering(), styles: styles ?? DocxStyles())
        reader.emphasis = isBank ? DocxEmphasis() : nil
        try Markup.events(document) { reader.take($0) }
        return reader.finish()
    }

    private init(numbering: DocxNumbering, styles: DocxStyles) {
        self.numbering = numbering
        self.styles = styles
    }

    private mutating func take(_ event: Markup.Event) {
        switch event {
        case .start(let name, let attributes):
            if name == "delText" { inDeleted = true }
            if name == "instrText" { inCode = hidden == 0 }
            if hidden > 0 || Self.hiddenElements.contains(name) {
                hidden += 1
            } else {
                start(name, attributes)
            }
        case .end(let name):
            if name == "delText" { inDeleted = false }
            if name == "instrText" { inCode = false }
            if hidden > 0 { hidden -= 1 } else { end(name) }
        case .text(let words):
            if inDeleted {
                dropped += words
            } else if inCode {
                field.add(code: words)
            } else if hidden == 0, inText {
                if isDropped {
                    dropped += words
                } else {
                    append(words)
                    inserted? += words
                }
            }
        }
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
        if formula.isInside || name == "oMath" {
            line += emphasis?.flush() ?? ""
            formula.start(name, attributes, &line)
        }
        switch name {
        case "t": inText = true
        case "ins", "moveTo": if inserted == nil { inserted = "" }
        case "r":
            (inRun, isDropped) = (true, isParagraphDropped)
            (raised, symbolFont) = (nil, nil)
            emphasis?.startRun()
        case "strike", "dstrike", "vanish": if inRun, DocxStyles.isOn(attributes) { isDropped = true }
        case "rStyle": if let style = attributes["val"], styles.isDropped(style) { isDropped = true }
        case "tab":
            if emphasis?.isUnderlined == true, inRun {
                append("    ")
            } else if number != nil || !line.isEmpty {
                append(" ")
            }
        case "u", "b", "color", "highlight", "em", "shd": if inRun { emphasis?.property(name, attributes) }
        case "vertAlign": if inRun { raised = attributes["val"] }
        case "br", "cr": breakLine()
        case "noBreakHyphen": append("-")
        case "sym": appendSign(attributes["char"].flatMap { UInt32($0, radix: 16) }, attributes["font"] ?? "")
        case "rFonts":
            if inRun, let font = attributes["ascii"] ?? attributes["hAnsi"], DocxSymbols.isOne(font) {
                symbolFont = font
            }
        case "fldChar": endField(field.meet(attributes["fldCharType"] ?? ""))
        case "pStyle":
            style = attributes["val"]
            isParagraphDropped = style.map(styles.isDropped) ?? false
        case "framePr":
            frame = ["drop", "margin"].contains(attributes["dropCap"] ?? "") ? .dropCap : .apart
        case "ilvl": number = (number?.id ?? "", attributes["val"].flatMap { Int($0) } ?? 0)
        case "numId": number = (attributes["val"] ?? "", number?.level ?? 0)
        case "tbl": tables += 1
        case "tr": if tables == 1 { (cells, columns, cellStart) = ([], [], 0) }
        case "tc": if tables == 1 { cellStart = cells.count }
        case "drawing", "pict", "object": pictures += 1
        case "footnoteReference", "endnoteReference": notes += 1
        default: break
        }
    }

    private mutating func end(_ name: String) {
        if formula.isInside {
            line += emphasis?.flush() ?? ""
            formula.end(name, &line)
        }
        switch name {
        case "t": inText = false
        case "ins", "moveTo":
            if let words = inserted, !words.isEmpty { text.insert(words) }
            inserted = nil
        case "r": (inRun, isDropped) = (false, false)
        case "p": endParagraph()
        case "tr":
            guard tables == 1 else { break }
            if hasFields == nil { hasFields = emphasis != nil && Self.areFields(columns) }
            let words = cells.filter { !$0.isEmpty }
            if hasFields == true {
                if !cells.isEmpty { text.lines.append(columns.joined(separator: "\t")) }
            } else if columns.count == 1 {
                text.lines += words
            } else if !cells.isEmpty {
                text.lines.append(words.joined(separator: "\u{3000}"))
            }
            cells = []
        case "tc":
            if tables == 1 { columns.append(cells[min(cellStart, cells.count)...].joined(separator: " ")) }
        case "tbl":
            tables -= 1
            if tables == 0 { hasFields = nil }
        default: break
        }
    }

    private mutating func append(_ words: String) {
        if let font = symbolFont {
            for scalar in words.unicodeScalars where scalar != " " {
                // Han characters in the run have a font of their own.
                if scalar.value < 0x100 || (0xF000...0xF0FF).contains(scalar.value) {
                    appendSign(scalar.value, font)
                } else {
                    take(String(Character(scalar)))
                }
            }
        } else {
            take(words)
        }
    }

    private mutating func appendSign(_ code: UInt32?, _ font: String) {
        if isDropped { return dropped.append(DocxSymbols.unknown) }
        let sign = code.flatMap { DocxSymbols.sign($0, font: font) }
        if sign == nil { unknownSigns += 1 }
        take(String(sign ?? DocxSymbols.unknown))
    }

    /// What a field shows that has no result.
    private mutating func endField(_ words: String?) {
        guard let words else { return }
        if words.isEmpty { unknownFields += 1 }
        take(words.isEmpty ? String(DocxSymbols.unknown) : words)
    }

    private mutating func take(_ words: String) {
        let words = raised.map { signs(of: words, $0) } ?? words
        line += emphasis?.take(words) ?? words
    }

    /// m², not m2: the raised and lowered signs that Unicode has; others are counted and stay plain.
    private mutating func signs(of words: String, _ place: String) -> String {
        guard place == "superscript" || place == "subscript" else { return words }
        let signs = Array(place == "superscript" ? "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ" : "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ")
        let plain = Array("0123456789+-()n")
        return String(
            words.map { letter in
                if let index = plain.firstIndex(of: letter) { return signs[index] }
                if !letter.isWhitespace { plainSigns += 1 }
                return letter
            })
    }

    /// Whether the first row of a table names the fields of questions: 题目 … 答案.
    private static func areFields(_ columns: [String]) -> Bool {
        columns.count >= 3 && columns.contains { $0.contains("答案") } && columns.contains { $0.contains("题") }
            && columns.allSatisfy { $0.count <= 8 }
    }

    private mutating func breakLine() {
        line += emphasis?.flush() ?? ""
        guard tables == 0 else {
            line += " "
            return
        }
        let words = Self.trimmed(line)
        if !words.isEmpty { text.lines.append(words) }
        emphasis?.end(words)
        line = ""
    }

    private mutating func endParagraph() {
        let words = Self.trimmed(dropped)
        if !words.isEmpty { text.drop(words) }
        dropped = ""
        isParagraphDropped = false
        addLine()
    }

    private mutating func addLine() {
        line += emphasis?.flush() ?? ""
        var words = Self.trimmed(line)
        line = ""
        // A number of its own, if only 0, stands in front of that of the style.
        if let number = number ?? style.flatMap(styles.number),
            let label = numbering.label(number.id, level: number.level), !words.isEmpty
        {
            words = label + (label.hasSuffix("）") || label.hasSuffix(".") ? "" : "\u{3000}") + words
        }
        number = nil
        style = nil
        let frame = frame
        self.frame = nil
        guard !words.isEmpty else { return }
        if frame == .dropCap {
            dropCap += words
            return
        }
        (words, dropCap) = (dropCap + words, "")
        if frame == .apart { text.frame(words) }
        emphasis?.end(words)
        if tables > 0 { cells.append(words) } else { text.lines.append(words) }
    }

    private consuming func finish() -> DocumentText {
        var text = text
        if !dropCap.isEmpty { text.lines.append(dropCap) }
        emphasis?.endOptions()
        text.setOff = emphasis?.found ?? []
        if pictures > 0 { text.unread.append("图片或图形 \(pictures) 个") }
        if plainSigns > 0 { text.unread.append("上标或下标 \(plainSigns) 个，已写成普通的字") }
        if unknownSigns > 0 { text.unread.append("特殊符号 \(unknownSigns) 个认不出，写成了“〓”") }
        if unknownFields > 0 { text.unread.append("域（带圈字符、公式等）\(unknownFields) 个认不出，写成了“〓”") }
        if formula.others > 0 { text.unread.append("公式里一行字写不出的结构 \(formula.others) 处，请核对") }
        if !numbering.unknown.isEmpty {
            text.unread.append("自动编号的格式不认识，写成了 1、2、3（\(numbering.unknown.sorted().joined(separator: "、"))）")
        }
        if notes > 0 { text.unread.append("脚注或尾注 \(notes) 个") }
        return text
    }

    static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
