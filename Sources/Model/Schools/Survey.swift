package import DataFiles
import Digests

/// What a sample of people answered: 知晓率, 满意率.
///
/// A sample says nothing of a single school, and no count of all schools holds it: the two are shown apart, always.
package struct Survey: Sendable, Hashable, Encodable {
    /// The name of the region that the sample stands for.
    package let region: String
    /// 知晓率, 满意率 and so on.
    package let kind: String
    package let heldOn: CalendarDate
    package let sample: Int
    package let positive: Int
    /// 入户, 电话, 网络 and so on.
    package let method: String
    package let organiser: String

    /// A survey as it was entered.
    package init(
        region: String, kind: String, heldOn: CalendarDate, sample: Int, positive: Int, method: String,
        organiser: String
    ) {
        self.region = region
        self.kind = kind
        self.heldOn = heldOn
        self.sample = sample
        self.positive = positive
        self.method = method
        self.organiser = organiser
    }

    /// What makes it the same survey in another sheet: region, kind, day and who held it.
    package var key: String {
        let fields = [NameKey.of(region), NameKey.of(kind), heldOn.description, NameKey.of(organiser)]
        return String(SHA256Digest.hex(of: Array(fields.joined(separator: "\n").utf8)).prefix(16))
    }

    /// The share that answered yes; never rounded up.
    package var rate: Rate { Rate(positive, of: sample) }

    private enum Key: String, CodingKey {
        case region, kind, heldOn, sample, positive, rate, method, organiser
    }

    /// Writes the rate as it is printed beside the two figures.
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(region, forKey: .region)
        try fields.encode(kind, forKey: .kind)
        try fields.encode(heldOn.description, forKey: .heldOn)
        try fields.encode(sample, forKey: .sample)
        try fields.encode(positive, forKey: .positive)
        try fields.encode(rate.text, forKey: .rate)
        try fields.encode(method, forKey: .method)
        try fields.encode(organiser, forKey: .organiser)
    }

    /// What `coverage survey list` prints.
    package static func table(_ surveys: [Survey]) -> String {
        var text = "问卷调查（抽样，只代表被问的人，不与各校填报的数字合并）\n\n"
        if surveys.isEmpty { return text + "没有登记问卷调查。\n" }
        var table = TextTable(["日期", "地区", "项目", "样本", "肯定", "比例", "方式", "组织单位"], rightAligned: [3, 4, 5])
        table.rows = surveys.map {
            [
                $0.heldOn.description, $0.region, $0.kind, String($0.sample), String($0.positive), $0.rate.text,
                $0.method,
                $0.organiser,
            ]
        }
        text += table.text
        let small = surveys.count { $0.sample < 100 }
        if small > 0 { text += "\n有 \(small) 次样本不到 100 人，比例只能参考。\n" }
        return text
    }
}
