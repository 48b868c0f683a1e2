import Archives
import ChineseText

extension DocxDraft {
    /// The document as docx; the same document always gives the same bytes.
    package func bytes() -> [UInt8] {
        var zip = ZipWriter()
        zip.add("[Content_Types].xml", DocxParts.contentTypes)
        zip.add("_rels/.rels", DocxParts.relations)
        zip.add("word/document.xml", Array(document.utf8))
        zip.add("word/styles.xml", DocxParts.styles)
        zip.add("word/footer1.xml", DocxParts.footer)
        zip.add("word/_rels/document.xml.rels", DocxParts.documentRelations)
        return zip.finish()
    }

    private var document: String {
        var body = Self.paragraph("Title", Self.run(title))
        for block in blocks { body += Self.xml(block) }
        return DocxParts.head + "<w:document \(DocxParts.names)><w:body>" + body + DocxParts.page
            + "</w:body></w:document>"
    }

    private static func xml(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text): paragraph("Heading\(min(max(level, 1), 3))", run(text))
        case .paragraph(let runs): paragraph("Normal", runs.map(run).joined())
        case .recipients(let runs): paragraph("Recipients", runs.map(run).joined())
        case .signature(let runs): paragraph("Signature", runs.map(run).joined())
        case .note(let text): paragraph("Note", run(text))
        case .pageBreak: "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        case .banner(let text): paragraph("Title", run(text))
        case .table(let columns, let rows): table(columns, rows)
        }
    }

    private static func run(_ run: Run) -> String {
        switch run {
        case .text(let text): self.run(text)
        case .slot(let text):
            "<w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">［\(escaped(text))］</w:t></w:r>"
        }
    }

    private static func run(_ text: String) -> String {
        "<w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
    }

    private static func paragraph(_ style: String, _ runs: String) -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(runs)</w:p>"
    }

    /// A table as wide as the page, its heading repeated on every page; columns are as wide as their words ask for, and a table of many
    /// columns is set smaller.
    private static func table(_ columns: [String], _ rows: [[String]]) -> String {
        let weights = columns.indices.map { index -> Int in
            let words = [columns[index]] + rows.map { $0.indices.contains(index) ? $0[index] : "" }
            // A heading may take two lines, a figure may not.
            // The sign of per cent is wider than a figure.
            let body = words.dropFirst().map { cells($0) + ($0.hasSuffix("%") ? 2 : 0) }.max() ?? 0
            return min(40, max(5, body + 1, (cells(words[0]) + 1) / 2 + 2))
        }
        let total = max(1, weights.reduce(0, +))
        let size = total > 84 ? 15 : total > 64 ? 18 : 21
        let widths = weights.map { 8_844 * $0 / total }
        let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        func row(_ cells: [String], _ style: String, isHeading: Bool) -> String {
            let cells = columns.indices.map { index in
                let text = cells.indices.contains(index) ? cells[index] : ""
                let cell =
                    "<w:tcPr><w:tcW w:w=\"\(widths[index])\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                let run =
                    "<w:r><w:rPr><w:sz w:val=\"\(size)\"/></w:rPr><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
                return "<w:tc>\(cell)\(paragraph(style, run))</w:tc>"
            }
            let properties = "<w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>"
            return "<w:tr>\(properties)\(cells.joined())</w:tr>"
        }
        let body = rows.map { row($0, "TableText", isHeading: false) }.joined()
        return "<w:tbl>\(DocxParts.tableLook)<w:tblGrid>\(grid)</w:tblGrid>"
            + row(columns, "TableHeading", isHeading: true) + body + "</w:tbl>" + paragraph("Note", "")
    }

    /// How many half characters wide a text is.
    private static func cells(_ text: String) -> Int { EastAsianWidth.cells(text) }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\n", "\t": result += " "
            default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}

/// The parts of a docx that are the same in every document.
private enum DocxParts {
    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    static let names = "xmlns:w=\"\(main)\" xmlns:r=\"\(office)\""

    private static func part(_ text: String) -> [UInt8] { Array((head + text).utf8) }

    private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    static let contentTypes = part(
        "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"\(kind).document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
            + "<Override PartName=\"/word/footer1.xml\" ContentType=\"\(kind).footer+xml\"/></Types>")
    static let relations = part(
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" "
            + "Target=\"word/document.xml\"/></Relationships>")
    static let documentRelations = part(
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"\(office)/footer\" Target=\"footer1.xml\"/></Relationships>")

    /// A4 with the margins of GB/T 9704: 37 mm above, 35 below, 28 at the left, 26 at the right.
    static let page =
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>"

    static let footer = part(
        "<w:ftr \(names)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>")

    static let tableLook: String = {
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" }.joined()
        return
            "<w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>\(edges)</w:tblBorders>"
            + "<w:tblLayout w:type=\"fixed\"/>"
            + "<w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
    }()

    /// One paragraph style: font, size in half points, and what else it has.
    private static func style(
        _ id: String, _ name: String, _ font: String, _ size: Int, paragraph: String, run: String = ""
    ) -> String {
        let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(font)\"/>"
        let isNormal = id == "Normal" ? " w:default=\"1\"" : ""
        return
            "<w:style w:type=\"paragraph\"\(isNormal) w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:qFormat/><w:pPr>\(paragraph)</w:pPr>"
            + "<w:rPr>\(fonts)\(run)<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/><w:lang w:eastAsia=\"zh-CN\"/></w:rPr></w:style>"
    }

    /// 28 points a line: 22 lines on a page.
    private static let line = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>"
    private static let indent = "<w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/>"
    private static let flush = "<w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/>"
    private static let small = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"300\" w:lineRule=\"exact\"/>"

    static let styles = part(
        "<w:styles \(names)>"
            + style("Normal", "Normal", "仿宋_GB2312", 32, paragraph: line + indent + "<w:jc w:val=\"both\"/>")
            + style(
                "Title", "Title", "方正小标宋简体", 44,
                paragraph:
                    "<w:spacing w:before=\"0\" w:after=\"560\" w:line=\"640\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/><w:jc w:val=\"center\"/>"
            )
            + style(
                "Heading1", "heading 1", "黑体", 32,
                paragraph: "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"0\"/>")
            + style(
                "Heading2", "heading 2", "楷体_GB2312", 32,
                paragraph: "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"1\"/>")
            + style(
                "Heading3", "heading 3", "仿宋_GB2312", 32,
                paragraph: "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"2\"/>", run: "<w:b/>")
            + style("Recipients", "Recipients", "仿宋_GB2312", 32, paragraph: line + flush)
            + style(
                "Signature", "Signature", "仿宋_GB2312", 32,
                paragraph: line
                    + "<w:ind w:right=\"640\" w:firstLine=\"0\" w:firstLineChars=\"0\"/><w:jc w:val=\"right\"/>")
            + style("TableHeading", "Table Heading", "黑体", 21, paragraph: small + flush + "<w:jc w:val=\"center\"/>")
            + style("TableText", "Table Text", "宋体", 21, paragraph: small + flush + "<w:jc w:val=\"center\"/>")
            + style("Note", "Note", "宋体", 18, paragraph: small + flush)
            + style("Footer", "footer", "宋体", 28, paragraph: flush + "<w:jc w:val=\"center\"/>") + "</w:styles>")
}
