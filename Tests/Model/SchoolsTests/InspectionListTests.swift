import DataFiles
import Testing

@testable import Schools

struct InspectionListTests {
    private func list(_ count: Int, seed: String) throws -> InspectionList {
        let records = try Sample.records([(Sample.period, try Sample.read(try Sample.fixture("reports.csv")).reports)])
        return InspectionList(try Sample.framework().derive(records), records, count: count, seed: seed)
    }

    private func names(_ list: InspectionList) -> [String] { list.entries.map(\.status.school.name) }

    @Test func `the same seed draws the same schools, another seed others`() throws {
        let first = names(try list(4, seed: "a"))
        let again = names(try list(4, seed: "a"))
        #expect(first == again)
        let seeds = try Set((1...12).map { names(try list(4, seed: "\($0)")) })
        #expect(seeds.count > 4)
    }

    @Test func `half are those of the highest risk and each says why`() throws {
        let list = try list(4, seed: "a")
        #expect(list.candidates == 8)
        #expect(list.entries.map(\.isByRisk) == [true, true, false, false])
        let highest = try self.list(8, seed: "a").entries.map(\.score).max()
        #expect(list.entries.first?.score == highest)
        #expect(list.entries.first?.reasons.first == "自报全部落实而没有佐证")
        #expect(list.entries.allSatisfy { !$0.reasons.isEmpty })
    }

    @Test func `nobody is drawn twice and only those who reported are`() throws {
        for count in 1...9 {
            let names = names(try list(count, seed: "b"))
            #expect(names.count == min(count, 8))
            #expect(Set(names).count == names.count)
            #expect(!names.contains("示例县第二中学"))
        }
    }
}
