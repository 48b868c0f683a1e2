import Foundation
import TestSupport
import Testing

/// How large packs are whose questions are as long as those of the bank that ships with Humen.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct PackSizeTests {
    /// Thirty single choices, ten of several, ten judgements: the shipped questions, again with other words in front.
    private func fifty(from bank: String) throws -> String {
        var kinds: [String: [String]] = [:]
        var item: [String] = []
        func close() {
            guard !item.isEmpty else { return }
            let text = item.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
            item = []
            let answer = text.firstMatch(of: /答案：(\S+)/).map { String($0.1) } ?? "正确"
            let kind = ["正确", "错误"].contains(answer) ? "judge" : answer.count > 1 ? "multiple" : "single"
            kinds[kind, default: []].append(text)
        }
        for line in bank.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let opens = line.firstMatch(of: #/^\d+\. /#) != nil
            if opens || line.hasPrefix("## ") { close() }
            if opens || !item.isEmpty { item.append(line) }
        }
        close()
        var text = "---\n题库: 五十题\n默认: {学段: 初中, 漏选: 一半}\n---\n"
        var number = 0
        for (kind, title, count) in [("single", "单项选择题", 30), ("multiple", "多项选择题", 10), ("judge", "判断题", 10)] {
            text += "\n## \(title)\n\n"
            let known = try #require(kinds[kind])
            for index in 0..<count {
                number += 1
                let again = index < known.count ? "" : "（第\(number)问，换一种问法）"
                text +=
                    known[index % known.count].replacing(#/^\d+\. /#, with: "\(number). \(again)")
                    .replacing(##/\{#[^}]*\}/##, with: "{#wu-\(number)}") + "\n\n"
            }
        }
        return text
    }

    @Test(arguments: [("A,B", 190_000), ("A,B,C,D", 190_000)])
    func `fifty questions with explanations and law fit into a pack`(variants: String, limit: Int) throws {
        let site = try Tool.site()
        let bank = try fifty(from: site.read("Content/banks/fangdu-chuzhong.quiz.md"))
        try site.write("Content/banks/wu.quiz.md", bank)
        let sections = "[{type: single, count: 30}, {type: multiple, count: 10}, {type: judge, count: 10}]"
        try site.write("Content/papers/wu.yaml", "title: 五十题\nbanks: [wu]\nstage: 初中\nsections: \(sections)\n")
        for mode in ["practice", "test", "exam"] {
            let run = try Tool.run(
                "quiz", "pack", "Content/papers/wu.yaml", "--mode", mode, "--variants", variants, "--format", "json",
                in: site.url)
            #expect(run.exitCode == 0, "\(run.stdout)")
            let files = try JSONValue(parsing: run.stdout)["files"].array.compactMap(\.string)
            let name = try #require(files.first { $0.hasSuffix("/\(mode).html") })
            let bytes = try site.read(name.replacing("./", with: "")).utf8.count
            print("\(mode), \(variants): \(bytes) bytes")
            #expect(bytes < limit, "\(mode)")
        }
    }
}
