import DataFiles
import Diagnostics
import Testing

@testable import Law

struct StatuteComparisonTests {
    private func statute(_ body: String, renumbers: String = "") -> Statute {
        let front = "---\nkind: statute\nid: jia\ntitle: 试验法\ntext: official\nextent: full\n\(renumbers)---\n"
        return StatuteCollection([SourceText(path: "a.md", front + body)]).statutes[0]
    }

    private func describe(_ comparison: StatuteComparison) -> [String] {
        comparison.entries.map { entry in
            let numbers = [entry.old, entry.new].map { $0?.number.description ?? "-" }.joined(separator: "→")
            return "\(numbers) \(entry.change.rawValue)"
        }
    }

    private static let old = """
        第一条 为了保护学生健康，制定本法。

        第二条 学校每学期安排两课时的禁毒教育，由班主任或者专职教师讲授。

        第三条 学校可以邀请禁毒民警到校讲课。

        第四条 本法自2012年1月1日起施行。

        """
    private static let new = """
        第一条 为了保护学生健康，制定本法。

        第二条 县级以上人民政府应当保障所需的经费。

        第三条 学校每学年安排四课时的禁毒教育，由班主任或者专职教师讲授。

        第四条 学校可以邀请禁毒民警到校讲课。

        """

    @Test func `articles find their partners by words and likeness, and numbers are proposed`() {
        let comparison = StatuteComparison(statute(Self.old), statute(Self.new))
        #expect(describe(comparison) == ["1→1 same", "-→2 added", "2→3 changed", "3→4 moved", "4→- removed"])
        #expect(comparison.proposal == "renumbers: {2: 3, 3: 4}")
        #expect(
            comparison.entries[2].described
                == "第二条 → 第三条（有改动；条号推定、未经人确认，文字相近 \(comparison.entries[2].percent)%）\n学校每学[-期-]{+年+}安排[-两-]{+四+}课时的禁毒教育，由班主任或者专职教师讲授。"
        )
    }

    @Test func `a recorded renumbering stands above likeness`() {
        let comparison = StatuteComparison(statute(Self.old), statute(Self.new, renumbers: "renumbers: {3: 2}\n"))
        #expect(describe(comparison).contains("3→2 changed"))
        #expect(comparison.entries.contains { $0.isRecorded })
        // What a person has confirmed is a fact, and what has the same words needs nobody.
        let pairs = comparison.entries.filter { $0.isPresumed }
        #expect(pairs.map { $0.old?.number.number } == [2])
        let presumed = ComparisonRecord(comparison).articles.filter { $0.presumed }
        #expect(presumed.count == 1)
    }

    @Test(arguments: [
        ("甲乙丙丁", "甲乙丙丁", "甲乙丙丁"), ("", "甲", "{甲}"), ("甲", "", "[甲]"), ("", "", ""),
        ("处五日以下拘留", "处十日以下拘留", "处[五]{十}日以下拘留"),
        ("一二三四五", "六二七四八", "[一二三四五]{六二七四八}"),
        ("甲。\n乙。", "甲。\n丙。\n乙。", "甲。\n{丙。\n}乙。"),
    ])
    func `a difference keeps what both have and shows the rest`(old: String, new: String, expected: String) {
        let pieces = TextDifference(old, new).pieces
        let text = pieces.map { piece in
            switch piece.kind {
            case .same: piece.text
            case .removed: "[\(piece.text)]"
            case .added: "{\(piece.text)}"
            }
        }
        #expect(text.joined() == expected)
        #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == old)
        #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined() == new)
    }
}

@Suite(.enabled(if: PublicLaws.exist, "../shared/data is not here"))
struct PublicLawComparisonTests {
    @Test func `the 治安管理处罚法 of 2012 and of 2025 are told apart article by article`() throws {
        let versions = PublicLaws.collection.statutes.filter { $0.id == "zhi-an-guan-li-chu-fa-fa" }
            .sorted { $0.version < $1.version }
        try #require(versions.count == 2)
        let comparison = StatuteComparison(versions[0], versions[1])
        let moved = comparison.renumbers.reduce(into: [:]) { $0[$1.old.number] = $1.new.number }
        #expect(moved[72] == 84)
        #expect(moved[2] == 3)
        // 偷越国边境 has no successor, and damage of property is another thing; these five have.
        #expect(moved[62] == nil)
        #expect([73, 58, 75, 98, 103].map { moved[$0] } == [85, 88, 89, 117, 122])
        let pairs = comparison.entries.filter { $0.isPresumed }
        #expect(pairs.count > 50)
        let added = comparison.entries.filter { $0.change == .added }.compactMap { $0.new?.number.number }
        #expect(added.contains(136))
        #expect(comparison.counts.same + comparison.counts.moved > 10)
    }
}
