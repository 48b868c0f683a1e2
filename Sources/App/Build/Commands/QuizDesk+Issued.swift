import ChineseText
import Diagnostics
import Packs
import Print
package import Quiz
import Site
import Theme

/// What was issued before: where a question stands, how often it was used, what has changed since.
extension QuizDesk {
    /// Every issued paper that nobody has altered, by its file name; a copy of a file is no second paper.
    mutating func issuedPapers() throws -> [(file: FilePath, paper: IssuedPaper)] {
        guard Disk.isFolder(site.issued) else { return [] }
        var papers: [(FilePath, IssuedPaper)] = []
        var known: [String: Int] = [:]
        for name in try Disk.files(below: site.issued).sorted() where name.hasSuffix(".json") {
            let file = site.issued.appending(name)
            let source = try SourceReader.read(file, findings: &findings)
            guard let paper = IssuedPaper.read(source, findings: &findings) else { continue }
            if let index = known[paper.packID] {
                if name == paper.fileName { papers[index].0 = file }
                continue
            }
            known[paper.packID] = papers.count
            papers.append((file, paper))
        }
        return papers
    }

    /// In how many papers of other blueprints each question stands.
    mutating func exposure(besides blueprint: String) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (_, paper) in try issuedPapers() where paper.content.blueprint != blueprint {
            for question in paper.content.questions { counts[question.id, default: 0] += 1 }
        }
        return counts
    }

    /// The paper of the same blueprint that this one is nearest to, if it is another.
    static func previous(
        of paper: IssuedPaper, among issued: [IssuedPaper]
    ) -> (packID: String, differences: [String])? {
        let earlier = issued.filter { $0.content.blueprint == paper.content.blueprint }
        guard !earlier.contains(where: { $0.packID == paper.packID }) else { return nil }
        let compared = earlier.map { ($0.packID, paper.content.differences(from: $0.content)) }
        return compared.min { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    }

    /// Where a question stands; `words` are its id, or a part of its stem.
    package mutating func whereabouts(of words: String) throws -> [Whereabouts] {
        Whereabouts.find(words, in: try issuedPapers().map { ($0.file.path, $0.paper) })
    }

    /// What is said of words that no issued paper has: the question of the banks that is meant, and where it was printed in other
    /// words; throws where there is none.
    package func unissued(_ words: String, _ issued: QuizDesk) throws -> (words: String, found: [Whereabouts]) {
        let questions = shelf.banks.flatMap(\.questions)
        let known = questions.filter { $0.id == words }
        let meant = known.isEmpty && words.count >= 2 ? questions.filter { $0.stem.contains(words) } : known
        var issued = issued
        issued.findings = []
        let papers = try issued.issuedPapers().map { ($0.file.path, $0.paper) }
        let unread = issued.findings.count { $0.code == .paperIssuedAltered || $0.code == .paperIssuedUnreadable }
        guard meant.isEmpty else { return try Self.unissued(meant, shelf, papers, unread: unread) }
        let ids = Set(questions.map(\.id) + papers.flatMap { $0.1.content.questions.map(\.id) })
        let near = NearMiss.best(for: words, among: ids.sorted())
        throw Problem(
            description: (unread > 0 ? "读得了的卷和题库里都没有“\(words)”这道题" : "发出的卷和题库里都没有“\(words)”这道题")
                + (near.map { "；编号相近的有 \($0)" } ?? "，请写题的编号，或者题干里连续的几个字"))
    }

    private static func unissued(
        _ meant: [Question], _ shelf: BankShelf, _ papers: [(file: String, paper: IssuedPaper)], unread: Int
    ) throws -> (words: String, found: [Whereabouts]) {
        let named = "（\(meant.map(\.id).listed(atMost: 5, unit: "题"))）"
        let printed = Set(papers.flatMap { $0.paper.content.questions.map(\.id) })
        let same = meant.map(\.id).filter(printed.contains)
        if !same.isEmpty {
            return ("题库里的题干改过，印在卷上的是原来的话：", same.flatMap { Whereabouts.find($0, in: papers) })
        }
        let earlier = Whereabouts.earlier(of: meant, in: papers, besides: shelf.questions)
        if !earlier.isEmpty {
            return (
                "题库里有这道题\(named)，发出的卷里没有这个编号；没有写编号的题，改了字编号也就变了。下面是卷上印着、题库里已经没有、看起来像它原来样子的题，请核对：",
                earlier
            )
        }
        let rest = unread > 0 ? "读得了的卷里没有它；另有 \(unread) 份发卷文件被改过或者不完整，里面有没有不知道，请先取回原来的文件" : "还没有印进发出的卷"
        return ("题库里有这道题\(named)，\(rest)", [])
    }

    /// Why nothing has to be told of a question that is not as it was printed; nil where it is.
    private func untold(_ id: String, in papers: [IssuedPaper]) -> String? {
        guard let now = shelf.questions[id] else { return nil }
        let changes = papers.compactMap { Erratum.unprinted(now, in: $0) }
        let added = Set(changes.flatMap(\.added)).sorted()
        if !added.isEmpty {
            return "题库里的“\(id)”后来加了选项 \(added.joined(separator: "、"))，发出去的卷上没有印；印了的题、选项和答案都没有变，不用勘误"
        }
        guard changes.contains(where: \.isReordered) else { return nil }
        return "题库里的“\(id)”只是选项换了次序；卷上的选项照印出来的次序，卷上的答案也没有变，不用勘误"
    }

    /// Writes the 勘误单 of a question that was printed and has since been mended or taken out of its bank.
    ///
    /// `void` says why it is void where it cannot be mended on paper.
    package mutating func errata(of words: String) throws -> (sheet: FilePath, void: [String])? {
        let found = try whereabouts(of: words)
        guard found.count == 1, let question = found.first else {
            throw Problem(
                description: found.isEmpty
                    ? "没有一份发出的卷有“\(words)”这道题，不用勘误"
                    : "“\(words)”不止一道题：\(found.map(\.question).joined(separator: "、"))，请写题的编号")
        }
        let papers = try issuedPapers().map(\.paper)
        let pictures = try pictures()
        let errata = papers.compactMap {
            Erratum(
                $0, question: question.question, now: shelf.questions[question.question], pictures: pictures)
        }
        if errata.isEmpty, let reason = untold(question.question, in: papers) { throw Problem(description: reason) }
        guard !errata.isEmpty else {
            throw Problem(description: "题库里的“\(question.question)”与发出去的一样，没有要更正的；请先改好题库")
        }
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check([ErrataView.self], words: [], findings: &findings)
        let office = configuration.office.isEmpty ? nil : configuration.office
        func pages(_ theme: SiteTheme) -> [(String, [UInt8])] {
            [("errata.html", theme.render(ErrataView(errata, theme: theme, office: office)))]
        }
        let output = OutputFolder(
            site.output.appending("print").appending("errata-" + ContentPath.segment(question.question)),
            of: site.output)
        findings += Handout.inspect(
            pages(theme), marked: { pages(theme.tracing) }, theme: theme, in: output)
        guard !findings.haveErrors else { return nil }
        try Handout.write(pages(theme), to: output)
        let void = errata.compactMap { erratum in
            erratum.reason.map { "\(erratum.paper.packID) 里的这道题只能作废：\($0.words)" }
        }
        return (output.folder.appending("errata.html"), void + reworded(errata, papers) + marked(errata))
    }

    /// What to do with marks that were given by the printed key.
    private func marked(_ errata: [Erratum]) -> [String] {
        let papers = errata.filter(\.isMarkedOtherwise).map(\.paper.packID)
        guard let first = papers.first else { return [] }
        return [
            "答案改了，或者题作废了（\(papers.listed(atMost: 5, unit: "份卷"))），已经计过的分这样处理：",
            "  纸上批阅的：照勘误单改判、改分。",
            "  用学生包交的：屏幕上的等第、16 字编码、汇总页和台账里的合计都是按印出的答案算的。卷是冻结的，清除以后把原来的结果文件再导入一次，还是按印出的答案计分：这次的等第、总分请不要用，也不要拿来评价学生。",
            "  要有按正确答案计的成绩：用配方重新发卷（新的卷号），全班重做，导入新的结果。",
            "  台账里的旧合计不要再进报告的：humen quiz results clear \(first) --all-classes --reason 答案有误。别的题的得分率没有错，还要用的，先用 humen quiz analyze \(first) 写好报告。",
        ]
    }

    /// What the banks have in the place of a question whose id, made from its words, is gone; the sheet says that it is void until its id is
    /// written beside it.
    private func reworded(_ errata: [Erratum], _ papers: [IssuedPaper]) -> [String] {
        guard let was = errata.first(where: { $0.reason == .unknown })?.was else { return [] }
        let printed = Set(papers.flatMap { $0.content.questions.map(\.id) })
        let like = Whereabouts.later(than: was, among: shelf.banks.flatMap(\.questions), besides: printed)
        guard !like.isEmpty else {
            return ["题库里也没有看起来像它的题。题还在、只是改了很多的，请在题库里那道题的题干末尾写上 {#\(was.id)}，再出勘误单；确实删去的，照这份发"]
        }
        let named = like.prefix(3).map { "\($0.id) “\($0.stem.replacing("\n", with: " ").prefix(30))”" }.joined(
            separator: "；")
        return [
            "题库里看起来像它的是：\(named)\(like.count > 3 ? "等 \(like.count) 题" : "")。如果就是它改了字，请先不要发这份勘误单：在题库里那道题的题干末尾写上 {#\(was.id)}，再出一次；确实删去的，照这份发"
        ]
    }
}
