import DataFiles
import Diagnostics
import Markdown
import Schools
import Testing

@testable import Site

struct FrontMatterTests {
    private func read(_ text: String, regions: RegionNames = RegionNames()) -> (FrontMatter, [Finding]) {
        let source = SourceText(path: "a.md", text)
        var findings: [Finding] = []
        let node = YAMLReader.read(source, findings: &findings)
        return (FrontMatter(node, in: source, regions: regions, findings: &findings), findings)
    }

    @Test func `Chinese keys mean the same as English ones`() {
        let (front, findings) = read(
            """
            标题: 识毒
            日期: 2026-06-01
            更新: 2026年6月2日
            摘要: 一句话
            标签: 识毒、校园
            对象: 家长
            学段: 小学、初中
            地区: 同德县
            来源: 县禁毒办
            作者: 王
            草稿: 是
            发布: 2026-06-03
            到期: 2026-12-31
            排序: 3
            旧址: jiu.md
            网址: shidu
            封面: ../media/a.png
            版式: 公文
            落实: [课时, TEXTBOOK]
            复核: 2026-06-04
            主题: 知识
            展区: 历史
            """)
        #expect(findings.map(\.summary) == [])
        #expect(front.title == "识毒")
        #expect(front.date?.description == "2026-06-01")
        #expect(front.updated?.description == "2026-06-02")
        #expect(front.summary == "一句话")
        #expect(front.tags == ["识毒", "校园"])
        #expect(front.audience == [.parents])
        #expect(front.stage.map(\.rawValue) == ["小低", "小高", "初中"])
        #expect(front.regions == ["同德县"])
        #expect(front.source == "县禁毒办")
        #expect(front.author == "王")
        #expect(front.draft)
        #expect(front.publish?.description == "2026-06-03")
        #expect(front.expire?.description == "2026-12-31")
        #expect(front.weight == 3)
        #expect(front.aliases.map(\.text) == ["jiu.md"])
        #expect(front.slug == "shidu")
        #expect(front.cover?.text == "../media/a.png")
        #expect(front.layout == .document)
        #expect(front.implements == [.hours, .textbook])
        #expect(front.reviewed?.description == "2026-06-04")
        #expect(front.topic == "知识")
        #expect(front.room == "历史")
    }

    @Test(arguments: [
        ("2026-11", "2026-11-01"), ("2026年11月", "2026-11-01"), ("2026-11-21", "2026-11-21"), ("11月", nil),
    ])
    func `a review may name its month only`(text: String, day: String?) {
        let (front, findings) = read("复核: \(text)\n")
        #expect(front.reviewed?.description == day)
        #expect(findings.isEmpty == (day != nil))
    }

    @Test(arguments: [
        ("titel", "title"), ("标提", "标题"), ("tag", "tags"), ("audiance", "audience"), ("学断", "学段"),
        ("expires", "expire"),
        ("aliasses", "aliases"), ("implement", "implements"), ("layuot", "layout"), ("封图", "封面"), ("updatd", "updated"),
    ])
    func `a misspelt key is known again`(key: String, meant: String) {
        let (_, findings) = read("\(key): x\n")
        #expect(findings.map(\.code) == [.fieldUnknown])
        #expect(findings.first?.explanation == ["是不是想写“\(meant)”？"])
    }

    @Test(arguments: [
        ("audience: [老师]", "是不是想写“教师”？"), ("audience: [学生]", "学生按学段分，请写 stage（学段），如 stage: [初中]"),
        ("audience: [初中]", "学生按学段分，请写 stage（学段），如 stage: [初中]"), ("audience: [场锁]", "是不是想写“场所”？"),
        ("stage: [家长]", "“家长”是对象，请写在 audience（对象）里"), ("stage: [中学]", "请写明“初中”“高中”，或者两个都写"),
        ("implements: [SYLABUS]", "是不是想写“SYLLABUS”？"), ("implements: [五落实]", "请写明是哪一项"), ("layout: 宽", "是不是想写“通栏”？"),
    ])
    func `a word outside a closed set is left out and the right one offered`(line: String, hint: String?) {
        let (front, findings) = read(line + "\n")
        #expect(findings.map(\.code) == [.valueUnknown])
        #expect(findings.first?.explanation.dropLast() == (hint.map { [$0] } ?? []))
        #expect(findings.first?.explanation.last?.hasPrefix("可以写：") == true)
        #expect(front.audience.isEmpty && front.stage.isEmpty && front.implements.isEmpty && front.layout == .standard)
    }

