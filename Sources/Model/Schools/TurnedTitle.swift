import Diagnostics
import Spreadsheets

/// What a title, the tab or the file's name calls a sheet by which its ticks are no report: 未落实学校名单, 工作计划表, 测试数据.
///
/// ## Parsing behavior
/// - Looked at phrase by phrase, as brackets and commas part them; one that says how to fill in (未落实的填×) is passed over.
/// - 落实和未落实情况, 落实情况及存在问题, 工作计划落实情况, 整改后 are titles of what there is.
/// - The name of another framework (五个一) in a sheet for this one counts where this one's own is not named beside it.
/// - In the name of a file 样表 and 模板 say only where the form came from.
struct TurnedTitle {
    /// The words, as they are quoted.
    let words: String
    let kind: Kind

    enum Kind {
        /// Schools that lack something, plans, what was before.
        case turned
        /// Not meant to be entered.
        case sample
        /// Other items than those asked for.
        case other
    }

    /// Where a title stands.
    enum Spot { case title, tab, file }

    init?(in text: String, at spot: Spot, _ framework: Framework) {
        guard text.utf8.count < 400 else { return nil }
        var plain = text.compact.filter { !"“”\"‘’'「」『』《》".contains($0) }
        if spot == .file, let dot = plain.lastIndex(of: ".") { plain = String(plain[..<dot]) }
        if plain.wholeMatch(of: Self.note) != nil { return nil }
        if let found = Self.other(in: plain, framework) {
            (words, kind) = (found, .other)
            return
        }
        let labels = framework.indicators.flatMap { [$0.label] + $0.aliases }.filter {
            $0.hasSuffix("计划") && $0.count > 2
        }
        for word in labels.sorted(by: { $0.count > $1.count }) + Self.harmless {
            plain = plain.replacing(word, with: "＊")
        }
        let parts = plain.split { ",，;；。:：()[]【】〔〕 _—-".contains($0) }.map(String.init)
        for part in parts where part.count <= 40 {
            if part.wholeMatch(of: Self.notToFill) != nil {
                (words, kind) = (part, .sample)
                return
            }
            if Self.instructs(part) { continue }
            if let found = part.firstMatch(of: Self.turns)?.output ?? part.firstMatch(of: Self.lists)?.output,
                !Self.tellsBoth(part)
            {
                (words, kind) = (String(found), .turned)
                return
            }
            if let found = part.firstMatch(of: spot == .file ? Self.tests : Self.samples)?.output {
                (words, kind) = (String(found), .sample)
                return
            }
        }
        return nil
    }

