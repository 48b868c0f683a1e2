import Diagnostics
import Site

/// Makes a working site to start from: the starter content in a folder of its own.
package enum NewSite {
    /// Why no site was made.
    package enum Problem: Error, CustomStringConvertible {
        case notEmpty(FilePath)
        case noStarter
        case noName

        package var description: String {
            switch self {
            case .notEmpty(let folder): "文件夹 \(folder) 里已经有文件，为免覆盖，没有新建。请换一个新的文件夹名"
            case .noName: "没有写文件夹名。例：humen new 我的站点"
            case .noStarter: "没有找到随程序安装的示例内容（share/humen/Content）。请重新安装，或用环境变量 HUMEN_SHARE 指出它在哪里"
            }
        }
    }

    /// Copies the starter content to `folder`, which must be empty or new; returns how many files were written.
    ///
    /// Without `samples` come the laws, the frameworks, the glossary, the slogans, `site.yaml` and the calendar, whose
    /// events then lead to no page that is not there, and hold no day that only the samples made up.
    package static func make(in folder: FilePath, share: ShareFolder?, samples: Bool = true) throws -> Int {
        guard !folder.path.isEmpty else { throw Problem.noName }
        guard let share, Disk.isFolder(share.content) else { throw Problem.noStarter }
        if Disk.isFolder(folder), try !Disk.files(below: folder).isEmpty { throw Problem.notEmpty(folder) }
        let files = try Disk.files(below: share.content).filter { samples || isKept($0) }
        for file in files {
            let target = folder.appending("Content").appending(file)
            try Disk.makeFolder(target.parent)
            let bytes = try Disk.read(share.content.appending(file))
            let isCalendar = !samples && file == "calendar.yaml"
            try Disk.write(isCalendar ? withoutSamples(bytes) : bytes, to: target)
        }
        if !samples { try makeColumns(in: folder.appending("Content")) }
        return files.count
    }

    /// The folders of the columns that site.yaml names, empty: they wait for their first pages.
    private static func makeColumns(in content: FilePath) throws {
        var findings: [Finding] = []
        let source = try SourceReader.read(content.appending("site.yaml"), findings: &findings)
        for column in SiteConfiguration(source, findings: &findings).columns {
            try Disk.makeFolder(content.appending(column.folder))
        }
    }

    private static let keptFolders = ["statutes/", "frameworks/"]

    private static func isKept(_ file: String) -> Bool {
        !file.contains("/") || keptFolders.contains { file.hasPrefix($0) }
    }

    /// The calendar without links to samples and without events whose dates the samples made up.
    private static func withoutSamples(_ calendar: [UInt8]) -> [UInt8] {
        let blocks = String(decoding: calendar, as: UTF8.self).split(
            separator: "\n  - ", omittingEmptySubsequences: false)
        let kept = blocks.filter { block in !["日期为本站拟定", "当年通知"].contains { block.contains($0) } }.map { block in
            block.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                let words = line.drop { $0 == " " }
                return !words.hasPrefix("page:") || keptFolders.contains { words.hasPrefix("page: " + $0) }
            }.joined(separator: "\n")
        }
        let text = kept.joined(separator: "\n  - ")
        return Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    }
}
