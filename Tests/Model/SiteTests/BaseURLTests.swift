import Diagnostics
import Testing

@testable import Site

struct BaseURLTests {
    @Test(arguments: [
        ("https://a.gov.cn/jindu/", "https://a.gov.cn/jindu/"), ("https://a.gov.cn", "https://a.gov.cn/"),
        ("https://a.gov.cn/v1.2", "https://a.gov.cn/v1.2/"),
        ("https://a.gov.cn/jindu/index.html", "请写 https://a.gov.cn/jindu/：每个网页的文件名会接在它后面"),
        ("http://a.gov.cn/INDEX.HTM", "请写 http://a.gov.cn/：每个网页的文件名会接在它后面"),
        ("https://禁毒.cn/", "请写到网站所在的文件夹，如 https://www.example.gov.cn/jindu/；中文域名请写 xn-- 开头的形式"),
    ])
    func `the address of the site is a folder's`(text: String, expected: String) {
        var findings: [Finding] = []
        let source = SourceText(path: "site.yaml", "baseURL: \(text)\n")
        let configuration = SiteConfiguration(source, findings: &findings)
        #expect(configuration.baseURL?.description ?? findings.first?.explanation.first == expected)
        #expect(findings.map(\.code.id) == (configuration.baseURL == nil ? ["site.base-url"] : []))
    }
}
