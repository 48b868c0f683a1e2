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
    package static func make(in folder: FilePath, share: ShareFolder?) throws -> Int {
        guard !folder.path.isEmpty else { throw Problem.noName }
        guard let share, Disk.isFolder(share.content) else { throw Problem.noStarter }
        if Disk.isFolder(folder), try !Disk.files(below: folder).isEmpty { throw Problem.notEmpty(folder) }
        let files = try Disk.files(below: share.content)
        for file in files {
            let target = folder.appending("Content").appending(file)
            try Disk.makeFolder(target.parent)
            try Disk.write(Disk.read(share.content.appending(file)), to: target)
        }
        return files.count
    }
}