    @Test func `regions are checked where the site names some`() {
        #expect(read("region: 随便\n").0.regions == ["随便"])
        var regions = RegionNames()
        regions.add(code: "632522", name: "同德县")
        #expect(read("region: \"632522\"\n", regions: regions).0.regions == ["同德县"])
        let (front, findings) = read("region: [同德县, 同得县]\n", regions: regions)
        #expect(front.regions == ["同德县"])
        #expect(findings.first?.explanation.first == "是不是想写“同德县”？")
        #expect(findings.first?.place?.label == "a.md:1:15")
    }

    @Test func `a list that holds something else than words is refused`() {
        #expect(read("tags: [识毒, {a: b}]\n").1.map(\.code) == [.fieldType])
        #expect(read("tags: [识毒, 识毒, '']\n").0.tags == ["识毒"])
    }

    @Test(arguments: [
        ("shidu.md", "articles/shidu.html"), ("shidu", "articles/shidu.html"), ("识毒.md", "articles/shi-du.html"),
        ("cases/old.html", "cases/old.html"), ("/cases/old.htm", "cases/old.html"), ("old/", "old/index.html"),
        ("../a.md", nil), ("https://x.cn/a", nil), ("a.html#b", nil), ("/", nil), ("a//b", nil),
    ])
    func `an alias is a former file or address`(text: String, route: String?) {
        let written = PlacedText(text: text, range: 0..<1)
        #expect(Alias(written, of: ContentPath("articles/a.md"))?.route.path == route)
    }

    @Test(arguments: [
        ("https://x.gov.cn", "https://x.gov.cn/", "/"),
        ("http://x.cn:8080/jindu", "http://x.cn:8080/jindu/", "/jindu/"),
        ("https://x.gov.cn/a/b/", "https://x.gov.cn/a/b/", "/a/b/"), ("x.gov.cn", nil, nil), ("ftp://x.cn", nil, nil),
        ("https://禁毒.cn", nil, nil), ("https://x.cn/?a", nil, nil), ("https:///a", nil, nil),
        ("https://x.cn/../a", nil, nil),
    ])
    func `the published address is plain and ends in a slash`(text: String, url: String?, path: String?) {
        #expect(BaseURL(text)?.description == url)
        #expect(BaseURL(text)?.path == path)
    }

    @Test(arguments: [("con", "con-"), ("AUX.old", "AUX-.old"), ("com1", "com1-"), ("com", "com"), ("控", "kong")])
    func `no address is a device of Windows`(name: String, segment: String) {
        #expect(ContentPath.segment(name) == segment)
    }

    @Test(arguments: [
        ("\u{200B}---\ntitle: 甲\ndraft: true\n---\n正文", true), ("\u{3000}---\ntitle: 甲\n---\n正文", true),
        ("+++\ntitle = \"甲\"\ndraft = true\n+++\n正文", true), ("{\n  \"draft\": true\n}\n正文", true),
        ("draft: true\n\n正文", true),
        ("{ 这是一句话 }\n\n日期：待定", false), ("﹣﹣﹣\n标题: 甲\n﹣﹣﹣\n正文", true),
        ("—--\n标题: 甲\n---\n正文", true), ("------\ndraft: true\n------\n正文", true),
        ("title: 甲\ndraft: true\n---\n正文", true), ("\n标签：\n- 一\n- 二\n---\n正文", true),
        ("---\ntitle: 甲\n---\n正文", false), ("------\n正文从一条横线开始", false), ("来源：新华网\n作者：王\n\n正文", false),
        ("***\n标题: 甲\n***\n正文", true), ("+++\ndraft: true\n+++\n正文", true), ("---yaml\ndraft: true\n---\n", true),
        ("- - -\n草稿: 是\n---\n", true), ("***\n正文从一条横线开始\n", false), ("```\n代码\n```\n", false),
        ("标题：一句话\n----\n", true), ("# 标题\n\n---\n\n日期：今天\n", false),
    ])
    func `front matter whose first line is spoilt is not taken for text in silence`(text: String, isReported: Bool) {
        var findings: [Finding] = []
        _ = FrontMatter.split(SourceText(path: "a.md", text), findings: &findings)
        #expect(findings.map(\.code.id) == (isReported ? ["page.front-matter-unopened"] : []))
    }

