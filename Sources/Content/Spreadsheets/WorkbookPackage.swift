import Archives

/// The parts of an xlsx file while some of them are changed; all others stay as they are, to the byte.
struct WorkbookPackage {
    let file: WorkbookFile
    private var changes: [String: [UInt8]?] = [:]
    private var types: MarkupElement

    private static let typesPath = "[Content_Types].xml"
    private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    static let officeLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Takes a workbook apart; throws for kinds that are not to be patched: strict ones, those with macros.
    init(_ bytes: [UInt8]) throws {
        file = try WorkbookFile(bytes)
        guard let types = try file.file(Self.typesPath), let main = try file.file(file.path) else {
            throw WorkbookFile.Problem(description: "工作簿不完整")
        }
        self.types = try MarkupElement(types)
        let kind = self.types.elements.first { $0["PartName"]?.lowercased() == "/" + file.path.lowercased() }
        let root = try MarkupElement(main)
        let spaces = root.attributes.filter { $0.name.hasPrefix("xmlns") }.map(\.value)
        guard spaces.contains(Self.spreadsheet), kind?["ContentType"]?.contains("macroEnabled") != true else {
            throw WorkbookFile.Problem(description: "这种工作簿不能照原样标注")
        }
    }

    /// A part as it is now.
    func part(_ path: String) throws -> [UInt8]? {
        if let change = changes[name(path)] { return change }
        return try file.file(path)
    }

    /// Replaces a part or adds one.
    mutating func put(_ bytes: [UInt8], at path: String) { changes.updateValue(bytes, forKey: name(path)) }

    /// Takes a part out, with what the package says of it.
    mutating func remove(_ path: String, from owner: String) throws {
        changes.updateValue(nil, forKey: name(path))
        types.map { $0["PartName"]?.lowercased() == "/" + path.lowercased() ? nil : $0 }
        let ids = try file.links(of: owner).filter { $0.value.path.lowercased() == path.lowercased() }.keys
        guard var list = try links(of: owner) else { return }
        list.map { link in ids.contains(link["Id"] ?? "") ? nil : link }
        put(list.bytes, at: Self.list(of: owner))
    }

    /// Names of all parts, in small letters.
    var paths: [String] { file.names.keys.sorted() }

    /// A path that no part has: `xl/comments7.xml`.
    func free(_ stem: String, _ suffix: String) -> String {
        var number = 1
        while file.names["\(stem)\(number)\(suffix)".lowercased()] != nil || changes["\(stem)\(number)\(suffix)"] != nil
        {
            number += 1
        }
        return "\(stem)\(number)\(suffix)"
    }

    /// Says what kind of part stands at a path.
    mutating func declare(_ path: String, as type: String) {
        types.append(MarkupElement(types.beside("Override"), ["PartName": "/" + path, "ContentType": type]))
    }

    /// Says what all parts with an ending are, unless that is said already.
    mutating func declare(ending: String, as type: String) {
        let isKnown = types.elements.contains { $0["Extension"]?.lowercased() == ending }
        if isKnown { return }
        let element = MarkupElement(types.beside("Default"), ["Extension": ending, "ContentType": type])
        types.children.insert(.element(element), at: 0)
    }

    /// Lets a part refer to another; gives the id of the reference.
    mutating func link(_ owner: String, to path: String, as type: String) throws -> String {
        var list = try links(of: owner) ?? MarkupElement("Relationships", ["xmlns": Self.relationships])
        let taken = Set(list.elements.compactMap { $0["Id"] })
        var number = list.elements.count + 1
        while taken.contains("rId\(number)") { number += 1 }
        let id = "rId\(number)"
        list.append(
            MarkupElement(
                list.beside("Relationship"),
                ["Id": id, "Type": Self.officeLinks + "/" + type, "Target": "/" + path]))
        put(list.bytes, at: Self.list(of: owner))
        return id
    }

    /// The whole as xlsx.
    func bytes() throws -> [UInt8] {
        var all = changes
        all.updateValue(types.bytes, forKey: name(Self.typesPath))
        return try file.archive.rewritten(all)
    }

    private func name(_ path: String) -> String { file.names[path.lowercased()] ?? path }

    private func links(of owner: String) throws -> MarkupElement? {
        try part(Self.list(of: owner)).map { try MarkupElement($0) }
    }

    private static func list(of path: String) -> String {
        var folders = path.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        return (folders + ["_rels", name + ".rels"]).joined(separator: "/")
    }
}
