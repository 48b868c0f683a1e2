package import Diagnostics
import Quiz
import Site
import Theme

/// Whether the answers of a test can be read elsewhere already.
extension QuizDesk {
    /// Warns where a paper for a test shares questions with one that the site offers for practice: its key is public.
    mutating func warnOfOpenKeys(_ paper: IssuedPaper, mode: PackMode) throws {
        guard !mode.isOpen else { return }
        let handedOut = site.output.appending("packs").appending(paper.folderName).appending("practice.html")
        if Disk.isFile(handedOut) {
            findings.append(
                Finding(
                    .quizKeyPublic, at: Place(file: handedOut.path), "这份卷已经做过练习包，练习包里有答案和解析",
                    explanation: ["练习包已经发给学生的，\(mode.title)请换一份卷；没有发的，删去这个文件夹"]))
        }
        var known = findings
        let named = try SiteBuilder.configuration(of: site, findings: &known).practice
        guard !named.isEmpty else { return }
        let own = Set(paper.content.questions.map(\.id))
        for (_, open) in try issuedPapers() {
            guard let name = named.first(where: { $0.text == open.packID }) else { continue }
            let shared = open.content.questions.map(\.id).filter(own.contains)
            guard !shared.isEmpty else { continue }
            let what = open.packID == paper.packID ? "它自己" : "《\(open.content.title)》（\(open.packID)）"
            findings.append(
                Finding(
                    .quizKeyPublic, at: name.place,
                    "这份\(mode.title)的 \(shared.count) 道题（共 \(own.count) 道）已经放在网站上练习，答案谁都看得到：\(what)",
                    explanation: [
                        "相同的题：" + shared.prefix(6).joined(separator: "、") + (shared.count > 6 ? "等" : ""),
                        "请换一份卷，或者先从 site.yaml 的 practice 里删去它",
                    ]))
        }
    }
}

extension FindingCode {
    package static let quizKeyPublic = FindingCode(
        "quiz.key-public",
        .warning,
        "测评的题已经公开练习",
        manual: """
            `site.yaml` 的 `practice` 里有同一份卷，或者有同样题目的卷：网站上的练习页里有答案和解析，测评、考核用同样的题，等于先公布了答案。

            同一份卷做过练习包的，也会提示：发出去的练习包里有答案。

            测评包照样做出来。请换一份配方（可以用 `exposure` 避开用过的题），或者等测评以后再把练习放上网站。
            """
    )
}
