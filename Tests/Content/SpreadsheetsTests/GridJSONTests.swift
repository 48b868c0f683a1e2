import Testing

@testable import Spreadsheets

struct GridJSONTests {
    private func rows(_ text: String) -> [[String]] {
        do {
            let grid = try Grid(json: Array(text.utf8), file: "a.json")
            return grid.sheets[0].rows.map { $0.cells.map(\.text) }
        } catch {
            return [["\(error)"]]
        }
    }

    @Test func `a list of records is a table`() {
        #expect(
            rows(#"[{"name": "甲校", "area": "示例县", "classes": 12}, {"name": "乙校", "type": "小学"}]"#) == [
                ["学校名称", "区县", "班级数", "学校类型"], ["甲校", "示例县", "12", ""], ["乙校", "", "", "小学"],
            ])
    }

    @Test func `regions in regions are a row each`() {
        let text = """
            [{"code": "99", "name": "示例省", "children": [
                {"code": "9901", "name": "示例市", "children": [{"code": "990101", "name": "示例区"}]},
                {"code": "9902", "name": "另一市"}]},
             {"code": "98", "name": "另一省", "children": []}]
            """
        #expect(
            rows(text) == [
                ["学校名称", "code"], ["示例省", "99"], ["示例市", "9901"], ["示例区", "990101"], ["另一市", "9902"], ["另一省", "98"],
            ])
    }

    @Test(arguments: [
        #"[{"name": "示例县", "children": [{"name": "甲校", "stage": "小学"}]}]"#, #"[{"name": "甲校", "classes": [1, 2]}]"#,
        #"{"name": "甲校"}"#, #"[{"code": "99", "children": [{"code": "9901"}]}]"#,
    ])
    func `other lists in lists are no table`(text: String) {
        #expect(rows(text) == [["这个 JSON 不是一张表：要是一个列表，每一项是一所学校，里面只有文字和数。请另存为 CSV 或 Excel"]])
    }
}
