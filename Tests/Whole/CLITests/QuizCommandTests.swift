import Foundation
import TestSupport
import Testing

/// Packs and papers: frozen when issued.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct QuizCommandTests {
    private let blueprint = "Content/papers/fangdu-chuzhong.yaml"

    private func paper(_ site: TemporaryFolder, _ more: String...) throws -> JSONValue {
        let run = try Tool.run(["quiz", "paper", blueprint, "--format", "json"] + more, in: site.url)
        #expect(run.exitCode == 0, "\(run.stdout)")
        return try JSONValue(parsing: run.stdout)
    }

    @Test func `the shipped bank is read whole`() throws {
        let site = try Tool.site()
        let run = try Tool.run("quiz", "list", "--format", "json", in: site.url)
        let document = try JSONValue(parsing: run.stdout)
        #expect(document["banks"][0]["read"] == 24)
        #expect(document["banks"][0]["recognized"] == 24)
        #expect(document["diagnostics"].array.isEmpty)
        let question = document["banks"][0]["questions"][0]
        for key in ["id", "type", "stem", "options", "answer", "explanation", "points", "line"] {
            #expect(question[key] != .null, "\(key)")
        }
    }

    @Test func `pack and paper share one issued paper of twelve questions`() throws {
        let site = try Tool.site()
        let pack = try Tool.run("quiz", "pack", blueprint, "--mode", "practice", "--format", "json", in: site.url)
        let paper = try paper(site)
        #expect(try JSONValue(parsing: pack.stdout)["packId"] == paper["packId"])
        let issued = try site.files("issued")
        #expect(issued.count == 1)
        let file = try JSONValue(parsing: site.read("issued/\(issued[0])"))
        #expect(file["paper"]["questions"].array.count == 12)
        #expect(try site.files("Output/packs").count == 1)
        #expect(
            try site.files("Output/print").map { $0.split(separator: "/").last ?? "" }.sorted() == [
                "key.html", "paper.html",
            ])
    }

    @Test func `a bank that is edited later changes nothing that was issued`() throws {
        let site = try Tool.site()
        let first = try paper(site)
        let name = "issued/\(first["packId"].string ?? "").json"
        let issued = try site.read(name)
        let bank = try site.read("Content/banks/fangdu-chuzhong.quiz.md")
        try site.write("Content/banks/fangdu-chuzhong.quiz.md", bank.replacing("林则徐", with: "林则徐（1785—1850）"))
        let second = try paper(site)
        #expect(second["packId"] != first["packId"])
        #expect(try site.read(name) == issued)
        #expect(try site.files("issued").count == 2)
    }

    @Test func `an issued file that was changed by hand is refused`() throws {
        let site = try Tool.site()
        let name = "issued/\(try paper(site)["packId"].string ?? "").json"
        try site.write(name, site.read(name).replacing("\"A\"", with: "\"B\""))
        let run = try Tool.run("quiz", "paper", blueprint, in: site.url)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("[paper.issued-altered]") || run.stderr.contains("[paper.issued-unreadable]"))
    }

    @Test func `two variants have the same questions and their own keys`() throws {
        let site = try Tool.site()
        let paper = try paper(site, "--variants", "A,B")
        #expect(paper["files"].array.count == 4)
        let file = try JSONValue(parsing: site.read("issued/\(paper["packId"].string ?? "").json"))
        let keys = file["paper"]["variants"].array.map { variant in
            Set(variant["key"].array.map { $0["question"].string })
        }
        #expect(keys.count == 2)
        #expect(keys.first?.count == 12)
        #expect(keys.first == keys.last)
    }
}
