import Diagnostics
import Testing

@testable import Law

/// Articles of a table whose law stands in another cell.
struct TableCitationsTests {
    private static let separator = "|---|---|---|"

    @Test(arguments: [
        ("| 法律 | 行为 | 条款 |", "| 《禁毒法》 | 吸毒 | 第六十二条 |", 1), ("| 法律 | 行为 | 条款 |", "| 禁毒法 | 吸毒 | **第62条** |", 1),
        ("| 行为 | 禁毒法 | 治安管理处罚法 |", "| 吸毒 | 第六十二条 | 第八十四条 |", 2), ("| 行为 | 《禁毒法》条款 | 备注 |", "| 吸毒 | 第六十二条 | 第二项 |", 1),
        // The law is beside its article: told once.
        ("| 行为 | 法律 | 条款 |", "| 吸毒 | 《禁毒法》 | 第六十二条 |", 1),
        // A whole citation, the articles of something else, and things that are counted.
        ("| 行为 | 依据 | 备注 |", "| 吸毒 | 《禁毒法》第六十二条 | 第三条 |", 0), ("| 行为 | 班规 | 备注 |", "| 吸烟 | 第二条 | 无 |", 0),
        ("| 行为 | 《禁毒法》 | 备注 |", "| 甲 | 第三条标语 | 无 |", 0), ("| 行为 | 处理办法 | 备注 |", "| 甲 | 第三条 | 无 |", 0),
    ])
    func `an article whose law stands in another cell is told`(_ head: String, _ row: String, _ count: Int) {
        let source = SourceText(path: "a.md", [head, Self.separator, row].joined(separator: "\n") + "\n\n第六十二条\n")
        let findings = SplitCitation.findings(in: source)
        let said = findings.first.map { finding in
            finding.summary.contains("共 2 处") ? 2 : 1
        }
        #expect((said ?? 0) == count)
    }
}
