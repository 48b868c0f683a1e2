import Foundation
import TestSupport
import Testing

struct GoldenTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(["A/kept.txt": "一\n二\n三\n"]) }

    private func golden(records: Bool) -> Golden { Golden(folder: folder.path, records: records) }

    @Test func `the same text is no complaint, recording or not`() {
        #expect(golden(records: false).complaint(about: "一\n二\n三\n", at: "A/kept.txt") == nil)
        #expect(golden(records: true).complaint(about: "一\n二\n三\n", at: "A/kept.txt") == nil)
    }

    @Test func `another text is shown line by line`() {
        #expect(
            golden(records: false).complaint(about: "一\n贰\n三\n", at: "A/kept.txt") == """
                A/kept.txt says otherwise (- recorded, + found; RECORD=1 accepts)
                 一
                -二
                +贰
                 三
                \u{20}
                """
        )
    }

    @Test func `a text without a file says how to write one`() {
        #expect(
            golden(records: false).complaint(about: "新", at: "A/new.txt")
                == "there is no A/new.txt yet: RECORD=1 writes it\n新"
        )
    }

    @Test func `recording writes the file and still fails`() throws {
        #expect(
            golden(records: true).complaint(about: "新", at: "B/new.txt")
                == "recorded B/new.txt: read it, then run again without RECORD=1"
        )
        #expect(try folder.read("B/new.txt") == "新")
        #expect(golden(records: false).complaint(about: "新", at: "B/new.txt") == nil)
    }

    @Test func `two canonically equal texts with different bytes differ`() throws {
        try folder.write("A/e.txt", "\u{E9}")
        #expect(golden(records: false).complaint(about: "e\u{301}", at: "A/e.txt") != nil)
    }

    @Test func `the file is named after the test`() {
        let path = Golden.path(
            filePath: "/x/PaperTests.swift",
            function: "`a paper: A/B, 两卷`(seed:)",
            name: "seed 1",
            type: "html"
        )
        #expect(path == "PaperTests/a-paper-A-B-两卷-seed-1.html")
    }

    @Test func `a difference shows what would not be seen`() {
        #expect(
            LineDifference(expected: "一\n\t二", found: "一 \n\t二\r").description == """
                -一
                -→\t二
                +一·
                +→\t二␍
                """
        )
    }
}