    @Test(arguments: [
        ("# 标题\n\n---\ntitle: 甲\ndraft: true\n---\n正文", "a.md:3:1"), ("一句话\n---\n草稿：是\n---\n", "a.md:2:1"),
        ("---\ntitle: 甲\n---\n---\ndraft: true\n---\n", "a.md:4:1"),
        ("---\ntitle: 甲\n---\r\n\r\n正文\r\n\r\n---\r\nDraft: true\r\n---\r\n", "a.md:7:1"),
        ("---\ntitle: 甲\n---\n正文\n---\ntags:\n- 一\nexpire: 2026-01-01\n...\n", "a.md:5:1"),
        ("---\ntitle: 甲\n---\n正文\n\n---\n来源：新华网\n日期：2026-06-01\n---\n", nil),
        ("# 标题\n\n正文\n\n---\n来源：新华网\n---\n", nil), ("# 标题\n\n---\n标题：甲\n正文接着写\n---\n", nil),
        ("---\ntitle: 甲\n---\n```\n---\ndraft: true\n---\n```\n", nil),
        ("---\ntitle: 甲\n---\n~~~~\n```\n---\ndraft: true\n---\n~~~~\n", nil),
        ("---\ntitle: 甲\n---\n```\n代码\n```\n---\ndraft: true\n---\n", "a.md:7:1"),
        ("---\ntitle: 甲\n---\n|---|---|\n---\n正文\n---\n到期：月底\n---", nil),
    ])
    func `front matter that is not at the top, or stands twice, publishes no draft`(text: String, place: String?) {
        let source = SourceText(path: "a.md", text)
        var findings: [Finding] = []
        let (block, body) = FrontMatter.split(source, findings: &findings)
        let finding = FrontMatter.misplaced(source, body: body, isSecond: block != nil)
        #expect(findings == [])
        #expect(finding?.place?.label == place)
    }

    @Test func `an empty pair of lines before the real one publishes no draft`() {
        var findings: [Finding] = []
        let source = SourceText(path: "a.md", "---\n---\n---\ntitle: 甲\ndraft: true\n---\n正文")
        _ = PageReader(parser: MarkdownParser { _ in [] }).read(source, at: ContentPath("a.md"), findings: &findings)
        #expect(findings.first?.code.id == "page.front-matter-misplaced")
    }

    @Test(arguments: [
        ("draft:\n", "data.draft-unread"), ("草稿: ~\n", "data.draft-unread"),
        ("params: {draft: true}\n", "data.draft-unread"),
        ("params: {draft: false}\n", "data.unknown-key"), ("下线: 2026-11-01\n", "data.draft-unread"),
        ("截止日期: 2026-11-01\n", "data.draft-unread"), ("到期日期: 2026-11-01\n", "data.draft-unread"),
        ("上线: 2026-12-01\n", "data.draft-unread"),
        ("截止日期: 另行通知\n", "data.unknown-key"), ("下架: 是\n", "data.draft-unread"),
    ])
    func `a draft that says nothing, or says it elsewhere, is not published in silence`(field: String, code: String) {
        var findings: [Finding] = []
        let source = SourceText(path: "a.md", "---\ntitle: 甲\n\(field)---\n正文")
        _ = PageReader(parser: MarkdownParser { _ in [] }).read(source, at: ContentPath("a.md"), findings: &findings)
        #expect(findings.map(\.code.id) == [code])
    }

    @Test(arguments: [
        ("title: 甲 <!-- 密 -->", ["a.md:2:10 markdown.lookalike"]),
        ("tags: [乙, 丙<!-- 密 -->]", ["a.md:2:12 markdown.lookalike"]),
        ("title: 甲 # <!-- 密 -->", []),
    ])
    func `a comment of Markdown in the front matter is told`(line: String, complaints: [String]) {
        let source = SourceText(path: "a.md", "---\n\(line)\n---\n\n# 甲\n")
        var findings: [Finding] = []
        _ = PageReader(parser: MarkdownParser { _ in [] }).read(source, at: ContentPath("a.md"), findings: &findings)
        #expect(findings.map { "\($0.place?.label ?? "") \($0.code.id)" } == complaints)
    }
}
