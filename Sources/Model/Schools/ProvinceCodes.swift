import Diagnostics

/// Holds the third and fourth figure of official school codes, which are those of the province, against the region of the schools.
///
/// Where no row names a province that is known, the province of nearly all the codes is theirs.
struct ProvinceCodes {
    private let entries: [(entry: RosterEntry, province: String)]

    init(_ entries: [RosterEntry]) {
        self.entries = entries.compactMap { entry in
            entry.code.map { (entry, String($0.dropFirst(2).prefix(2))) }
        }
    }

    /// One warning a file.
    var findings: [Finding] {
        let counts = Dictionary(grouping: entries) { $0.province }.mapValues(\.count)
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let usual = most.flatMap { $0.value * 5 >= entries.count * 4 && entries.count >= 5 ? $0.key : nil }
        let wrong = entries.filter { entry, province in
            guard let right = Self.code(of: entry) ?? usual else { return false }
            return right != province
        }
        guard let first = wrong.first else { return [] }
        let names = wrong.prefix(5).map { "\($0.entry.name)（\($0.entry.code ?? "")）" }.joined(separator: "、")
        let right = Self.code(of: first.entry) ?? usual ?? ""
        return [
            Finding(
                .schoolCode, severity: .warning, at: first.entry.place,
                "\(wrong.count) 所学校的标识码里省码不是 \(right)：\(names)\(wrong.count > 5 ? " 等" : "")",
                explanation: ["标识码的第 3、4 位是省码；多半是抄错了一位，或者填了别的码，请核对"])
        ]
    }

    private static func code(of entry: RosterEntry) -> String? {
        guard let province = entry.regions.first(where: { $0.level == .province })?.name else { return nil }
        return codes.first { province.hasPrefix($0.key) }?.value
    }

    private static let codes = [
        "北京": "11", "天津": "12", "河北": "13", "山西": "14", "内蒙古": "15", "辽宁": "21", "吉林": "22", "黑龙江": "23", "上海": "31",
        "江苏": "32",
        "浙江": "33", "安徽": "34", "福建": "35", "江西": "36", "山东": "37", "河南": "41", "湖北": "42", "湖南": "43", "广东": "44",
        "广西": "45",
        "海南": "46", "重庆": "50", "四川": "51", "贵州": "52", "云南": "53", "西藏": "54", "陕西": "61", "甘肃": "62", "青海": "63",
        "宁夏": "64",
        "新疆": "65",
    ]
}
