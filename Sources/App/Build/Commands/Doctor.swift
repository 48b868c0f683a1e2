import Glibc

/// Says what is installed, what is missing and how to get it: what `humen doctor` prints.
package struct Doctor: Sendable {
    /// One thing that was looked for, and how to get it where it is missing.
    package struct Check: Encodable, Sendable {
        package let name: String
        package let found: Bool
        /// Without it the program does not work at all.
        package let required: Bool
        package let detail: String
        package let remedy: String
    }

    package let checks: [Check]

    /// Looks for everything now; `environment` gives PATH and HUMEN_SHARE.
    package init(site: SiteFolder, environment: [String: String]) {
        let path = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { FilePath(String($0)) }
        func program(_ names: [String], _ what: String, _ package: String) -> Check {
            let files = names.flatMap { name in path.map { $0.appending(name) } }
            let file = files.first { access($0.path, X_OK) == 0 }
            return Check(
                name: what, found: file != nil, required: false,
                detail: file?.path ?? "没有找到 \(names.joined(separator: "、"))",
                remedy: file == nil ? "sudo apt-get install \(package)" : ""
            )
        }
        let share = site.share
        let content = site.exists
        checks =
            [
                Check(
                    name: "主题和示例内容", found: share?.isWhole == true, required: true,
                    detail: share.map { $0.isWhole ? $0.path.path : $0.missing } ?? "没有找到 share/humen",
                    remedy: share?.isWhole == true ? "" : ShareFolder.remedy
                ),
                Check(
                    name: "当前文件夹的站点", found: content, required: false,
                    detail: content ? site.content.path : "\(site.path) 里没有 Content/",
                    remedy: content ? "" : "humen new 文件夹名"
                ),
                program(PDFPress.programs, "报表的 PDF（可选，有一个就行）", "weasyprint"),
                program(["soffice"], "旧 Word/Excel/WPS 文件（可选）", "libreoffice-writer-nogui libreoffice-calc-nogui"),
            ] + Self.leftovers(of: site)
    }

    /// What runs that were killed have left in the output.
    private static func leftovers(of site: SiteFolder) -> [Check] {
        let real = Disk.resolved(site.siteOutput).map { [$0.parent] } ?? []
        let own = Disk.resolved(site.output)
        let places = Leftover.places(of: site.output) + real.filter { $0 != own }
        return Leftover.all(in: places).map { leftover in
            let what =
                leftover.isRunning ? "正在生成（进程 \(leftover.process)），请等它做完" : "是中断的生成留下的，不能用；下一次生成会自动删去"
            return Check(
                name: "没有做完的输出", found: true, required: false, detail: "\(leftover.folder) \(what)", remedy: "")
        }
    }

    /// Whether everything that is required is there.
    package var isWell: Bool { checks.allSatisfy { $0.found || !$0.required } }

    /// The checks for people, a line each.
    package var text: String {
        checks.map { check in
            let mark = check.found ? "有" : check.required ? "缺" : "无"
            return "[\(mark)] \(check.name)：\(check.detail)\(check.remedy.isEmpty ? "" : "\n     安装：\(check.remedy)")\n"
        }.joined()
    }
}
