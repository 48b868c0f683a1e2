import Diagnostics

/// Symbolic links in the content and in themes: what they lead to may be anything on this computer, and a page is public.
///
/// A link to a file inside the same folder is that file once more. One that leads out of it, to a folder or to nothing is
/// reported and not read.
enum ContentLinks {
    /// Every file of a folder that may be read, as ``Disk/files(below:)`` lists them; `name` is what people call the folder.
    static func files(
        of content: FilePath, called name: String = " Content 文件夹", findings: inout [Finding]
    ) throws -> [String] {
        var links: [String] = []
        let files = try Disk.files(below: content, links: &links)
        guard !links.isEmpty else { return files }
        let root = root(of: content)
        var refused: Set<String> = []
        for link in links.sorted() {
            guard let why = reason(content.appending(link), root: root, name) else { continue }
            refused.insert(link)
            findings.append(
                Finding(
                    .fileLink, at: Place(file: content.appending(link).path), why,
                    explanation: ["请把文件本身拷进\(name)，再删去这个链接"])
            )
        }
        return files.filter { !refused.contains($0) }
    }

    /// Whether a file of the content stands in it, and is not a link that leads out.
    static func mayBeRead(_ file: FilePath, in content: FilePath) -> Bool {
        reason(file, root: root(of: content)) == nil
    }

    private static func root(of content: FilePath) -> String { (Disk.resolved(content) ?? content).path + "/" }

    /// Why a link is not read; nil when it is.
    private static func reason(_ link: FilePath, root: String, _ name: String = " Content 文件夹") -> String? {
        let target = Disk.target(ofLink: link)
        guard let real = Disk.resolved(link) else { return "这是一个链接，指向的“\(target)”不存在，没有读取" }
        guard real.path.hasPrefix(root) else { return "这是一个链接，指到了\(name)外面（\(target)），没有读取" }
        return Disk.isFile(link) ? nil : "这是一个链接，指向文件夹（\(target)），没有读取"
    }
}

extension FindingCode {
    static let fileLink = FindingCode(
        "file.link", .error, "Content 或主题里的链接没有读取",
        manual: """
            Content 文件夹或主题文件夹里的一个文件其实是链接（符号链接），指到别处。网站是公开的，别处的文件不能这样带进去；拷到 U盘以后链接也会断。
            请把文件本身拷进那个文件夹，再删去这个链接。指到同一个文件夹里另一个文件的链接可以用。
            """
    )
}
