import Testing

@testable import Law

struct CitationScannerTests {
    private func marks(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let scanner = CitationScanner(names: ["禁毒法", "青海省禁毒条例", "教育法"])
        let ranges = bytes.withUnsafeBufferPointer { scanner.scan($0) }
        return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " | ")
    }

    @Test(arguments: [
        ("依照《中华人民共和国禁毒法》第五十九条第一款第（三）项处理", "《中华人民共和国禁毒法》第五十九条第一款第（三）项"),
        ("《青海省禁毒条例》第29条", "《青海省禁毒条例》第29条"),
        ("《禁毒法》第２９条第１款第3项", "《禁毒法》第２９条第１款第3项"),
        ("《禁毒法》第 29 条规定", "《禁毒法》第 29 条"),
        ("《禁毒法》第三条第二款第(一)项第2目", "《禁毒法》第三条第二款第(一)项第2目"),
        ("《刑法》第一百三十三条之一", "《刑法》第一百三十三条之一"),
        ("《禁毒法》第三条之规定", "《禁毒法》第三条"),
        ("《刑法》第三百四十七条、第三百四十八条和第三百五十七条规定", "《刑法》第三百四十七条 | 第三百四十八条 | 第三百五十七条"),
        ("《禁毒法》第六条、第八条至第十条", "《禁毒法》第六条 | 第八条 | 第十条"),
        ("《禁毒法》第三条第一款、第二款", "《禁毒法》第三条第一款 | 第二款"),
        ("《禁毒法》第三条以及《戒毒条例》第四条", "《禁毒法》第三条 | 《戒毒条例》第四条"),
        ("《最高人民法院关于适用〈中华人民共和国刑法〉若干问题的解释》第七条", "《最高人民法院关于适用〈中华人民共和国刑法〉若干问题的解释》第七条"),
        ("《关于执行《刑法》的规定》第二条", "《关于执行《刑法》的规定》第二条"),
        ("《治安管理处罚法》（2012年修正）第七十二条", "《治安管理处罚法》（2012年修正）第七十二条"),
        ("《禁毒法》中的第三条", "《禁毒法》中的第三条"),
        ("《禁毒法》第二章第十一条", "《禁毒法》第二章第十一条"), ("《禁毒法》第2章第十一条", "《禁毒法》第2章第十一条"),
        ("《禁毒法》第三编", "《禁毒法》第三编"), ("《刑法》第六章第七节、第八节和第三条", "《刑法》第六章第七节、第八节"),
        ("违反本条例第七条、本法第三条，同法第三条", "本条例第七条 | 本法第三条 | 同法第三条"),
        ("根据禁毒法第三条", "禁毒法第三条"), ("禁毒法 第五十九条", "禁毒法 第五十九条"), ("《禁毒法》第三条 以及 第四条，或者第五条", "《禁毒法》第三条 | 第四条 | 第五条"),
        ("我国禁毒法第三条", "禁毒法第三条"),
        ("我国《宪法》第三十三条", "《宪法》第三十三条"),
        ("违反中华人民共和国禁毒法第三条的", "中华人民共和国禁毒法第三条"),
        ("《娱乐场所管理条例（试行）》第二条", "《娱乐场所管理条例（试行）》第二条"),
        ("按照青海省禁毒条例第七条", "青海省禁毒条例第七条"),
    ])
    func `every form of citation is marked whole`(text: String, expected: String) {
        #expect(marks(text) == expected)
    }

    @Test(arguments: [
        "第三条战线", "第三条说的是另一回事", "我们提出三条建议，第一条是多陪伴", "《家长手册》第三条", "《给孩子的信》第二条", "义务教育条第二",
        "不同法第三条", "做法第三条", "按照新的教学方法第三条", "办法第三条", "班级公约第三条",
        "《禁毒法》第条", "", "条", "第", "》第三条", "《》第三条", "《禁毒法》第三十条。第四条",
    ])
    func `what is not a citation stays unmarked`(text: String) {
        #expect(marks(text) == (text == "《禁毒法》第三十条。第四条" ? "《禁毒法》第三十条" : ""))
    }

    @Test(arguments: [
        "香港基本法第三条", "美国宪法第一条", "高等教育法第三条", "山东省禁毒条例第三条", "民族义务教育法第三条", "省条例第三条", "治安处罚法第八百条",
        "未成年人保护法实施办法第五百条", "刑法解释第三条",
    ])
    func `a law that nobody knows is marked, so that its author is told`(text: String) {
        #expect(marks(text) == text)
    }

    @Test func `marks keep their order and never overlap`() {
        let text = String(repeating: "《禁毒法》第三条、第四条第一款、第二款，本法第五条。第（", count: 50)
        let bytes = Array(text.utf8)
        let ranges = bytes.withUnsafeBufferPointer { CitationScanner(names: []).scan($0) }
        #expect(ranges.count == 200)
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }

    @Test func `text cut anywhere does not stop the scanner`() {
        let bytes = Array("依照《中华人民共和国禁毒法》（修正）第五十九条之二第一款第（三）项、第六十条".utf8)
        for cut in bytes.indices {
            for part in [bytes[..<cut], bytes[cut...]] {
                let ranges = Array(part).withUnsafeBufferPointer { CitationScanner(names: []).scan($0) }
                #expect(ranges.allSatisfy { $0.upperBound <= part.count })
            }
        }
    }
}
