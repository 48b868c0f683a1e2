import DataFiles
import Schools

/// An invented place with 120 schools and what they reported in four terms: the same on every computer.
///
/// Everything in it is made up, and every table that shows it says so.
struct DemoCounty {
    /// The four terms up to the one that holds a day, the oldest first.
    let terms: [Period]
    private var schools: [Place] = []
    private var draw = Draw(state: 20_260_626)

    private struct Place {
        var name: String
        let county: String
        let town: String
        let stages: String
        let classes: Int
        let students: Int
        /// How careful it is, out of 100.
        let care: Int
        var closesAfter: Int?
    }

    /// A small generator of our own: Swift's differs from run to run.
    private struct Draw {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    }

    init(until day: CalendarDate) {
        let last = Period(containing: day)
        terms = (0..<4).map { index in
            let number = last.firstYear * 2 + ((last.term ?? 1) - 1) - (3 - index)
            return Period(firstYear: number / 2, term: number % 2 + 1)
        }
        fill()
    }

    private mutating func fill() {
        let towns: [(county: String, names: [String])] = [
            ("示例县", ["城关镇", "柳河镇", "石桥镇", "白塔镇", "河口乡", "青山乡", "红旗乡"]), ("示例区", ["东街道", "西街道", "南湖街道", "高新街道"]),
        ]
        let villages = ["育才", "新民", "向阳", "前进", "团结", "和平", "朝阳", "曙光", "光明", "胜利"]
        let places = towns.flatMap { county in county.names.map { (county.county, $0) } }
        var number = 0
        while schools.count < 120 {
            let (county, town) = places[number % places.count]
            let round = number / places.count
            number += 1
            switch round {
            case 0: add("\(town)中心小学", county, town, "小学", 12...30)
            case 1: add("\(town)初级中学", county, town, "初中", 9...24)
            case 2: add("\(county)\(town.prefix(1))\(villages[0])九年一贯制学校", county, town, "九年一贯制", 15...27)
            case 3:
                add("\(county)第\(number - 3 * places.count)中学", county, town, round % 2 == 1 ? "完全中学" : "高中", 24...48)
            case 4 where number % 3 == 0: add("\(county)\(town.prefix(1))职业高中", county, town, "中职", 12...24)
            default: add("\(town)\(villages[(round - 4) % villages.count])小学", county, town, "小学", 6...18)
            }
        }
        schools[17].closesAfter = 1
        schools[63].closesAfter = 2
    }

    private mutating func add(
        _ name: String, _ county: String, _ town: String, _ stages: String, _ classes: ClosedRange<Int>
    ) {
        let count = classes.lowerBound + draw.below(classes.count)
        schools.append(
            Place(
                name: name, county: county, town: town, stages: stages, classes: count,
                students: count * (34 + draw.below(14)), care: 45 + draw.below(55)))
    }

    /// The roster of a term, counted from 0.
    func roster(_ term: Int) -> String {
        var rows = [["学校名称", "城市", "区县", "乡镇", "学段", "班级数", "学生数", "停办日期"]]
        for school in schools {
            let end = school.closesAfter.flatMap { $0 < term ? terms[$0].end?.description : nil } ?? ""
            rows.append([
                school.name, "示例市", school.county, school.town, school.stages, String(school.classes),
                String(school.students + term * 4), end,
            ])
        }
        return CSVText(rows).text
    }

    /// The two sheets that came in during a term: most schools first, the slow ones later.
    mutating func sheets(_ term: Int) -> [String] {
        let heading = ["学校名称", "区县", "乡镇", "教学计划", "大纲", "师资", "课时", "教材"]
        var early = [heading]
        var late = [heading]
        for school in schools where (school.closesAfter ?? 4) >= term {
            let care = school.care + term * 7
            guard draw.chance(care + 15) else { continue }
            func mark(_ extra: Int) -> String { draw.chance(care + extra) ? "√" : "×" }
            let hours = draw.chance(care + 12) ? (draw.chance(25) ? "2" : "1") : (draw.chance(50) ? "0.5" : "0")
            let row = [
                school.name, school.county, school.town, mark(22), mark(16), mark(8), hours,
                draw.chance(96) ? mark(12) : "",
            ]
            if draw.chance(75) { early.append(row) } else { late.append(row) }
        }
        return [early, late].map { CSVText($0).text }
    }

    /// What inspectors found at the schools that were drawn.
    mutating func checks(_ list: InspectionList, on day: CalendarDate) -> String {
        var rows = [["学校名称", "地区", "项目", "核验结果", "核验方式", "核验日期", "说明"]]
        for entry in list.entries {
            for indicator in entry.status.indicators
            where indicator.claimed == .covered || indicator.claimed == .partial {
                let isTrue = draw.chance(88)
                rows.append([
                    entry.status.school.name, entry.region, indicator.indicator.label, isTrue ? "属实" : "不属实",
                    draw.chance(50) ? "查档" : "实地", day.description, isTrue ? "" : "档案里没有找到",
                ])
            }
        }
        return CSVText(rows).text
    }

    /// The activities of a month.
    mutating func activities(_ month: String) -> String {
        var rows = [["日期", "类型", "地点", "活动名称", "对象", "人数", "份数", "服务于", "来源"]]
        let plans = [
            ("进学校", "主题班会", "初二学生", "课时"), ("进学校", "专题课", "小学五年级学生", "课时、教材"), ("进社区", "入户宣传", "居民", ""),
            ("进农村", "赶集日宣传", "村民", ""), ("进场所", "从业人员培训", "从业人员", ""), ("进单位", "法律知识讲座", "职工", ""),
        ]
        for (index, plan) in plans.enumerated() {
            let school = schools[draw.below(schools.count)]
            let heads = 30 + draw.below(300)
            rows.append([
                "\(month)-\(10 + index)", plan.0, plan.0 == "进学校" ? school.name : school.town, plan.1, plan.2,
                String(heads), String(heads + draw.below(100)), plan.3, "示例记录",
            ])
        }
        return CSVText(rows).text
    }
}
