import Archives

/// The parts of an xlsx file and how they refer to each other.
struct WorkbookFile {
    /// How many columns are read: nobody fills in a form that wide.
    static let mostColumns = 1_000
    /// How many cells all sheets together may have.
    static let mostCells = 4_000_000

    /// Why a workbook cannot be read, in Chinese.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    struct Part {
        let name: String
        let isHidden: Bool
        let path: String
    }

    let archive: ZipArchive
    /// The real name of each file by its name in small letters: some programs write `xl/SharedStrings.xml`.
    let names: [String: String]
    /// The part that lists the sheets.
    let path: String
    let startsIn1904: Bool
    let sheets: [Part]

    init(_ bytes: [UInt8]) throws {
        let archive = try ZipArchive(bytes)
        self.archive = archive
        let names = Dictionary(archive.names.map { ($0.lowercased(), $0) }) { first, _ in first }
        self.names = names
        let workbook = try Self.mainPart(archive, names)
        guard let xml = try Self.file(workbook, archive, names) else {
            throw Problem(description: "这不是 Excel 文件（里面没有 \(workbook)）")
        }
        let links = try Self.links(of: workbook, archive, names)
        var dates1904 = false
        var sheets: [Part] = []
        try Markup.scan(
            xml, elements: ["sheet", "workbookPr"], attributes: ["name", "id", "state", "date1904"]
        ) { token, values in
            switch token {
            case .start(1): dates1904 = values[3] == "1" || values[3] == "true"
            case .start(0):
                guard let id = values[1], let link = links[id], link.type.hasSuffix("/worksheet") else { return }
                let isHidden = values[2] == "hidden" || values[2] == "veryHidden"
                sheets.append(Part(name: values[0] ?? "", isHidden: isHidden, path: link.path))
            default: break
            }
        }
        guard sheets.count <= 256 else { throw Problem(description: "工作簿里的表太多") }
        path = workbook
        startsIn1904 = dates1904
        self.sheets = sheets
    }

    /// A part that the workbook has once: `sharedStrings.xml`, `styles.xml`.
    func shared(_ name: String) throws -> [UInt8]? { try Self.file("xl/" + name, archive, names) }

    func file(_ path: String) throws -> [UInt8]? { try Self.file(path, archive, names) }

    /// The comments of a sheet, if it has any.
    func comments(of sheet: Part) throws -> [UInt8]? {
        let link = try Self.links(of: sheet.path, archive, names).values.first { $0.type.hasSuffix("/comments") }
        return try link.flatMap { try file($0.path) }
    }

    /// What a part refers to, by the ids of its references.
    func links(of path: String) throws -> [String: Link] { try Self.links(of: path, archive, names) }

    struct Link {
        let type: String
        let path: String
    }

    private static func file(_ path: String, _ archive: ZipArchive, _ names: [String: String]) throws -> [UInt8]? {
        try names[path.lowercased()].flatMap { try archive.file($0) }
    }

    private static func mainPart(_ archive: ZipArchive, _ names: [String: String]) throws -> String {
        let links = try links(of: "", archive, names).values
        return links.first { $0.type.hasSuffix("/officeDocument") }?.path ?? "xl/workbook.xml"
    }

    private static func links(
        of path: String, _ archive: ZipArchive, _ names: [String: String]
    ) throws -> [String: Link] {
        var folders = path.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        let list = (folders + ["_rels", name + ".rels"]).joined(separator: "/")
        guard let xml = try file(list, archive, names) else { return [:] }
        var links: [String: Link] = [:]
        try Markup.scan(xml, elements: ["Relationship"], attributes: ["Id", "Type", "Target"]) { token, values in
            guard case .start = token, let id = values[0], let target = values[2] else { return }
            var steps = target.hasPrefix("/") ? [] : folders
            for step in target.split(separator: "/") where step != "." {
                if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
            }
            links[id] = Link(type: values[1] ?? "", path: steps.joined(separator: "/"))
        }
        return links
    }
}
