import ChineseText
import DataFiles

/// What a line beside the table says of the marks and figures in it: 未落实的打√, √表示未落实, 单位：分钟.
///
/// ## Parsing behavior
/// - A line is looked at clause by clause; brackets end a clause, except those around a mark alone (未落实（√）).
/// - Whatever is said of a tick, 勾 or 1 with a word of lack (未 没 无 不 缺 问题) turns the sheet round, as does a cross or 0 for what is there.
/// - 不打√ and 未打√ are crosses; √/× together says nothing; slogans and limits (无毒, 不少于, 核对无误) are no words of lack.
enum SheetLegend {
    /// The clause that gives the tick to what is not there; nil where none does.
    static func turned(in line: String) -> String? {
        // Most lines are sums, of which a sheet of a province holds thousands: without a word for what is there or lacks they say nothing.
        guard line.contains(where: signs.contains), line.compatible.contains(where: meanings.contains) else {
            return nil
        }
        return clauses(of: marked(line)).first(where: isTurned)
    }

    /// What a line makes of the lessons: minutes, the whole school's, planned ones; nil where it says none of it.
    static func otherLessons(in line: String, isWholeYear: Bool) -> String? {
        guard line.utf8.count < 2000 else { return nil }
        let compact = line.compact
        guard ["单位", "课时", "学时", "节数"].contains(where: compact.contains), otherWords.contains(where: compact.contains)
        else { return nil }
        // 每课时40分钟 and 不要填合计 say what is meant, not what was filled in.
        let plain = compact.replacing(
            #/(?:[0-9]+|[一二三四五六七八九十]+)分钟|(?:不是|不要|不能|不得|并非|而非|勿|不)(?:请|再)?(?:按|填|写|报|以)?[^,，;；。、]{0,6}/#, with: "")
        for clause in plain.split(whereSeparator: { ",，;；。、()[]【】".contains($0) }).map(String.init) {
            if clause.contains("单位"), let unit = ["分钟", "小时"].first(where: clause.contains) { return unit }
            let said = #/(?:课时|学时|节数)(?:总?数量?)?一?[栏列项]?(?:均|都|请|需)?(?:[为是按指系填以:=])(.*)/#
            guard let rest = clause.firstMatch(of: said)?.output.1 else { continue }
            let words = isWholeYear ? otherWords.filter { !yearWords.contains($0) } : otherWords
            if let word = words.first(where: rest.contains) { return word }
        }
        return nil
    }

    private static let otherWords =
        [
            "分钟", "小时", "全校", "合计", "总计", "总数", "每周", "每月", "每天", "计划", "应开", "应上", "目标", "累计", "去年", "上年", "上学期", "上期",
        ] + yearWords
    /// What is right in a sheet for a whole school year.
    private static let yearWords = ["全学年", "全年", "一学年", "每学年", "整学年", "两学期", "两个学期"]

    /// One character of every word by which ``lacks(_:)`` and ``isThere(_:)`` know what is said.
    private static let meanings: Set<Character> = Set("未没无不缺否题落达位展完符格备有是")
    private static let signs: Set<Character> = Set("√✓✔☑勾钩号10１０Yy×✗✘╳☒叉")

    /// A line with one letter for each kind of mark, without what only looks like words of lack.
    private static func marked(_ line: String) -> String {
        var text = lines(line).compatible
        text = text.replacing(#/^(?:填[表写报])?(?:备?注|说明|图例|要求)[0-9]?:/#, with: "")
        text = text.replacing(#/[“”"‘’'「」『』]/#, with: "")
        text = text.replacing(#/[✓✔☑]|对勾|对钩|对号|勾选|选勾/#, with: "√")
        text = text.replacing(#/(打|画|划|填)(?:上|个)?(?:勾|钩|√)/#) { "\($0.output.1)√" }
        text = text.replacing(#/[✗✘╳☒]|叉号/#, with: "×").replacing(#/(打|画|划)(?:上|个)?[叉xX]/#) { "\($0.output.1)×" }
        text = figures(text)
        text = text.replacing(
            #/(?:不要?|不用|不得|不必|不能|未|没有?|勿|别|无需)(?:打|画|划|填|写|用|选)?[上有]?√的|(?:不要?|不用|不得|不必|不能|未|没有?|勿|别|无需)(?:打|画|划|填|写|用|选)上?√/#
        ) { match in match.output.hasSuffix("的") ? "×的" : "×" }
        text = text.replacing(#/[(\[【]((?:请?[打画划填写用选])?[√×])[)\]】]/#) { "\($0.output.1)" }
        text = text.replacing(#/√[\/或、和与及]×|√×(?![的为表代是=:指])/#, with: "◇")
        for word in harmless { text = text.replacing(word, with: "") }
        return text
    }

    /// Makes marks of 1为, =1 and 填1, not of figures that number or count: 1、, 1课时.
    private static func figures(_ text: String) -> String {
        text.replacing(#/(^|[^0-9.])([10])(?=(?:的|项)?(?:为|表示|代表|是|=|:|指|即))/#) {
            $0.output.1 + ($0.output.2 == "1" ? "√" : "×")
        }.replacing(#/([填写记用选=:])([10])(?![0-9.、课节本册人名份%]|个)/#) {
            $0.output.1 + ($0.output.2 == "1" ? "√" : "×")
        }.replacing(#/Y(?=为|表示|代表|=|:)/#, with: "√")
    }

    /// A text whose blanks stand only where a clause may end: not beside a mark or what joins it to its words.
    private static func lines(_ text: String) -> String {
        let joining = Set("打画划填写用记选√✓✔×“”\"为是表代指=＝:：的者即")
        var result = ""
        let parts = text.split(whereSeparator: \.isWhitespace)
        for part in parts {
            if let last = result.last, let first = part.first {
                result += joining.contains(last) || joining.contains(first) ? "" : ";"
            }
            result += part
        }
        return result
    }

    private static func clauses(of text: String) -> [String] {
        text.split { ",，;；。.、!！?？()[]【】〔〕".contains($0) }.map(String.init)
    }

    private static func isTurned(_ clause: String) -> Bool {
        let marks = clause.filter { "√×".contains($0) }.map { $0 == "√" }
        guard !marks.isEmpty else { return false }
        let parts = clause.split(omittingEmptySubsequences: false) { "√×".contains($0) }.map(String.init)
        // Where nothing is said before the first mark, each mark is followed by what it means.
        let isForward = !lacks(parts[0]) && !isThere(parts[0])
        var isTaken = false
        for (index, isTick) in marks.enumerated() {
            let before = isTaken ? "" : parts[index]
            let after = parts[index + 1]
            isTaken = isForward || after.prefixMatch(of: definer) != nil
            // √未落实 says what the tick means; in 有√无× the word of lack is the cross's.
            if index == marks.count - 1, let first = after.first, "未没无缺".contains(first) { isTaken = true }
            // 有打×的，请写明原因 is said of those who did.
            if before == "有打", after.hasPrefix("的") { continue }
            let words = isTaken ? [before, after] : [before]
            let turns = isTick ? words.contains(where: lacks) : words.contains { isThere($0) && !lacks($0) }
            if turns { return true }
        }
        return false
    }

    private static var definer: Regex<Substring> {
        #/的?(?:项目|项|者|学校|内容|指标)?(?:均|都|即|就)?(?:为|是|表示|代表|指|即|=|:|说明|表明|视为|算|意为)/#
    }

    private static func lacks(_ words: String) -> Bool {
        words.contains { "未没无不缺否".contains($0) } || words.contains("问题")
    }

    private static func isThere(_ words: String) -> Bool {
        ["落实", "达标", "到位", "开展", "完成", "符合", "合格", "配备", "具备", "有的", "是的"].contains(where: words.contains)
            || ["有", "是", "有打", "是打", "为有", "为是", "=有", "=是", "表示有", "表示是"].contains(words)
    }

    private static let harmless = [
        "无毒", "不吸毒", "不沾毒", "未成年", "不少于", "不低于", "不超过", "不多于", "无误", "无论", "不论", "不限", "不得", "不要", "不能", "不可", "不准",
        "不必", "不用",
        "请勿", "不含", "不漏", "没有问题", "无问题", "不存在问题", "未发现问题", "没问题", "不缺", "无缺", "是否", "有无", "有没有", "有/无", "是/否", "五落实",
        "五到位", "五个落实",
        "落实情况", "开展情况", "完成情况",
    ]
}