    /// 五个一 in a sheet for 五落实.
    private static func other(in text: String, _ framework: Framework) -> String? {
        let own = [framework.plainTitle] + framework.aliases
        let key = NameKey.of(text)
        if own.contains(where: { key.contains(NameKey.of($0)) }) { return nil }
        return text.firstMatch(of: #/[一二三四五六七八九十]个一|四个百分之百|五落实|五到位/#).map { String($0.output) }
    }

    private static func instructs(_ part: String) -> Bool {
        part.contains { "√×✓✗".contains($0) } || part.contains(#/[0-9有无是否]的?(?:为|表示|代表|即|=)/#)
            || ["打", "填", "请", "须", "注明", "写", "说明", "如有", "如果"].contains(where: part.contains)
    }

    /// 落实和未落实情况, 落实情况及存在问题, 未落实问题整改后情况.
    private static func tellsBoth(_ part: String) -> Bool {
        part.contains(#/(?:落实|达标|完成|开展|到位|上报)(?:、|和|与|及|\/|或)(?:未|没|不)/#)
            || part.contains(#/情况(?:、|和|与|及|以及|\/)/#) || ["整改后", "已整改", "补报"].contains(where: part.contains)
    }

    /// A note at length, which other rules read.
    private static var note: Regex<Substring> { #/(?:备?注|说明|填[表写报]|要求|图例).*/# }

    private static let harmless = ["未成年", "未央", "未来", "示例县", "示例省", "示例市", "示例数据", "是否", "有无", "按计划", "计划单列"]

    private static var turns: Regex<Substring> {
        #/(?:未|没有?|不)(?:完全|全部|全面|按要求|按规定|按时|及时)?(?:落实|达标|到位|完成|开展|配备|开设|制定|发放|上报|报送|合格|整改)|整改前|拟(?:落实|配备|开展|开设|开课|安排|实施|发放|制定)|缺口|缺额|欠缺|预计|预期/#
    }

    /// What a list at the end of its phrase is a list of.
    private static var lists: Regex<Substring> {
        #/(?:(?:存在的?)?(?:主要|突出)?问题|(?:工作|实施|落实|年度)?(?:计划|规划)|目标任务?)(?:清单|台账|汇总|统计|一览|分解|安排|任务|情况|学校|名单|明细)*表?[0-9]{0,2}$/#
    }

    private static var notToFill: Regex<Substring> {
        #/(?:本表|此表|样[表例]|示例|模板|范例)?(?:请)?(?:勿填|不要填)(?:报|写)?/#
    }

    private static var tests: Regex<Substring> {
        #/测试(?:数据|用表?|版|表)|^测试[0-9]{0,2}$|试填|演示数据|模拟数据|演示用/#
    }

    private static var samples: Regex<Substring> {
        #/测试(?:数据|用表?|版|表)|^测试[0-9]{0,2}$|试填|演示数据|模拟数据|演示用|样表|样例|范例|填[写报表]?示例/#
    }
}

extension HeadingCheck {
    /// Titles, the tab and the file's name that make a sheet no report of what there is.
    func turnedNames() -> [Finding] {
        let file = table.grid.file.split(separator: "/").last.map(String.init) ?? ""
        let top = table.grid.place(heading)
        var told: [(what: String, text: String, place: Place, spot: TurnedTitle.Spot)] = table.titles.flatMap { row in
            // A line of marks and what they mean is no title, though each of its cells may look like one.
            isOfHeading(row) || row.cells.contains { $0.text.contains { "√×✓✗".contains($0) } }
                ? []
                : row.cells.filter { !$0.isBlank }.map {
                    ("标题", $0.text, table.grid.place($0), TurnedTitle.Spot.title)
                }
        }
        told += [("表名（下面的标签）", table.sheet.name, top, .tab), ("文件名", file, top, .file)]
        for (what, text, place, spot) in told {
            guard let turned = TurnedTitle(in: text, at: spot, framework) else { continue }
            return [finding(turned, what, text, place)]
        }
        return []
    }

    /// Whether a row is part of the heading, whose words are looked at column by column.
    ///
    /// A title right above it may be taken for a part of it, and begins where no group of columns does.
    private func isOfHeading(_ row: Grid.Row) -> Bool {
        guard table.headingParts.contains(where: { $0.number == row.number }),
            let first = row.cells.first(where: { !$0.isBlank })
        else { return false }
        return first.column > (table.columns["name"] ?? 0) || heading.cells.contains { $0.text == first.text }
    }

    private func finding(_ turned: TurnedTitle, _ what: String, _ text: String, _ place: Place) -> Finding {
        let change = what == "标题" ? "改好标题" : what == "文件名" ? "改好文件名" : "改好标签"
        let name = framework.aliases.first ?? framework.plainTitle
        switch turned.kind {
        case .turned:
            return Finding(
                .headingUnclear, at: place,
                "\(what)里写着“\(turned.words)”，下面填的多半不是本期已经落实的情况，没有读取",
                explanation: ["名单、计划、问题清单和整改前的情况不要导入；填的就是本期实际情况（有的打 √，没有的打 ×），请\(change)再导入"])
        case .sample:
            return Finding(
                .headingUnclear, at: place, "\(what)里写着“\(turned.words)”，像是样子或试填的，没有读取",
                explanation: ["里面是学校真填的，请删去这几个字，\(change)再导入"])
        case .other:
            return Finding(
                .headingUnclear, at: place,
                "\(what)里写的是“\(turned.words)”，现在登记的是\(framework.plainTitle)，不知道填的是哪一样，没有读取",
                explanation: ["是“\(turned.words)”的，请加 --framework \(turned.words)；是“\(name)”的，请\(change)再导入"])
        }
    }
}
