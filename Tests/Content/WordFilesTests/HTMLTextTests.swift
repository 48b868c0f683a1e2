import Foundation
import TestSupport
import Testing
import WordFiles

struct HTMLTextTests {
    private static func isArticle(_ line: String) -> Bool { line.hasPrefix("第") && line.prefix(8).contains("条") }

    @Test func `the part of a page that holds the articles is read, without menus, scripts and hidden lines`() throws {
        let html = """
            <html><head><title>某条例_某网</title><script>var a = "第九条 不是"</script></head><body><ul><li>首页</li></ul>
            <div class=outer><h1>某条例</h1><div id=Zoom>　　<b>第一条</b>&nbsp; 甲<br>（一）乙；<p style="display: none">第七条 无</p>
            <p>第二条　丙
            丁</p></div></div><p>第三方链接</p></body></html>
            """
        let text = try HTMLText.read(Array(html.utf8), isWanted: Self.isArticle)
        #expect(text.lines == ["第一条 甲", "（一）乙；", "第二条　丙丁"])
        #expect(text.titles == ["某条例", "某条例"])
        #expect(text.unread == ["正文以外的 3 行（菜单、页脚等）"])
    }

    @Test func `a page without articles is read whole`() throws {
        let text = try HTMLText.read(
            Array("<p>甲</p><div>乙<table><tr><td>丙<td>丁</table></div>".utf8), isWanted: Self.isArticle)
        #expect(text.lines == ["甲", "乙", "丙　丁"])
        #expect(text.unread == [])
    }

    @Test(.enabled(if: SharedFolder.has("data/html-zh"), "../shared/data is not here"))
    func `every real page is read`() throws {
        for file in SharedFolder.files("data/html-zh", "html") {
            let text = try HTMLText.read(Array(try Data(contentsOf: file)), isWanted: Self.isArticle)
            #expect(text.lines.count > 5, "\(file.path)")
        }
    }
}
