import Testing

@testable import Schools

struct SchoolMatcherTests {
    private let tree = RegionTree([
        Region(code: "东县", name: "东县", level: .county, parent: nil),
        Region(code: "西县", name: "西县", level: .county, parent: nil),
    ])
    private let schools = [
        School(uid: "s1", code: "2199000001", name: "东县第一小学", region: "东县", stages: [.upperPrimary]),
        School(uid: "s2", name: "实验小学", region: "东县", stages: [.upperPrimary]),
        School(uid: "s3", name: "实验小学", region: "西县", stages: [.upperPrimary]),
        School(uid: "s4", name: "育才学校", formerNames: ["西县第二小学"], region: "西县", stages: [.upperPrimary]),
        School(uid: "s5", name: "中学（东校区）", region: "西县", stages: [.juniorHigh]),
    ]

    private func find(_ name: String, code: String? = nil, region: String? = nil) -> String {
        let regions = region.map { [NamedRegion(text: $0, level: .county)] } ?? []
        return switch SchoolMatcher(schools, in: tree).find(name: name, code: code, regions: regions) {
        case .found(let school): school.uid
        case .ambiguous(let schools): schools.map(\.uid).joined(separator: "|")
        case .elsewhere(let school, let named): "\(school.uid) not in \(named)"
        case .unknown(let near): "? " + near.joined(separator: "、")
        }
    }

    @Test func `a name finds a school by its letters, whatever its spaces, width and marks`() {
        #expect(find("东县第一小学") == "s1")
        #expect(find(" 东县 第一小学 ") == "s1")
        #expect(find("中学(东校区)") == "s5")
        #expect(find("中学东校区") == "s5")
    }

    @Test func `a former name and the official code find a school`() {
        #expect(find("西县第二小学") == "s4")
        #expect(find("随便什么", code: "2199000001") == "s1")
    }

    @Test func `the name of the region in front may be left out or added`() {
        #expect(find("第一小学") == "s1")
        #expect(find("西县育才学校") == "s4")
        #expect(find("西县实验小学") == "s3")
        #expect(find("东县育才学校") == "? 育才学校")
    }

    @Test func `a name that two schools bear is decided by the region or by nobody`() {
        #expect(find("实验小学") == "s2|s3")
        #expect(find("实验小学", region: "西县") == "s3")
        #expect(find("实验小学", region: "北县") == "s2|s3")
    }

    @Test func `the only school of a name is not meant by a row that names another region`() {
        #expect(find("育才学校", region: "西县") == "s4")
        #expect(find("育才学校", region: "西县（县直）") == "s4")
        #expect(find("育才学校", region: "县直") == "s4")
        #expect(find("育才学校", region: "东县") == "s4 not in 东县")
        #expect(find("西县第二小学", region: "北县") == "s4 not in 北县")
        #expect(find("随便什么", code: "2199000001", region: "西县") == "s1")
    }

    @Test func `likeness alone never matches`() {
        #expect(find("东县第二小学") == "? 东县第一小学")
        #expect(find("东县第１小学") == "? 东县第一小学")
    }

    @Test(arguments: [
        ("一小", "东县第一小学"), ("育才", "育才学校"), ("yucai", "育才学校"), ("第壹小学", "东县第一小学"), ("实验校", "实验小学"), ("西湖小学", ""),
        ("玉才学校", "育才学校"), ("小学", "东县第一小学、实验小学"),
    ])
    func `a short name, one that sounds alike and pinyin name what comes near`(name: String, near: String) {
        #expect(find(name) == "? " + near)
    }
}
