import Foundation
import TestSupport
import Testing

/// `humen convert --as statute` on what sites and programs make of a law.
struct ConvertStatuteTests {
    private static let head = "示例县禁毒宣传办法\n\n第一条　为了做好禁毒宣传，制定本办法。\n\n第二条　本办法自2024年7月1日起施行。"

    @Test(arguments: [
        "（新华社北京12月29日电）", "京ICP备06005931号", "京公网安备11010202000001号", "浏览次数：1234", "字体：大 中 小", "发布时间：2008-06-01", "我要纠错",
        "(人民日报 2007年12月30日 第02版)", "（来源：新华社）", "网友评论", "客户端下载", "责任编辑：某某", "相关文章", "关注我们的微信公众号", "县长　某某", "《办法》解读",
    ])
    func `what a site puts below the last article is left out and listed`(words: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "\(Self.head)\n\n\(words)\n\n写得真好。\n")
        let blocks = "\(Self.head)\n\n\(words)\n\n写得真好。".split(separator: "\n").map { "<div>\($0)</div>" }.joined()
        try folder.write("a.html", "<html><head><meta charset=utf-8></head><body><main>\(blocks)</main></body></html>")
        for file in ["a.txt", "a.html"] {
            let run = try Tool.run("convert", file, "--as", "statute", in: folder.url)
            #expect(run.stdout.hasSuffix("\n第二条 本办法自2024年7月1日起施行。\n"))
            #expect(run.stderr.contains(words))
            #expect(run.stderr.contains("写得真好。"))
        }
    }

    @Test func `a law with a big first letter keeps its first article, and what a frame says is to be looked at`()
        throws
    {
        let other = try TemporaryFolder(["a.docx": "", "b.docx": "甲"])
        let path = PackageRoot.folder.appending(path: "Tests/Fixtures/law/documents/framed.docx").path
        let run = try Tool.run("convert", path, "--as", "statute", in: other.url)
        #expect(run.stdout.contains("\n第一条 为了奖励举报，制定本办法。\n\n第二条 奖金一千元。\n"))
        #expect(run.stderr.contains("《示例县禁毒奖励办法》读到 3 条"))
        #expect(run.stderr.contains("下面 1 处没有读懂、不属于正文而没有写进去，或者写进去了要核对：\n请核对：图文框里的“咨询电话见县政府网站”已经读进正文"))
        for (name, words) in [("a.docx", "文件是空的，多半没有下载完"), ("b.docx", "这不是 Word 文件")] {
            let run = try Tool.run("convert", name, "--as", "statute", in: other.url)
            #expect(run.exitCode == 2)
            #expect(run.stderr.contains(words))
        }
    }

    @Test func `a law takes the id that the site has for its title, wherever it is written`() throws {
        let site = try TemporaryFolder()
        let gist = "---\nkind: statute\nid: xuanchuan\ntitle: 示例县禁毒宣传办法\ntext: outline\nextent: full\n---\n第一条 说明目的。\n"
        try site.write("Content/statutes/gist.md", gist)
        try site.write("a.txt", Self.head + "\n")
        let note = "Content/statutes/gist.md 是同一部法律，id 照它的写：xuanchuan\n"
        let run = try Tool.run("convert", "a.txt", "-o", "Content/statutes/a.md", in: site.url)
        #expect(run.stderr.contains(note))
        #expect(try site.read("Content/statutes/a.md").contains("\nid: xuanchuan\n"))
        let printed = try Tool.run("convert", "a.txt", in: site.url)
        #expect(printed.stdout.contains("\nid: xuanchuan\n"))
        let other = try TemporaryFolder(["a.txt": Self.head + "\n"])
        #expect(try Tool.run("convert", "a.txt", in: other.url).stdout.contains("\nid: shi-li-xian"))
        let named = try Tool.run("convert", "a.txt", "--site", site.url.path, in: other.url)
        #expect(named.stdout.contains("\nid: xuanchuan\n"))
        // The text takes the place of the gist, and citations are of one law.
        try site.write("Content/articles/a.md", "---\ntitle: 一文\n---\n\n见《示例县禁毒宣传办法》第二条。\n")
        #expect(try Tool.run("check", in: site.url).exitCode == 0)
    }

    @Test func `an article whose number stands on its own line keeps it, and its words`() throws {
        let folder = try TemporaryFolder()
        let words = "组织、领导恐怖活动组织的，处十年以上有期徒刑或者无期徒刑，并处没收财产；积极参加的，处三年以上十年以下有期徒刑，并处罚金。"
        let numbers = ["第一条", "第一百二十条", "第一百二十条之一", "第一百二十条之二", "第一百二十一条"]
        try folder.write(
            "a.txt", "首页\n示例县禁毒宣传办法\n" + numbers.map { "\($0)\n\(words)\n" }.joined() + "第一百二十二条\n本办法自2024年7月1日起施行。\n")
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        for number in numbers { #expect(run.stdout.contains("\n\(number) \(words)\n")) }
        #expect(!run.stderr.contains("没有读成一条"))
    }

    @Test func `the head of every page is left out and listed, and its sentence goes on`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
            示例县禁毒宣传办法
            第一条 为了预防和惩治毒品违法犯罪行为，保护公民身心健康，维护社会秩
            - 1 -
            示例县禁毒宣传办法
            序，制定本办法。
            第二条 学校应当上课。
            — 2 — 示例县禁毒宣传办法
            教师应当登记。
            第三条 本办法自2020年5月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(run.stdout.contains("维护社会秩序，制定本办法。\n\n第二条 学校应当上课。\n\n教师应当登记。\n\n第三条"))
        #expect(run.stderr.contains("示例县禁毒宣传办法"))
    }

    @Test func `the links and the editor of a clipped page are left out and listed`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.md",
            """
            # 示例县禁毒宣传办法

            [首页](http://a/) | [法律](http://b/)

            ## 第一章 总则

            **第一条**　为了做好禁毒宣传，制定本办法。

            **第二条**　本办法自2024年7月1日起施行。

            ---
            *编辑：某某*
            [返回顶部](#top)
            """)
        let run = try Tool.run("convert", "a.md", "--as", "statute", in: folder.url)
        #expect(run.stdout.hasSuffix("\n第二条 本办法自2024年7月1日起施行。\n"))
        #expect(!run.stdout.contains("首页"))
        for words in ["首页", "编辑：某某", "返回顶部"] { #expect(run.stderr.contains(words)) }
    }

    @Test func `an article that is not read as one is named`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.md", "# 示例县禁毒宣传办法\n\n第一条 甲。\n\n<!--\n第二条 乙。\n-->\n\n第三条 本办法自2024年7月1日起施行。\n")
        let run = try Tool.run("convert", "a.md", "--as", "statute", in: folder.url)
        #expect(run.stderr.contains("“第二条”没有读成一条"))
        #expect(!run.stderr.contains("“第三条”没有读成一条"))
    }

    @Test func `a sentence, items and an annex below the last article stay`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "首页\n\n\(Self.head)\n\n此前的规定与本办法不一致的：\n\n（一）停止执行；\n\n（二）废止。\n\n附件：表格\n\n姓名\n\n首页\n")
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        for words in ["此前的规定与本办法不一致的：", "（二）废止。", "附件：表格", "姓名"] { #expect(run.stdout.contains(words)) }
    }

    @Test func `the blocks of a page are never put together, and lines that a br breaks are`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.html",
            """
            <html><body><h1>示例县禁毒宣传办法</h1><p>第一条　为了做好禁毒宣传，根据《中华人民<br>共和国禁毒法》，制定本办法。</p>
            <p>第二条　下列单位应当参加禁毒宣传活动</p><p>学校和社区都应当参加。</p><p>第三条　本办法自2024年7月1日起施行。</p></body></html>
            """)
        let run = try Tool.run("convert", "a.html", "--as", "statute", in: folder.url)
        #expect(run.stdout.contains("根据《中华人民共和国禁毒法》，制定本办法。\n"))
        #expect(run.stdout.contains("禁毒宣传活动\n\n学校和社区"))
    }

    @Test func `text of one width is put together by its indents, also behind a full stop`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
                    示例县禁毒宣传办法

            　　第一条　为了做好全县的禁毒宣传工作，制定本办法。
            县禁毒办负责全县的禁毒宣传工作，教育部门协助；宣传
            部门也应当按照本办法第一条，做好工作，负责到底。
            　　学校每个学期都应当至少上一节禁毒课，并做好记录。
            第三条所说的活动，不算在内，应当另外安排时间完成。
            　　第二条　乡镇负责。
            　　第三条　村委会应当每年组织一次禁毒宣传的活动，
            由乡镇负责检查。
            　　第四条　本办法自2024年7月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(
            run.stdout.contains("第一条 为了做好全县的禁毒宣传工作，制定本办法。县禁毒办负责全县的禁毒宣传工作，教育部门协助；宣传部门也应当按照本办法第一条，做好工作，负责到底。\n\n学校每个"))
        #expect(run.stdout.contains("做好记录。第三条所说的活动，不算在内，应当另外安排时间完成。\n\n第二条 乡镇负责。\n"))
        #expect(run.stderr.contains("按换行的样子接成了一段，请核对是不是另起一款"))
        #expect(run.stderr.contains("读到 4 条"))
    }

    @Test func `the day on which an amendment was made is not written as the day from which it counts`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.txt",
            """
            示例县禁毒宣传办法
            2005年8月28日县人民代表大会通过
            2012年10月26日县人民代表大会修正
            第一条　为了做好禁毒宣传，制定本办法。
            第二条　本办法自2006年3月1日起施行。

            """)
        let run = try Tool.run("convert", "a.txt", "--as", "statute", in: folder.url)
        #expect(run.stdout.contains("adopted: 2005-08-28\n"))
        #expect(!run.stdout.contains("effective:"))
        try folder.write("Content/statutes/a.md", run.stdout)
        let check = try Tool.run("law", "list", in: folder.url)
        #expect(check.stderr.contains("警告：《示例县禁毒宣传办法》的这个文本是2012年10月26日修改的，没有写从哪天起施行"))
    }

    @Test func `a whole law that ends in the middle of a sentence is told`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Content/statutes/a.md",
            "---\nkind: statute\ntitle: 丙法\ntext: official\nextent: full\neffective: 2020-01-01\n---\n第一条 甲。\n\n第二条 乙，应当依照下列规\n"
        )
        let run = try Tool.run("law", "list", in: folder.url)
        #expect(run.stderr.contains("警告：《丙法》写明是全文，可是第二条停在半句话上 [law.no-end]"))
    }

    @Test func `what there is to show is said where an edition or an article is not there`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Content/statutes/a.md",
            "---\nkind: statute\nid: bing\ntitle: 丙法\ntext: official\nextent: full\neffective: 2020-01-01\n---\n第一条 甲。\n"
        )
        let edition = try Tool.run("law", "show", "bing@2011-01-01", "a1", in: folder.url)
        #expect(edition.stderr.contains("不能确定是《丙法》的哪个文本：bing@2011-01-01。收有：bing@2020-01-01"))
        let article = try Tool.run("law", "show", "丙法", "a3", in: folder.url)
        #expect(article.stderr.contains("《丙法》（bing@2020-01-01）里没有“a3”这一条，全文共 1 条"))
    }
}
