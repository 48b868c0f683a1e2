import DataFiles
package import Diagnostics

/// One theme's own files: what it adds to, or puts in place of, the theme that it extends.
///
/// ## File format
/// - `theme.yaml`: `name`, `title`, `extends` (the name of another theme), `overrides` (file and SHA-256 of the original that
///   it was copied from).
/// - The other files: see ``SiteTheme``.
///
/// ## Parsing behavior
/// - A theme without `theme.yaml` extends nothing.
package struct ThemeFolder: Sendable {
    /// The folder's path for messages.
    package let label: String
    /// By their path inside the folder.
    package let files: [String: [UInt8]]
    /// The theme that this one extends.
    package let parent: Parent?
    /// What `overrides` records, in the order of the file.
    let recorded: [Recorded]

    package struct Parent: Sendable {
        package let name: String
        /// Where it is named.
        package let place: Place

        package init(name: String, place: Place) {
            self.name = name
            self.place = place
        }
    }

    struct Recorded: Sendable {
        let path: String
        let digest: String
        let pathPlace: Place
        let digestPlace: Place
    }

    private static let extends = FieldName("extends", "继承")
    private static let overrides = FieldName("overrides", "改自")

    package init(label: String, files: [String: [UInt8]], findings: inout [Finding]) {
        self.label = label
        self.files = files
        guard let bytes = files["theme.yaml"] else {
            parent = nil
            recorded = []
            return
        }
        let source = SourceText(path: "\(label)/theme.yaml", bytes: bytes)
        let node = YAMLReader.read(source, findings: &findings)
        let known = [FieldName("name", "名称"), FieldName("title", "标题"), Self.extends, Self.overrides]
        var reader = FieldReader(node, in: source, kind: "theme.yaml", known: known)
        parent = reader.string(Self.extends).map { Parent(name: $0, place: reader.place(Self.extends)) }
        recorded = Self.read(reader.node(Self.overrides), &reader)
        findings += reader.finish()
    }

    private static func read(_ node: YAMLNode?, _ reader: inout FieldReader) -> [Recorded] {
        guard let node else { return [] }
        guard let entries = node.entries else {
            let place = reader.source.place(node.range)
            reader.report(Finding(.fieldType, at: place, "overrides 下面应当是一行一个“文件: 原件的 SHA-256”"))
            return []
        }
        return entries.map { entry in
            Recorded(
                path: entry.key, digest: entry.value.text?.lowercased() ?? "",
                pathPlace: reader.source.place(entry.keyRange), digestPlace: reader.source.place(entry.value.range)
            )
        }
    }
}
