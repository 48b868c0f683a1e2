import ChineseText
package import Diagnostics
import Markdown

/// Words of a draft or a sample that were to be replaced: 【此处填写单位名称】, 待补充, TODO, 示例县, XX县.
///
/// ## Parsing behavior
/// - What stands in code is left in peace.
/// - XX县, 某某市 and ××年 are how an account of a case hides its people and places: they count only on a page that masks no person's
///   name (李某), is in no column of cases and is no form to copy.
/// - （待核实）, 有待补充 and （请填写真实姓名） may be meant for readers.
package enum Placeholders {
    /// One finding for all such words of a page, at the first.
    static func findings(
        _ fragment: Fragment, _ front: FrontMatter, in source: SourceText, isAccount: Bool
    ) -> [Finding] {
        let heads = [front.title, front.summary, front.source, front.author].compactMap { $0 }.joined(separator: "\n")
        let texts = [Array(heads.utf8), fragment.plainText].filter { words.occurs(in: $0) }
        guard !texts.isEmpty else { return [] }
        let masks = isAccount || masksPeople(fragment.plainText) || isForm(front.title ?? fragment.takenTitle ?? "")
        var found: [(text: String, kind: Kind)] = []
        var left = longest
        let patterns = patterns
        for line in texts.flatMap({ $0.split(separator: 0x0A) }) where !words.found(in: line).isEmpty {
            left -= line.count
            guard left > 0, found.count < most else { break }
            let line = String(decoding: line, as: UTF8.self)
            for (text, kind) in matches(of: patterns, in: line) where kind != .mask || !masks {
                found.append((text, kind))
            }
        }
        let shown = Set(found.map(\.text)).filter { isShownAsCode($0, in: source.bytes) }
        var places: [(place: Range<Int>, text: String, kind: Kind)] = []
        var cursors: [String: Int] = [:]
        for (text, kind) in found where !shown.contains(text) {
            let place = source.bytes[(cursors[text] ?? 0)...].range(of: Array(text.utf8)) ?? 0..<0
            if !place.isEmpty { cursors[text] = place.upperBound }
            places.append((place, text, kind))
        }
        return finding(places.sorted { $0.place.lowerBound < $1.place.lowerBound }, in: source).map { [$0] } ?? []
    }

    /// Whether such a word stands in a setting.
    package static func stand(in text: String) -> Bool { !matches(of: patterns, in: text).isEmpty }

    /// How many are looked at in a page, and how many bytes of the lines that hold such words: nobody writes more.
    private static let most = 99
    private static let longest = 200_000

    private enum Kind {
        case blank, sample, mask

        var how: String {
            switch self {
            case .blank: "请换成要写的内容，或者删去；还没有定的，写“另行通知”"
            case .sample: "“示例”是样子：请换成本县、本单位的名称，或者写 {{county}}、{{office}}"
            case .mask: "请换成真实的名称和日期；本县、本单位可以写 {{county}}、{{office}}。案例里隐去的，放到 cases 文件夹里就不再提示"
            }
        }
    }

    private static func finding(
        _ places: [(place: Range<Int>, text: String, kind: Kind)], in source: SourceText
    ) -> Finding? {
        guard let first = places.first(where: { !$0.place.isEmpty }) ?? places.first else { return nil }
        let times = places.count == 1 ? "" : places.count < most ? "（本文件共 \(places.count) 处）" : "（本文件有许多处）"
        var lines: [Int] = []
        for line in places.compactMap({ $0.place.isEmpty ? nil : source.place($0.place).line }) where lines.last != line
        {
            lines.append(line)
        }
        let others = lines.dropFirst().prefix(9).map(String.init).joined(separator: "、")
        let more = others.isEmpty ? [] : ["还有第 \(others) 行\(lines.count > 10 ? "……" : "")"]
        return Finding(
            .placeholder, at: first.place.isEmpty ? Place(file: source.path) : source.place(first.place),
            "“\(first.text)”像是还没有填、没有换掉的字\(times)", explanation: [first.kind.how] + more)
    }

    // MARK: What they look like

    /// A text without any of these has none of the patterns either.
    ///
    /// Patterns are slow, so these are as long as they can be; and none begins with a letter of which texts are full.
    private static let words: WordSearch = {
        let opening = ["【", "［", "〔", "["].flatMap { sign in
            ["请", "此", "在此", "这里", "待", "填", "输入", "插入", "TODO"].map { sign + $0 }
        }
        let closing = ["】", "］", "〕", "]", "）", ")"].flatMap { sign in
            ["待定", "待完善", "待核实", "待确认", "待更新", "自行填写", "请填写"].map { $0 + sign }
        }
        let hints = ["插", "添", "粘", "补", "放", "输", "编"].map { "此处" + $0 }
        let samples = "县市省区镇乡村".map { "示例\($0)" }
        let masked = "县市区省镇乡街单部禁年月".flatMap { ["X\($0)", "Ｘ\($0)", "×\($0)", "某某\($0)"] }
        return WordSearch(
            opening + closing + hints + samples + masked
                + ["待补", "待填", "TODO", "TBD", "FIXME", "ＴＯＤＯ", "Lorem"])
    }()

    private typealias Pattern = (kind: Kind, regex: Regex<(Substring, Substring)>)

    private static var patterns: [Pattern] {
        [
            (.blank, /([【［〔\[][^【】［］〔〕\[\]]{1,40}[】］〕\]])/),
            (.blank, /([（(][^（）()]{0,6}?待(?:定|补|补充|填|填写|完善|更新)[）)])/),
            (.blank, /([^，。；：、,;:\s（(]{0,2}待(?:补充|填写))(?=$|[。；;，,、！!）)】］\]|…\s])/),
            // At the head of a line, or with nothing behind: 把它加入你的 TODO 列表 is meant as it stands.
            (.blank, /^\s*(TODO|TBD|FIXME|ＴＯＤＯ)(?=$|[^A-Za-z0-9_.\/”"-])/),
            (.blank, /[^A-Za-z0-9_.\/“"-](TODO|TBD|FIXME|ＴＯＤＯ)(?=$|[：:）)】］])/),
            (.blank, /((?:单击|点击)(?:或点击|或轻触)?此处(?:添加|输入|编辑|插入)\p{Han}{0,6})/),
            (.blank, /((?:请在?)?此处(?:插入|添加|粘贴|补充|放)(?:图|照|表|文字|内容|视频|链接|数据|案例|正文|标题)\p{Han}{0,4})/),
            (.blank, /(Lorem ipsum)/),
            (.sample, /(示例[县市省区镇乡村])/),
            (.mask, /((?:[XＸ×]{2,}|某某)(?:县|市(?!场)|区(?!域|间|别)|省|镇|乡|街道|单位|部门|禁毒[办委]))/),
            (.mask, /([XＸ×]{2,}年|[XＸ×]{1,2}月[XＸ×]{1,2}日)/),
        ]
    }

    /// What is to be replaced in one line, in no order.
    private static func matches(of patterns: [Pattern], in line: String) -> [(text: String, kind: Kind)] {
        var found: [(text: String, kind: Kind, range: Range<String.Index>)] = []
        for (kind, pattern) in patterns {
            for match in line.matches(of: pattern).prefix(most) {
                let range = match.output.1.startIndex..<match.output.1.endIndex
                let text = String(match.output.1)
                guard isMeant(text), !found.contains(where: { $0.range.overlaps(range) }) else { continue }
                found.append((text, kind, range))
            }
        }
        return found.map { ($0.text, $0.kind) }
    }

    /// Whether what a pattern found is an instruction to whoever writes, and no word to readers.
    private static func isMeant(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if "【［〔[".contains(first), "】］〕]".contains(last) {
            let inside = text.dropFirst().dropLast().trimmingPrefix(while: \.isWhitespace)
            return inside.contains(instruction) && !inside.contains(/^填[写表报](?:说明|要求|须知|指南|示例|范例)/)
        }
        return !text.contains(/[有尚仍还需须亟等期][^待]{0,2}待/)
    }

    private static var instruction: Regex<Substring> {
        /^(?:请(?:在?此处?)?(?:填|输入|插入|替换|修改|补充|根据|自行)|(?:在?此处|在此|这里)(?!略|省略|从略).{0,4}(?:填|插|写|输入|添加|补充|粘贴|放|附)|待(?:补|定|填|完善|核实|确认|更新|写)|填[写入]|输入|插入|TODO)|(?:待补充?|待定|待填写?|待完善|待核实|待确认|待更新|自行填写|请填写)\s*$/
    }

    /// Whether a page hides people as accounts of cases do: 李某, 王某某因….
    private static func masksPeople(_ text: [UInt8]) -> Bool {
        guard text[...].range(of: Array("某".utf8)) != nil else { return false }
        return String(decoding: text.prefix(longest), as: UTF8.self)
            .contains(/\p{Han}某(?:某(?![县市区省镇乡街单部])|[，。、；（）(因于在的和与等将被为：甲乙丙男女])/)
    }

    private static func isForm(_ title: String) -> Bool { title.contains(/范本|模板|样本|样表|范文|格式|样式/) }

    /// Whether a text stands between grave accents or in a fence: the page is about the text, then.
    private static func isShownAsCode(_ text: String, in bytes: [UInt8]) -> Bool {
        guard bytes.count <= longest, bytes.has(UInt8(ascii: "`")) else { return false }
        var from = 0
        for _ in 0..<9 {
            guard let place = bytes[from...].range(of: Array(text.utf8)) else { break }
            if isCode(place.lowerBound, in: bytes) { return true }
            from = place.upperBound
        }
        return false
    }

    /// Whether a place is between grave accents or in a fence.
    private static func isCode(_ place: Int, in bytes: [UInt8]) -> Bool {
        var isFenced = false
        let line = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let accents = bytes[line..<place].count { $0 == UInt8(ascii: "`") }
        for row in bytes[..<place].split(separator: 0x0A) where row.drop(while: { $0 == 0x20 }).starts(with: "```".utf8)
        {
            isFenced.toggle()
        }
        return isFenced || accents % 2 == 1
    }
}

extension FindingCode {
    package static let placeholder = FindingCode(
        "page.placeholder",
        .warning,
        "页面里有没有填、没有换掉的字",
        manual: """
            样稿和模板里留着等人填的字，印出去就是笑话：【此处填写单位名称】、［请填写］、内容待补充、（待定）、TODO、“单击此处添加标题”，
            还有“示例县”“XX县”“某某县”“XX年XX月XX日”。请换成要写的内容，或者删去；用 `--release` 发布时这是错误。

            时间、地点确实还没有定的，写“另行通知”。本县、本单位的名称写 `{{county}}`、`{{office}}`。以案释法里隐去的地名和日期（`××县`）不算：
            文章在 `cases` 文件夹里，或者文中的人写作“李某”的，不提示；给人照抄的范本、样表（标题里写明），也不提示。要说这些字本身的，放进 `反引号`。
            """
    )
}
