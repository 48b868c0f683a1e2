import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Law

struct StatuteMarkdownTests {
    /// A law without the places of its parts.
    static func dump(_ statute: Statute) -> String {
        let divisions = statute.divisions.map { "\($0.level) \($0.label)|\($0.title) \($0.articles)" }
        let articles = statute.articles.map { article in
            let paragraphs = article.paragraphs.map { paragraph in
                let items = paragraph.items.map { item in
                    "\(item.number)\(item.isPlain ? "." : "")\(item.text)"
                        + item.subitems.map { "/\($0.number)\($0.text)" }.joined()
                }
                return ([paragraph.text] + items).joined(separator: "\n  ")
            }
            return "\(article.number) " + paragraphs.joined(separator: "\n ")
        }
        let dates = [statute.adopted, statute.since, statute.repealed].map { $0?.description ?? "-" }
        let head =
            [statute.id, statute.title, statute.text.rawValue, statute.extent.rawValue] + statute.shortNames + dates
        let annexes = statute.annexes.flatMap { [$0.title] + $0.lines }
        return (head + statute.history + statute.preamble + divisions + articles + annexes).joined(separator: "\n")
    }

    private func roundTrip(_ statute: Statute) -> Statute? {
        StatuteCollection([SourceText(path: "x/a.md", statute.markdown)]).statutes.first
    }

    @Test(arguments: ["jindufa", "jiedu-tiaoli"])
    func `our own laws come back as they were`(name: String) throws {
        let path = "Content/statutes/\(name).md"
        let text = try String(contentsOf: PackageRoot.folder.appending(path: path), encoding: .utf8)
        let statute = try #require(StatuteCollection([SourceText(path: path, text)]).statutes.first)
        let again = try #require(roundTrip(statute))
        #expect(Self.dump(again) == Self.dump(statute))
        #expect(again.markdown == statute.markdown)
    }

    @Test func `pasted text becomes a file of ours`() throws {
        let text = """
            某市校园禁毒宣传办法
            2020年5月1日公布
            第一章　总　则
            第一条　为了做好宣传，制定本办法。
            第二条　学校应当：
            （一）上课；
            （二）考试。
            附　则
            第三条　本办法自2020年6月1日起施行。
            """
        let statute = try #require(StatuteCollection([SourceText(path: "a.txt", text)]).statutes.first)
        #expect(
            statute.markdown == """
                ---
                kind: statute
                id: mou-shi-xiao-yuan-jin-du-xuan-chuan-ban-fa
                title: 某市校园禁毒宣传办法
                adopted: 2020-05-01
                effective: 2020-06-01
                text: official
                extent: full
                ---

                2020年5月1日公布

                ## 第一章 总　则

                第一条 为了做好宣传，制定本办法。

                第二条 学校应当：

                （一）上课；

                （二）考试。

                附　则

                第三条 本办法自2020年6月1日起施行。

                """)
    }
}

@Suite(.enabled(if: PublicLaws.exist, "../shared/data is not here"))
struct PublicLawMarkdownTests {
    @Test func `every public law comes back from our Markdown as it was`() throws {
        var different: [String] = []
        for statute in PublicLaws.collection.statutes {
            let again = StatuteCollection([SourceText(path: "x/a.md", statute.markdown)]).statutes.first
            if again.map(StatuteMarkdownTests.dump) != StatuteMarkdownTests.dump(statute) {
                different.append(statute.files.first?.path ?? "")
            }
        }
        #expect(different == [])
        #expect(PublicLaws.collection.statutes.count > 30)
    }
}
