import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Interpretations whose court stands outside the brackets, or nowhere.
struct IssuingBodyTests {
    private static let library = LawLibrary(
        [
            ("fa", "最高人民法院关于审理毒品犯罪案件适用法律若干问题的解释"), ("jian", "最高人民检察院关于审查逮捕若干问题的规定"),
            ("gao", "最高人民法院、最高人民检察院关于办理走私案件适用法律若干问题的解释"), ("zi", "最高人民法院关于自首的解释"),
            ("zi2", "公安部关于自首的解释"), ("dong", "全国人民代表大会常务委员会关于禁毒的决定"), ("zhian", "中华人民共和国治安管理处罚法"),
        ].flatMap { (id, title) -> [Statute] in
            let body = (1...90).map { "第\($0)条 有下列行为之一的：甲。" }.joined(separator: "\n\n")
            let head =
                "---\nkind: statute\nid: \(id)\ntitle: \(title)\neffective: 2016-06-01\ntext: official\nextent: full\n---\n"
            return StatuteCollection([SourceText(path: "\(id).md", head + body + "\n")]).statutes
        })

    /// Where each citation leads, `–` for a law that the site lacks, `!` for a name of two, `?` for what is not read.
    private func cite(_ text: String) throws -> String {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        let links = report.resolutions.map { resolution in
            if resolution.citation == nil { return "?" }
            guard let statute = resolution.statute else {
                return report.findings.contains { $0.code == .lawAmbiguous } ? "!" : "–"
            }
            return statute + resolution.targets.map { ".\($0.anchor)" }.joined()
        }
        let unread = report.findings.count { $0.code == .lawUnread }
        #expect(unread == links.count { $0 == "?" })
        return links.joined(separator: " ")
    }

    private static let drug = "《关于审理毒品犯罪案件适用法律若干问题的解释》第三条"

    @Test(arguments: [
        ("", "fa.a3"), ("最高人民法院", "fa.a3"), ("最高法", "fa.a3"), ("最高院2016年发布的", "fa.a3"), ("最高人民法院（法释〔2016〕8号）", "fa.a3"),
        ("按照2016年印发的", "fa.a3"), ("最高人民检察院", "–"), ("两高", "–"), ("最高人民法院、最高人民检察院", "–"), ("海关总署和最高人民法院", "–"),
        ("省高院", "–"), ("某市公安局", "–"),
    ])
    func `the body before the brackets is part of the title`(words: String, link: String) throws {
        #expect(try cite(words + Self.drug) == link)
    }

    @Test(arguments: [
        ("两高《关于办理走私案件适用法律若干问题的解释》第五条、第六条", "gao.a5 gao.a6"),
        ("最高人民检察院与最高人民法院《关于办理走私案件适用法律若干问题的解释》第五条", "gao.a5"), ("《关于自首的解释》第五条", "!"),
        ("最高法《关于自首的解释》第五条", "zi.a5"), ("公安部《关于自首的解释》第五条", "zi2.a5"), ("《最高法关于自首的解释》第五条", "zi.a5"),
        ("《最高检关于自首的解释》第五条", "–"),
        ("《两高关于办理走私案件适用法律若干问题的解释》第五条", "gao.a5"), ("最高检《关于自首的解释》第五条", "–"),
        ("全国人大常委会《关于禁毒的决定》第八条", "dong.a8"), ("最高检《关于审查逮捕若干问题的规定》第五条", "jian.a5"),
        ("最高人民法院《关于自首的解释》（以下简称《解释》）施行了。《解释》第三条", "zi.a3"),
    ])
    func `laws of one title are told apart by their bodies`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("根据禁毒决定第八条，吸毒的要戒除", "?"), ("法释〔2016〕8号解释第七条", "?"), ("根据法释[2016]8号司法解释第七条的规定", "?"), ("法释〔2016〕8号第七条", "?"),
        ("依照关于审理毒品犯罪案件适用法律若干问题的解释第七条", "?"), ("治安管理处罚法将吸毒的条款由第七十二条调整为第八十四条", "?"),
        ("刑修（十一）第四十四条", "?"),
        ("治安管理处罚法把原第七十二条改为第八十四条", "?"), ("班会的决定第三条说要互相监督", ""), ("关于自首的解释，第三条", ""),
    ])
    func `short names and numbers of documents are said`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("《治安管理处罚法》第59条一62条", "law.malformed"), ("刑法修正案（十一）第四十四条", "law.cannot-check"),
    ])
    func `a dash that became a number and an amendment are said`(text: String, code: String) throws {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        #expect((report.findings + report.unchecked.findings).map(\.code.id) == [code])
    }
}
