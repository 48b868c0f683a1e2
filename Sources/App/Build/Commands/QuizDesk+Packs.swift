package import DataFiles
import Diagnostics
import Packs
package import Quiz
import Site
import Theme

/// Packs, with what the teacher gets beside them.
extension QuizDesk {
    /// What a pack is made for.
    package struct PackOrder: Sendable {
        let mode: PackMode?
        let classes: FilePath?
        let isApart: Bool
        let day: CalendarDate

        /// Without a mode, that of the paper; `classes` is a list of classes that get codes on a day; `isApart` makes a file of each
        /// variant, where one file would give out all of them.
        package init(mode: PackMode?, classes: FilePath?, asOf day: CalendarDate, isApart: Bool = false) {
            self.mode = mode
            self.classes = classes
            self.day = day
            self.isApart = isApart
        }
    }

    /// Writes a pack of all variants of a paper, or of each by itself.
    ///
    /// `source` is a blueprint, whose paper is composed and frozen in `issued/`, or such a frozen file: the same file gives
    /// the same bytes whatever became of the banks. The code that opens a test is made here once and kept in
    /// `issued/<packId>.code`; it goes into the teacher's note and into no pack.
    package mutating func pack(_ source: FilePath, variants: [String], order: PackOrder) throws -> Edition? {
        // What is read of `issued/` stays as it is until what is made of it is written.
        try Disk.locked(site.path, for: "发卷") { try packed(source, variants: variants, order: order) }
    }

    private mutating func packed(_ source: FilePath, variants: [String], order: PackOrder) throws -> Edition? {
        let site = site
        let desk = self
        var code: String?
        var classes = try classList()
        let entries = try order.classes.map { try named($0, in: &classes, on: order.day) } ?? []
        let given = entries.map(\.classroom)
        let edition = try edition(
            source, variants: variants, views: [PackView.self, ClassCodesView.self, TallyView.self],
            folder: { paper in
                let mode = order.mode ?? paper.content.mode.pack
                return ("packs", mode == .practice ? paper.folderName : "\(paper.folderName)-\(mode.rawValue)")
            },
            check: { Self.findings(in: entries, of: $0, mode: order.mode ?? $0.content.mode.pack) },
            make: { paper, theme, office in
                let mode = order.mode ?? paper.content.mode.pack
                try desk.check(mode, of: paper)
                if !mode.isOpen, code == nil { code = try Self.unlockCode(paper, in: site) ?? Self.newCode() }
                let variants = paper.content.variants
                let sets = order.isApart ? variants.map { [$0] } : [variants]
                let opening = code
                func view(_ names: [String]) -> PackView? {
                    PackView(paper, variants: names, mode: mode, code: opening, theme: theme, office: office)
                }
                let packs = sets.compactMap { set -> Handout.Page? in
                    let names = set.map(\.name)
                    guard view(names) != nil else { return nil }
                    let name = order.isApart ? paper.fileName(mode.rawValue, set[0]) : "\(mode.rawValue).html"
                    return Handout.Page(name: name) { view(names).map { theme.render($0) } ?? [] }
                }
                let codes =
                    given.isEmpty
                    ? []
                    : [
                        Handout.Page(name: "teacher/班级码.html") { [given] in
                            theme.render(ClassCodesView(given, paper: paper, theme: theme, office: office))
                        }
                    ]
                let tally = TallyView(paper, mode: mode, code: code, theme: theme, office: office).map { view in
                    Handout.Page(name: "teacher/汇总.html") { theme.render(view) }
                }
                return packs + codes + [tally].compactMap { $0 }
            })
        guard let edition else { return nil }
        let paper = edition.paper
        try warnOfOpenKeys(paper, mode: order.mode ?? paper.content.mode.pack)
        try warnOfRunningTests(paper, mode: order.mode ?? paper.content.mode.pack)
        try warnOfSharedCodes(paper, mode: order.mode ?? paper.content.mode.pack)
        warnOfMissingSalt(paper, mode: order.mode ?? paper.content.mode.pack)
        if !(order.mode ?? paper.content.mode.pack).isOpen { warnOfLowestStage(paper, at: source) }
        if let code, try Self.unlockCode(paper, in: site) == nil {
            try Disk.replace(Self.codeFile(paper, in: site), with: Array((code + "\n").utf8))
        }
        if !given.isEmpty { try Disk.replace(site.issued.appending("classes.csv"), with: classes.bytes) }
        let mode = order.mode ?? paper.content.mode.pack
        guard let code, let folder = edition.files.first?.parent else { return edition }
        let note = folder.appending("teacher/教师说明.txt")
        try Disk.makeFolder(note.parent)
        try Disk.replace(note, with: Array(Self.note(paper, mode: mode, code: code).utf8))
        return Edition(
            paper: paper, issued: edition.issued, files: edition.files + [note], previous: edition.previous)
    }

    // MARK: Codes

    static func codeFile(_ paper: IssuedPaper, in site: SiteFolder) -> FilePath {
        site.issued.appending(paper.packID + ".code")
    }

    /// The code that was made when the paper was first issued as a test or an exam.
    static func unlockCode(_ paper: IssuedPaper, in site: SiteFolder) throws -> String? {
        guard Disk.isFile(codeFile(paper, in: site)) else { return nil }
        let text = String(decoding: try Disk.read(codeFile(paper, in: site)), as: UTF8.self).filter { !$0.isWhitespace }
        guard text.utf8.count == 10 else {
            throw Problem(description: "\(codeFile(paper, in: site)) 不是解锁码，可能被改动过；请从备份取回，否则已发的测评包打不开")
        }
        return text
    }

    /// Fifty bits of chance.
    private static func newCode() -> String {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var source = SystemRandomNumberGenerator()
        return String((0..<10).compactMap { _ in letters.randomElement(using: &source) })
    }

    private static func note(_ paper: IssuedPaper, mode: PackMode, code: String) -> String {
        let grouped = "\(code.prefix(5))-\(code.dropFirst(5))"
        let use =
            mode == .test
            ? "学生都交卷以后，把解锁码写在黑板上；学生在交卷页输入，就能看到对错和解析。"
            : "这个码只给老师用，不要告诉学生：考核卷里没有答案，汇总页用它打开答案来计分。"
        return """
            教师说明（不要发给学生）
            试卷：《\(paper.content.title)》　编号 \(paper.packID)　方式：\(mode.title)

            解锁码：\(grouped)

            \(use)
            字母不分大小写，横线可以不写。码里没有字母 I、L、O、U。
            解锁码也记在站点的 issued/\(paper.packID).code，请和内容一起保存。

            """.replacing("\n", with: "\r\n")
    }
}
