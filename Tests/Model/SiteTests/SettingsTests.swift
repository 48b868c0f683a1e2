import Diagnostics
import Testing

@testable import Site

/// Slips in site.yaml, calendar.yaml and glossary.yaml, none of which may pass in silence.
struct SettingsTests {
    private func configuration(_ text: String) -> (SiteConfiguration, [String]) {
        var findings: [Finding] = []
        let configuration = SiteConfiguration(SourceText(path: "site.yaml", text), findings: &findings)
        return (configuration, findings.map(\.summary))
    }

    @Test(arguments: ["office: \"　\"\ncounty: \" \"\n", "office:\ncounty: \"\"\n"])
    func `white space is no name of an office`(text: String) {
        let (configuration, _) = configuration(text)
        #expect(configuration.office.isEmpty && configuration.county.isEmpty)
        #expect(configuration.variables["office"] == "")
    }

    @Test func `a number that is not there is no hotline`() {
        let (configuration, findings) = configuration("hotlines:\n  - {name: 服务台, number: \" \"}\n")
        #expect(configuration.hotlines.isEmpty)
        #expect(findings == ["热线要写名称和号码，如 {name: 报警, number: \"110\"}"])
    }

    @Test(arguments: [
        "hotline: [0771-5551234, 12355]\n", "hotlines: 0771-5551234\n", "columns: 通知公告\n", "regions: 县\n",
    ])
    func `a value of another kind is said`(text: String) {
        #expect(configuration(text).1.count == 1)
    }

    @Test func `a key with nothing behind it is there and empty`() {
        var resolver = VariableResolver(configuration("phone:\n").0, source: SourceText(path: "a.md", "{{phone}}"))
        _ = resolver.replace(in: "{{phone}}")
        #expect(resolver.findings.map(\.summary) == ["site.yaml 里的“phone”是空的"])
    }

    @Test(arguments: [("event:\n  - {title: 国际禁毒日, date: 06-26}\n", "events"), ("日程: []\n", ""), ("abc\n", "")])
    func `a calendar whose key is another one is not empty in silence`(text: String, guess: String) {
        var findings: [Finding] = []
        let events = CalendarEvent.read(SourceText(path: "calendar.yaml", text), findings: &findings)
        #expect(events.isEmpty)
        #expect(findings.count == 1)
        #expect(guess.isEmpty || findings.first?.explanation == ["是不是想写“\(guess)”？"])
    }

    @Test func `a glossary whose key is another one is not empty in silence`() {
        var findings: [Finding] = []
        let text = "term:\n  - {term: 毒驾, explanation: 吸毒后驾驶。}\n"
        #expect(Glossary(SourceText(path: "glossary.yaml", text), findings: &findings).terms.isEmpty)
        #expect(findings.map(\.explanation) == [["是不是想写“terms”？"]])
    }
}
