import Foundation
import TestSupport
import Testing

/// Laws and answers from documents and pages, through the program.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ConvertTests {
    private func convert(_ file: String, as target: String = "statute") throws -> ProgramRun {
        try Tool.run("convert", file, "--as", target, in: PackageRoot.path("Tests/Fixtures/law/documents"))
    }

    @Test(arguments: ["typed.docx", "numbered.docx", "gov.html", "npc.html"])
    func `a law comes out of a document with what of it was left out`(_ file: String) throws {
        let run = try convert(file)
        #expect(run.exitCode == 0)
        Golden.expect(run.stdout + "\n=====\n\n" + run.stderr, named: file)
        // What was written is read as the same law.
        let folder = try TemporaryFolder()
        try folder.write("a.md", run.stdout)
        #expect(try Tool.run("convert", "a.md", in: folder.url).stdout == run.stdout)
    }

    @Test func `lines that break in the middle of a sentence are one paragraph again, and that is said`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
            示例县禁毒宣传办法

            第一条　为了做好禁毒宣传，根据《中华人民

            共和国禁毒法》，制定本办法。

            学校每学期至少上一课时。

            第二条　下列单位应当参加禁毒宣

            传：

            （一）学校；

            （二）社区。

            第三条　本办法自2024年7月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(run.exitCode == 0)
        #expect(run.stdout.contains("第一条 为了做好禁毒宣传，根据《中华人民共和国禁毒法》，制定本办法。\n\n学校每学期至少上一课时。\n"))
        #expect(run.stdout.contains("第二条 下列单位应当参加禁毒宣传：\n\n（一）学校；\n"))
        #expect(run.stderr.contains("a.txt:5:1：句子中间断开的行接成了一段：“共和国禁毒法》，制定本办……”接在“……禁毒宣传，根据《中华人民”后面等 2 处"))
    }

    @Test func `a plain text that begins with the order of publication is the law that it makes public`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
            示例县人民政府令

            第8号

            《示例县禁毒宣传办法》已经2024年5月8日县人民政府会议通过，现予公布，自2024年7月1日起施行。

            县长　某某

            2024年5月10日

            示例县禁毒宣传办法

            目　　录

            第一章　总则
            第二章　附则

            第一章　总　　则

            第一条　为了做好禁毒宣传，制定本办法。

            第二章　附　　则

            第二条　本办法自2024年7月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(run.exitCode == 0)
        #expect(run.stdout.contains("title: 示例县禁毒宣传办法\n"))
        #expect(run.stdout.contains("effective: 2024-07-01\n"))
        #expect(run.stdout.split(separator: "\n").filter { $0.contains("章") } == ["## 第一章 总　　则", "## 第二章 附　　则"])
        for line in ["示例县人民政府令", "第8号", "县长　某某", "2024年5月10日"] { #expect(run.stderr.contains(line)) }
    }

    @Test func `findings of a plain text stand at its own lines`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "首页\n示例县禁毒宣传办法\n\n第一条 甲。\n\n\n第三条 乙。\n第四条 自2024年7月1日起施行。\n上一篇：无\n")
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(run.stderr.hasPrefix("a.txt:7:1：警告：《示例县禁毒宣传办法》在第三条之前缺第二条 [law.article-gap]"))
    }

    @Test
    func `lines of a site and page numbers are left out, untidy articles are put right, and all of them are listed`()
        throws
    {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
            示例县禁毒宣传办法
            发布时间：2024-03-01 来源：某网 浏览次数：1234 字体：大 中 小
            第一条 甲。
            第二条、乙。
            - 3 -
            【第三条】丙。
            第四条：丁。
            第四条、第五条的规定，由乡镇执行。
            第 4 页 共 10 页
            第五条 自2024年7月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(
            run.stdout.split(separator: "\n").suffix(6) == [
                "第一条 甲。", "第二条 乙。", "第三条 丙。", "第四条 丁。", "第四条、第五条的规定，由乡镇执行。", "第五条 自2024年7月1日起施行。",
            ])
        #expect(
            run.stderr == """
                《示例县禁毒宣传办法》读到 5 条。请对照原文核对，补上简称（short）
                下面 6 处没有读懂或不属于正文，没有写进去：
                a.txt:2:1：发布时间：2024-03-01 来源：某网 浏览次数：1234 字体：大 中 小
                a.txt:5:1：- 3 -
                a.txt:9:1：第 4 页 共 10 页
                a.txt:4:1：“第二条、乙。”当作第二条读入
                a.txt:6:1：“【第三条】丙。”当作第三条读入
                a.txt:7:1：“第四条：丁。”当作第四条读入

                """)
    }

    @Test func `a question without a question mark or with Q is a question, and what may be one is listed`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            "1.谁来做？\n大家做：\n1.宣传；\n2.学习。\n2.学校该做什么\n上课。\n3.后果\n要处罚。\nQ：家长呢？\nA：配合。\n问题五：单位\n答：也做。\n6. 【问】老师\n【答】上课。\n[问题七]校长\n［回答］ 安排。\n"
        )
        let run = try Tool.run("convert", "a.txt", "--as", "qa", in: folder.url)
        let titles = run.stdout.split(separator: "\n").filter { $0.hasPrefix("title: ") }
        #expect(titles == ["title: 谁来做？", "title: 学校该做什么", "title: 家长呢？", "title: 单位", "title: 老师", "title: 校长"])
        for answer in ["配合。", "上课。", "安排。"] { #expect(run.stdout.contains("\n\n\(answer)\n")) }
        #expect(run.stderr.contains("“3.后果”像是一个问题，留在了上一题的回答里"))
    }

    @Test func `questions and answers become drafts, one a file`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "jiedu.txt",
            """
            报纸前面的话。

            《示例县禁毒办法》解读

            1.谁来做？
            答：全社会共同做，学校、家庭都有责任。教育部门

            列入教学计划。
            第二段。

            2. 什么时候"开始"？
            自2025年6月1日起施行。

            撰稿 某某
            """)
        let run = try Tool.run("convert", "jiedu.txt", "--as", "qa", "-o", "qa", in: folder.url)
        #expect(
            run.stderr == """
                读到 2 个问答，都是草稿（draft）。请对照法律核对，补上条文和复核日期（reviewed），再删去 draft
                下面 2 处没有读懂或不属于正文，没有写进去：
                报纸前面的话。
                撰稿 某某

                """)
        #expect(
            try folder.read("qa/shi-li-xian-jin-du-ban-fa-01.md") == """
                ---
                title: 谁来做？
                topic: 示例县禁毒办法
                source: 《示例县禁毒办法》解读
                draft: true
                ---

                全社会共同做，学校、家庭都有责任。教育部门列入教学计划。

                第二段。

                """)
        #expect(try folder.read("qa/shi-li-xian-jin-du-ban-fa-02.md").contains(#"title: "什么时候\"开始\"？""#))
        #expect(try Tool.run("convert", "jiedu.txt", "--as", "qa", "-o", "qa", in: folder.url).exitCode == 2)
    }

    @Test(.enabled(if: SharedFolder.has("data/seeds"), "../shared/data is not here"))
    func `the ten questions on the 青海省禁毒条例 are read`() throws {
        let file = SharedFolder.path("data/seeds/qinghai-overview-2022.txt").path
        let run = try convert(file, as: "qa")
        #expect(run.stdout.components(separatedBy: "\ntitle: ").count == 11)
        #expect(run.stdout.contains("source: 《青海省禁毒条例》解读"))
        #expect(!run.stdout.contains("撰稿"))
    }

    @Test func `a document without a law, and one that is damaged, say so`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", "<html><body><p>没有条文</p></body></html>")
        try folder.write("b.docx", "PK\u{3}\u{4}坏的")
        #expect(
            try Tool.run("convert", "a.html", in: folder.url).stderr
                == "错误：a.html 里没有读到条文。每一条单独成段，以“第一条”开头，后面空一格\n")
        #expect(
            try Tool.run("convert", "b.docx", in: folder.url).stderr
                == "错误：b.docx：文件不完整，或者不是 Word、Excel 的新格式（docx、xlsx）\n")
        #expect(
            try convert("entities.docx").stderr == "错误：entities.docx：文件里定义了实体，不安全，没有读\n")
        #expect(try Tool.run("convert", "c.docx", in: folder.url).exitCode == 2)
    }
}
