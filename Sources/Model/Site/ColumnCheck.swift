package import Diagnostics

/// Checks the columns of site.yaml against the folders that there are.
enum ColumnCheck {
    /// A column without a folder is a slip of the name, or a folder that has not come yet; a folder that is empty waits for its pages.
    static func findings(
        _ titles: [SiteConfiguration.ColumnTitle], folders: Set<String>, empty: Set<String>
    ) -> [Finding] {
        let waiting = empty.filter { !Column.reserved.contains($0) }
        return titles.filter { !folders.contains($0.folder) && !waiting.contains($0.folder) }.map { title in
            let unused = folders.subtracting(titles.map(\.folder)).filter { !$0.isEmpty }.sorted()
            let near = NearMiss.best(for: title.folder, among: unused).map { "是不是想写“\($0)”？" }
            let isReserved = Column.reserved.contains(title.folder)
            return Finding(
                .columnMissing, at: title.place,
                isReserved
                    ? "“\(title.folder)”是放\(reserved(title.folder))的文件夹，不是栏目"
                    : "栏目“\(title.title)”没有网页：Content 里没有文件夹 \(title.folder)",
                explanation: [near].compactMap { $0 }
            )
        }
    }

    /// A folder whose pages stand in the navigation under the folder's own name, where others were given one.
    static func unnamed(_ pages: [Page], titles: [SiteConfiguration.ColumnTitle]) -> [Finding] {
        guard !titles.isEmpty else { return [] }
        let named = Set(titles.map(\.folder) + pages.filter(\.isIntroduction).map(\.column)).union(
            Column.defaultTitles.keys)
        let folders = Dictionary(pages.map { ($0.column, $0) }) { first, _ in first }
        return folders.filter { !$0.key.isEmpty && !named.contains($0.key) }.sorted { $0.key < $1.key }.map {
            folder, page in
            Finding(
                .columnUnnamed, at: Place(file: page.source.path), "栏目文件夹 \(folder) 没有中文名称，导航里就叫“\(folder)”",
                explanation: ["在 site.yaml 的 columns 下面加一行，如 \(folder): 工作动态"])
        }
    }

    private static func reserved(_ folder: String) -> String {
        switch folder {
        case "statutes": "法律"
        case "banks": "题库"
        case "papers": "试卷配方"
        case "lessons": "课程"
        case "frameworks": "考核框架"
        default: "图片和附件"
        }
    }
}

extension FindingCode {
    package static let columnUnnamed = FindingCode(
        "site.column-unnamed", .warning, "栏目没有中文名称",
        manual: "Content 里的每个栏目文件夹在导航里有一个名称，写在 site.yaml 的 `columns`（栏目）里：`gongzuo: 工作动态`。没有写，访问的人看到的就是文件夹的英文名。"
    )
    package static let columnMissing = FindingCode(
        "site.column-missing", .warning, "站点设置里的栏目没有网页",
        manual: "site.yaml 的 `columns`（栏目）左边写 Content 里的文件夹名，右边写栏目名称。文件夹名写错了，这个栏目就不会出现。文件夹已经建好、里面还没有文章的，不提示，有了文章栏目就出现。"
    )
}
