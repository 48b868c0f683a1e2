import Foundation

extension Grid {
    /// A list of flat records, as some school systems and open data give rosters out: every record is a row.
    ///
    /// ## File format
    ///     [{"name": "示例县第一小学", "area": "示例县"}, …]
    ///
    /// ## Parsing behavior
    /// - The first row holds the keys, `name` first and the others in the order of their letters; of the usual English ones the Chinese word (``words``).
    /// - Texts, whole and broken numbers, true and false; null and what is absent is an empty cell.
    /// - Regions with the regions in them as `children`, of any depth, are one row each, each before those in it; nothing but `code` and `name` may
    ///   stand beside `children`.
    /// - Records that hold other lists or records, and anything that is no list of records, are refused in words.
    package init(json bytes: [UInt8], file: String) throws(Problem) {
        let noTable = Problem(description: "这个 JSON 不是一张表：要是一个列表，每一项是一所学校，里面只有文字和数。请另存为 CSV 或 Excel")
        let listed: [JSONRecord]
        do {
            listed = try JSONDecoder().decode([JSONRecord].self, from: Data(bytes))
        } catch DecodingError.dataCorrupted {
            throw Problem(description: "JSON 文件不完整，或者不是 JSON")
        } catch {
            throw noTable
        }
        let records = listed.flatMap(\.all)
        guard records.count == listed.count || records.allSatisfy(\.isRegion) else { throw noTable }
        let keys = Set(records.flatMap(\.fields.keys)).sorted {
            ($0 != "name" ? 1 : 0, $0) < ($1 != "name" ? 1 : 0, $1)
        }
        func row(_ texts: [String], _ number: Int) -> Row {
            Row(
                number: number,
                cells: texts.enumerated().map { Cell(text: $1, row: number, column: $0) })
        }
        let heading = row(keys.map { Self.words[$0] ?? $0 }, 1)
        let rows = records.enumerated().map { index, record in row(keys.map { record.fields[$0] ?? "" }, index + 2) }
        self.init(file: file, sheets: [Sheet(name: "表1", rows: keys.isEmpty ? [] : [heading] + rows)])
    }

    /// What the usual keys are called in Chinese.
    private static let words = [
        "name": "学校名称", "school": "学校名称", "province": "省份", "city": "城市", "county": "区县", "area": "区县",
        "district": "区县",
        "town": "乡镇", "street": "乡镇", "stage": "学段", "type": "学校类型", "classes": "班级数", "students": "学生数",
    ]
}

/// One record with its values as texts.
private struct JSONRecord: Decodable {
    var fields: [String: String] = [:]
    /// The regions in a region.
    private var children: [JSONRecord] = []

    /// Itself, and all that are in it.
    var all: [JSONRecord] { [self] + children.flatMap(\.all) }
    /// Whether it says no more than a region does.
    var isRegion: Bool { fields["name"] != nil && Set(fields.keys).isSubset(of: ["code", "name"]) }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys {
            if key.stringValue == "children", let regions = try? container.decode([JSONRecord].self, forKey: key) {
                children = regions
            } else if let text = try? container.decode(String.self, forKey: key) {
                fields[key.stringValue] = text
            } else if let flag = try? container.decode(Bool.self, forKey: key) {
                fields[key.stringValue] = flag ? "TRUE" : "FALSE"
            } else if let number = try? container.decode(Double.self, forKey: key) {
                fields[key.stringValue] = NumberFormats.plain(number)
            } else if try !container.decodeNil(forKey: key) {
                throw DecodingError.typeMismatch(
                    String.self, .init(codingPath: [key], debugDescription: "not a plain value"))
            }
        }
    }
}
