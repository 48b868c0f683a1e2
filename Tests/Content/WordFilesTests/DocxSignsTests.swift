import Foundation
import TestSupport
import Testing
import WordFiles

/// What Word shows and keeps elsewhere than in the text: numbers of its own, formulas, signs of fonts, fields.
struct DocxSignsTests {
    private static func read(_ name: String) throws -> DocumentText {
        let bytes = Array(try Data(contentsOf: PackageRoot.path("Tests/Fixtures/quiz/documents/\(name)")))
        return try #require(try DocumentText.read(bytes, name: name, isBank: true))
    }

    @Test func `automatic numbers are read as Word shows them`() throws {
        let text = try Self.read("numbers.docx")
        #expect(
            text.lines.map { $0.replacing("\u{3000}", with: "") } == [
                "1.甲（ ）", "A.一", "B.二", "2.乙（ ）", "A.三", "B.四", "①毒品有害", "②毒品违法", "甲、鸦片", "乙、海洛因",
                "(iv)四", "(v)五", "a)小写", "第一题题目", "1.别的", "A.上", "B.接着数", "A.重新数", "B.再数",
            ])
        #expect(text.unread == ["自动编号的格式不认识，写成了 1、2、3（hebrew1）"])
    }

    @Test func `formulas, signs of fonts, circled figures and pinyin are read or told`() throws {
        let text = try Self.read("signs.docx")
        #expect(
            text.lines == [
                "1.约有1/3的人，面积m²，根号(2)，(a+b)/((x))", "2.年满≥18岁。（√）", "3.大麻合法。（×）", "4.答案在①和②，1/2〓",
                "5.合成的毒品〓n",
            ])
        #expect(
            text.unread == [
                "特殊符号 1 个认不出，写成了“〓”", "域（带圈字符、公式等）1 个认不出，写成了“〓”", "公式里一行字写不出的结构 1 处，请核对",
            ])
    }
}
