import Diagnostics
import Testing

@testable import Law

/// Articles that stand below the line of their law, as in excerpts.
struct SplitCitationTests {
    @Test(arguments: [
        "《禁毒法》有关规定如下：\n\n第九十九条　吸毒的", "附：《禁毒法》摘录\n\n第九十九条　吸毒的", "**《中华人民共和国禁毒法》**\n\n第九十九条　吸毒的",
        "**《中华人民共和国禁毒法》**\n\n　　第九十九条　吸毒的", "## 一、《禁毒法》（节选）\n\n第九十九条 吸毒的", "《民法典》相关条款\n\n**第九十九条** 吸毒的",
        "## 禁毒法\n\n第九十九条　吸毒的", "1. 《禁毒法》第六十二条规定\n2. 第九十九条规定", "1. 《禁毒法》第六十二条规定\n2. 第六十三条规定\n3. 第九十九条规定",
        "- 《禁毒法》第三条\n- 第九十九条",
    ])
    func `an article below the name of its law is told`(text: String) {
        #expect(SplitCitation.findings(in: SourceText(path: "p.md", text)).map(\.code) == [.lawSplit])
    }

    @Test(arguments: [
        "《禁毒法》学习心得\n\n第一条　认真学习", "根据《禁毒法》，制定本公约：\n\n第一条　不吸毒", "## 《禁毒法》宣传标语\n\n第一条　珍爱生命",
        "《禁毒公约》\n\n第一条　不吸毒", "《中学生守则》内容如下：\n\n第一条　爱国", "1. 《禁毒法》第三条规定\n2. 第四条横幅挂在门口", "1. 学习《禁毒法》\n2. 第二，宣传",
        "《禁毒法》有关规定如下：\n\n第九十九条横幅",
    ])
    func `what has articles of its own is left alone`(text: String) {
        #expect(SplitCitation.findings(in: SourceText(path: "p.md", text)).isEmpty)
    }
}
