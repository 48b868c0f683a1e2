import Foundation
import TestSupport
import Testing
import WordFiles

struct DocumentTextTests {
    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: PackageRoot.path("Tests/Fixtures/law/documents/\(name)")))
    }

    @Test func `the paragraphs of a docx are lines, with tables, insertions and what was passed over`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("typed.docx"), name: "typed.docx"))
        #expect(
            text.lines == [
                "示例县人民政府令", "第7号", "《示例县学校禁毒教育办法》已经县政府常务会议通过，现予公布。", "示例县学校",
                "示 例 县 学 校 禁 毒 教 育 办 法", "（2025年3月1日示例县人民政府第3次常务会议通过　自2025年6月1日起施行）",
                "目　录", "第一章　总则", "第二章　教学", "第一章　总则", "第一条　为了做好学校禁毒教育，制定本办法。",
                "第二条　学校应当做到下列各项：", "（一）列入教学计划；", "（二）安排教师。", "违反前款规定的，责令改正。",
                "第二章　教学", "第三条　每学期不少于一课时。", "第四条　本办法自2025年6月1日起施行。", "附表",
                "学段　课时", "初中　1",
            ])
        #expect(
            text.unread == [
                "还没有接受的修订：插入的“违反前款规定的，责令改正。”已经读进正文，请核对", "加了删除线、隐藏或已删除的文字“删去的话。”", "图片或图形 1 个", "脚注或尾注 1 个",
            ])
    }

    @Test func `of a row that is one cell each paragraph is a line`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("boxed.docx"), name: "boxed.docx"))
        #expect(text.lines == ["示例县禁毒志愿者管理办法", "第一条　为了规范志愿服务，制定本办法。", "第二条　志愿者应当保密。", "甲　乙　丙"])
    }

    @Test func `text that is struck out, hidden or deleted is left out and told`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("struck.docx"), name: "struck.docx"))
        #expect(
            text.lines == [
                "示例县禁毒奖励办法", "第一条　为了奖励举报，制定本办法。", "第二条　奖金一千元。", "第四条　本办法自2025年1月1日起施行。",
            ])
        #expect(
            text.unread
                == ["五百元", "第三条　隐藏的一条。", "样式里的", "双删除线", "修订删去的"].map { "加了删除线、隐藏或已删除的文字“\($0)”" })
    }

    @Test func `a big first letter stands in front of its paragraph, and the words of other frames are told`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("framed.docx"), name: "framed.docx"))
        #expect(
            text.lines == [
                "示例县禁毒奖励办法", "第一条　为了奖励举报，制定本办法。", "第二条　奖金一千元。", "咨询电话见县政府网站",
                "第三条　本办法自2025年1月1日起施行。",
            ])
        #expect(text.unread == ["图文框里的“咨询电话见县政府网站”已经读进正文，请核对它该在哪里"])
    }

    @Test func `struck text of a page is left out and told`() throws {
        let html =
            "<html><body><div><p>第一条 甲<s>旧</s>乙。</p><p>第二条 <span style='text-decoration: line-through'>删</span>丙。</p></div>"
        let text = try HTMLText.read(Array(html.utf8)) { $0.hasPrefix("第") }
        #expect(text.lines == ["第一条 甲乙。", "第二条 丙。"])
        #expect(text.unread == ["加了删除线、隐藏或已删除的文字“旧”", "加了删除线、隐藏或已删除的文字“删”"])
    }

    @Test func `numbers that Word writes by itself stand in front of their paragraphs`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("numbered.docx"), name: "numbered.docx"))
        #expect(
            text.lines == [
                "示例县禁毒志愿者管理办法", "第一条　为了规范志愿服务，制定本办法。", "第二条　志愿者应当：", "（一）守法；",
                "（二）保密。", "第三条　志愿者不得泄露个人信息。", "第四条　违反第三条的：", "（一）批评；",
                "第五条　本办法自2025年1月1日起施行。",
            ])
        #expect(text.unread == [])
    }

    @Test func `numbers that come from the style of a paragraph stand in front of it too`() throws {
        let text = try #require(try DocumentText.read(try Self.bytes("styled.docx"), name: "styled.docx"))
        #expect(text.lines == ["题库", "1.报警电话是（A）", "A.110", "B.120", "2.急救电话是（B）", "A.110", "B.120"])
    }

    @Test func `raised figures stay raised, and a table of questions in a bank keeps its cells apart`() throws {
        let bytes = Array(try Data(contentsOf: PackageRoot.path("Tests/Fixtures/quiz/documents/raised.docx")))
        let bank = try #require(try DocumentText.read(bytes, name: "raised.docx", isBank: true))
        #expect(
            bank.lines == [
                "1. 操场大约有多大？100m²，10³人，H₂O*", "题号\t题目\tA\tB\tC\t答案", "1\t全国报警电话是\t110\t120\t119\tA",
                "2\t急救电话是\t110\t\t120\tC",
            ])
        #expect(bank.unread == ["上标或下标 1 个，已写成普通的字"])
        let law = try #require(try DocumentText.read(bytes, name: "raised.docx"))
        #expect(law.lines.last == "2　急救电话是　110　120　C")
    }

    @Test func `in a bank underlined white space is a blank, and options that are set off are told`() throws {
        let bytes = Array(try Data(contentsOf: PackageRoot.path("Tests/Fixtures/quiz/documents/looks.docx")))
        let text = try #require(try DocumentText.read(bytes, name: "looks.docx", isBank: true))
        #expect(
            text.lines.prefix(6) == [
                "一、填空题", "1.国际禁毒日是每年的____月____日。", "答案：6；26", "2.报警电话是____，要说清地点 和经过。", "答案：110",
                "3.急救电话是____120____。",
            ])
        #expect(text.setOff == ["B.拒绝并离开", "违法行为"])
        let plain = try #require(try DocumentText.read(bytes, name: "looks.docx"))
        #expect(plain.lines[1] == "1.国际禁毒日是每年的   月    日。")
        #expect(plain.setOff == [])
    }

    @Test(arguments: [
        ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "这是旧版 Word（.doc）或加了密码的文件。请在 Word 或 WPS 里打开，去掉密码，另存为 .docx"),
        (Array("%PDF-1.7".utf8), "这是 PDF。请从发布它的网站取网页或 Word 文件，或者复制成纯文本"),
        ([], "文件是空的，多半没有下载完。请重新下载，或者用 Word、WPS 打开后另存为 .docx"),
        (Array("甲".utf8), "这不是 Word 文件：可能没有下载完、已经损坏，或者只是把名字改成了 .docx。请重新下载，或者用 Word、WPS 打开后另存为 .docx"),
        ([0x50, 0x4B, 0x03, 0x04, 0, 0], "文件不完整，或者不是 Word、Excel 的新格式（docx、xlsx）"),
    ])
    func `a file that is something else is refused in words`(_ bytes: [UInt8], _ problem: String) {
        #expect(throws: (any Error).self) { try DocumentText.read(bytes, name: "a.docx") }
        do { _ = try DocumentText.read(bytes, name: "a.docx") } catch { #expect("\(error)" == problem) }
    }

    @Test func `a docx that declares entities is refused before they are read`() throws {
        let bytes = try Self.bytes("entities.docx")
        do {
            _ = try DocumentText.read(bytes, name: "entities.docx")
            Issue.record("it was read")
        } catch { #expect("\(error)" == "文件里定义了实体，不安全，没有读") }
    }

    @Test func `a docx that is cut off or has a byte changed never does more than fail`() throws {
        let bytes = try Self.bytes("typed.docx")
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: (any Error).self) {
                guard try DocumentText.read(Array(bytes[..<length]), name: "a.docx") == nil else { return }
                throw CancellationError()
            }
        }
        for index in stride(from: 0, to: bytes.count, by: 3) {
            var changed = bytes
            changed[index] ^= 0x55
            _ = try? DocumentText.read(changed, name: "a.docx")
        }
    }

    @Test(.enabled(if: SharedFolder.has("data/office-docx"), "../shared/data is not here"))
    func `every real docx is read`() throws {
        var lines = 0
        for file in SharedFolder.files("data/office-docx", "docx") {
            let bytes = Array(try Data(contentsOf: file))
            guard bytes.starts(with: [0x50, 0x4B]) else { continue }
            lines += try #require(try DocumentText.read(bytes, name: file.lastPathComponent)).lines.count
        }
        #expect(lines > 500)
    }
}
