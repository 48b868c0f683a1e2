package import Diagnostics

/// What can be wrong with the shape of a bank: lines, numbers, headings, ids.
extension Finding {
    static func numberMissing(_ number: Int, at place: Place) -> Finding {
        Finding(
            .quizLineUnrecognized, at: place, "这一行前面没有题号，当作第 \(number) 题的题干读入，这道题算存疑",
            explanation: ["请在前面写上题号，如“\(number). ”"])
    }

    static func lineUnrecognized(at place: Place, inQuestion number: Int?) -> Finding {
        let whose = number.map { "第 \($0) 题里" } ?? ""
        return Finding(
            .quizLineUnrecognized,
            at: place,
            "\(whose)这一行看不出是什么，没有读入",
            explanation: ["题干以题号开头，选项以 A. B. 开头，其余写“答案：”“解析：”等；上一行的续行请缩进三格；备注写成 <!-- … -->"]
        )
    }

    static func bankEmpty(at place: Place) -> Finding {
        Finding(.quizBankEmpty, at: place, "这个文件里没有读到题目", explanation: ["每道题以题号开头，如“1. ……”"])
    }

    static func numberJumps(_ number: Int, after last: Int, at place: Place) -> Finding {
        Finding(
            .quizNumberJumps,
            at: place,
            "题号不连续：第 \(last) 题后面是第 \(number) 题",
            explanation: ["请看看中间有没有题目没被读到，或者题号写重了"]
        )
    }

    static func sectionUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .quizSectionUnknown,
            at: place,
            "大题标题里没有题型，下面的题按答案判断题型",
            explanation: ["题型的写法：单项选择题、多项选择题、判断题、填空题、连线题、排序题、简答题、案例分析题"]
        )
    }

    static func fieldUnknown(_ name: String, at place: Place) -> Finding {
        let guess = NearMiss.best(for: name, among: BankField.names.map(\.0))
        return Finding(
            .quizFieldUnknown,
            at: place,
            "题目没有“\(name)”这一项，内容原样保留，不印出",
            explanation: guess.map { ["是不是想写“\($0)”？"] } ?? []
        )
    }

    static func value(_ field: String, _ text: String, _ expected: String, at place: Place) -> Finding {
        Finding(.quizValue, at: place, "“\(field)”的值“\(text)”读不懂，应当是\(expected)")
    }

    /// A heading that promises what nobody would get.
    static func creditRule(_ rule: String, isGiven: Bool, at place: Place) -> Finding {
        Finding(
            .quizValue, at: place, "标题里的“\(rule)”没有读入，现在\(isGiven ? "照文件开头的“漏选”给分" : "漏选不给分")",
            explanation: [
                isGiven
                    ? "请把文件开头的“漏选”改成 0，或在题下写“漏选：0”，让卷子和评分一致"
                    : "请在文件开头写“默认: {漏选: 一半}”，或在题下写“漏选：一半”“漏选：按比例”，并改标题，让卷子和评分一致"
            ])
    }

    /// A heading that takes points off, which no score ever does.
    static func deduction(_ rule: String, at place: Place) -> Finding {
        Finding(
            .quizValue, at: place, "标题里的“\(rule)”没有读入：程序评分时答错得 0 分，不倒扣",
            explanation: ["请从标题里删去这一句，让卷子和评分一致；要倒扣的，纸卷由人批阅"])
    }

    /// Points in a heading of which nobody knows whose they are.
    static func unclearPoints(_ points: String, at place: Place) -> Finding {
        Finding(
            .quizValue, at: place, "标题里的“\(points)分”没有读入：看不出是每题的分值还是一共的分值",
            explanation: ["每题的分值写“每小题\(points)分”，一共的分值写“共\(points)分”"])
    }

    static func points(_ text: String, at place: Place) -> Finding {
        Finding(.quizPoints, at: place, "分值“\(text)”不合常理，要大于 0，不超过 200，最多一位小数")
    }

    static func materialOpen(at place: Place) -> Finding {
        Finding(.quizMaterial, at: place, "【材料】没有收尾，请在最后一道相关的题后面另起一行写【材料完】")
    }

    static func materialUnmarked(at place: Place) -> Finding {
        Finding(
            .quizMaterial, at: place, "这一行像是材料，没有写成【材料】，不知道后面哪些题用它，这些题都算存疑",
            explanation: ["请把开头改成【材料】，并在最后一道相关的题后面另起一行写【材料完】"])
    }

    static func materialEmpty(at place: Place) -> Finding {
        Finding(.quizMaterial, at: place, "【材料】与【材料完】之间没有题目，请把相关的题写在两者之间")
    }

    static func idDuplicate(_ id: String, at place: Place, first: Place) -> Finding {
        Finding(
            .quizIDDuplicate,
            at: place,
            "编号“\(id)”已经用过",
            explanation: ["两道题不能同号；内容完全相同的题请删去一道"]
                + (place.file != first.file && [place.file, first.file].contains { !$0.hasSuffix(".quiz.md") }
                    ? ["一个文件若是另一个整理以前的原件，请把原件移出这个文件夹"] : []),
            notes: [Finding.Note(at: first, "第一次用在这里")]
        )
    }

    /// Two questions whose words have the same short digest, about one pair in four thousand million.
    static func idCollision(_ question: Question, _ first: Question) -> Finding {
        let prefix = question.id.prefix { $0 != "-" }
        return Finding(
            .quizIDDuplicate, at: question.place,
            "第 \(question.number) 题与第 \(first.number) 题内容不同，自动编出的编号碰巧都是“\(question.id)”",
            explanation: ["请给这道题写上自己的编号，别处没有用过的，如在题下写“编号：\(prefix)-\(question.number)b”"],
            notes: [Finding.Note(at: first.place, "另一道题在这里")])
    }

    static func repeated(_ number: Int, _ earlier: Int, at place: Place, first: Place) -> Finding {
        Finding(
            .quizRepeated, at: place, "第 \(number) 题与前面的第 \(earlier) 题完全相同，组卷时只算一道",
            notes: [Finding.Note(at: first, "前面的题在这里")])
    }

    static func stemDuplicate(_ number: Int, at place: Place, first: Place) -> Finding {
        Finding(
            .quizStemDuplicate,
            at: place,
            "第 \(number) 题的题干与前面的题相同",
            notes: [Finding.Note(at: first, "前面的题在这里")]
        )
    }
}

extension BankParser {
    /// Ids and stems that occur twice.
    mutating func reportRepeats() {
        let doubtful = questions.map(\.isDoubtful)
        var ids: [String: Int] = [:]
        var stems: [ByteKey: Int] = [:]
        var conflicting: [Int] = []
        for index in questions.indices {
            var words = QuestionBuilder.comparable(questions[index].stem) + "|"
            if let material = questions[index].material { words += String(material.number) }
            if let picture = questions[index].picture { words += "|" + picture.path }
            let stem = ByteKey(words)
            if let first = ids[questions[index].id] {
                reportRepeat(index, of: questions[first], doubtful: doubtful[first])
            } else {
                ids[questions[index].id] = index
                if let first = stems[stem] {
                    if reportSame(index, first) { conflicting += [index, first] }
                }
            }
            if stems[stem] == nil { stems[stem] = index }
        }
        for index in conflicting { questions[index].isDoubtful = true }
    }

    /// Two questions with one stem, but for marks and spaces; whether the same options have another key.
    private mutating func reportSame(_ index: Int, _ first: Int) -> Bool {
        let (question, other) = (questions[index], questions[first])
        let answers = [question, other].map { $0.comparableAnswer }
        if let here = answers[0], let there = answers[1], question.comparableOptions == other.comparableOptions,
            here != there, !question.isDoubtful, !other.isDoubtful
        {
            let words = [question, other].map { $0.answer.map(Self.words) ?? "" }
            findings.append(.answerConflict(words[0], words[1], at: question.place, first: other.place))
            return true
        }
        guard question.stem.count >= 8 else { return false }
        findings.append(.stemDuplicate(question.number, at: question.place, first: other.place))
        return false
    }

    /// The same question again is one question; the same words with another answer are a contradiction.
    private mutating func reportRepeat(_ index: Int, of first: Question, doubtful: Bool) {
        let question = questions[index]
        let isDerived = !first.hasOwnID && !question.hasOwnID
        if isDerived, !question.asks(first) {
            questions[index].isDoubtful = true
            findings.append(.idCollision(question, first))
            return
        }
        if isDerived, question.answer == first.answer || question.isDoubtful || doubtful {
            findings.append(.repeated(question.number, first.number, at: question.place, first: first.place))
            return
        }
        questions[index].isDoubtful = true
        if isDerived {
            let words = [question, first].map { $0.answer.map(Self.words) ?? "" }
            findings.append(.answerConflict(words[0], words[1], at: question.place, first: first.place))
            for other in questions.indices where questions[other].id == first.id { questions[other].isDoubtful = true }
        } else {
            findings.append(.idDuplicate(question.id, at: question.place, first: first.place))
        }
    }

    private static func words(_ answer: Question.Answer) -> String {
        switch answer {
        case .choice(let ids), .order(let ids), .match(let ids): ids.joined().uppercased()
        case .judge(let value): value ? "正确" : "错误"
        case .blanks(let blanks, _): blanks.map { $0.joined(separator: "｜") }.joined(separator: "；")
        case .text(let text): text
        }
    }
}

extension FindingCode {
    package static let quizLineUnrecognized = FindingCode(
        "quiz.line-unrecognized",
        .warning,
        "题库里有一行没有读懂",
        manual: """
            Humen 不悄悄丢掉任何一行。题库里既不是题干、选项，也不是“答案：”“解析：”等项目的行，都会这样报出来；它所在的题算“存疑”，不会组进试卷。

            - 续行：在行首缩进三格。
            - 题号漏了：补上“7. ”这样的题号。
            - 给自己看的备注：写成 `<!-- 备注 -->`。
            """
    )
    package static let quizBankEmpty = FindingCode(
        "quiz.bank-empty",
        .warning,
        "题库里没有题目",
        manual: "文件里没有一行像题目的开头（题号加“.”“、”或“）”）。请检查是否保存了空文件，或者题号丢失（从 Word 粘贴时自动编号常会丢）。"
    )
    package static let quizNumberJumps = FindingCode(
        "quiz.number-jumps",
        .warning,
        "题号不连续",
        manual: """
            题号应当逐题加一（换大题时可以从 1 重新开始）。题号跳过，多半是有一道题没被认出来，并进了上一题；题号重复，多半是粘贴时漏改。题号只供核对，印在试卷上的题号由 Humen 重新编排。
            """
    )
    package static let quizSectionUnknown = FindingCode(
        "quiz.section-unknown",
        .warning,
        "大题标题里没有题型",
        manual: "大题标题要写出题型，如 `## 一、单项选择题（每小题2分）`。没有写出时，题型由答案推断：一个字母是单选，几个字母是多选，“正确”“错误”是判断。"
    )
    package static let quizFieldUnknown = FindingCode(
        "quiz.field-unknown",
        .warning,
        "题目没有这一项",
        manual: """
            题目的项目有：答案、解析、反馈A（B、C……）、知识点、难度、学段、分值、依据、复核、编号、标签、图片、题型。别的名称会原样保留在题目里，但不印出，也不起作用。多半是写错了字，提示里有最接近的名称。
            """
    )
    package static let quizValue = FindingCode(
        "quiz.value",
        .warning,
        "项目的值读不懂",
        manual: """
            难度写 易、中、难 或 0 到 1 的难度系数；学段写 小低、小高、初中、高中、中职、高校；分值写数字；复核写 2026-11 或 2026-11-21；编号只用英文字母、数字和 - . _。
            漏选写 一半、按比例 或 0。大题标题里的“少选得1分”不会读入，请改写成“漏选：”，不然卷子上印的和评分不一样。
            """
    )
    package static let quizKeyList = FindingCode(
        "quiz.key-list",
        .error,
        "集中写的答案与题目对不上",
        manual: """
            答案可以集中写在题目后面：`1-5 CABDA`，或 `1.C 2.A 3.√`，前面可以有一行“参考答案”。一段里几道题就要有几个答案，每个题号都要有题。
            各大题的题号都从 1 开始的，在每段答案前面写一行“一、”“二、”。
            对不上时不知道答案是谁的，Humen 不猜；没有得到答案的题算存疑。
            """
    )
    package static let quizPoints = FindingCode(
        "quiz.points",
        .error,
        "分值不合常理",
        manual: """
            一道题的分值要大于 0，不超过 200，最多一位小数（如 2、2.5）。零分、负分和很长的小数多半是写错了，印到试卷上总分就不对。
            题目里的“分值：”、大题标题里的“每小题…分”、题库的默认分值和配方里的 `points` 都照此检查。
            """
    )
    package static let quizMaterial = FindingCode(
        "quiz.material",
        .error,
        "材料没有写完整",
        manual: """
            几道题共用一段材料时这样写：

                【材料】小明在公园遇到……
                5. 小明应当（  ）
                   A. ……
                6. ……
                【材料完】

            【材料】到第一道题之间是材料，直到【材料完】的题都属于它，组卷时不会拆开。
            """
    )
    package static let quizIDDuplicate = FindingCode(
        "quiz.id-duplicate",
        .error,
        "题目编号重复",
        manual: "每道题有一个全站唯一的编号，如 `{#jd-cz-001}`，试卷、成绩和统计都靠它。没有写编号的题，由题干和选项的内容得出编号。"
    )
    package static let quizRepeated = FindingCode(
        "quiz.question-repeated",
        .warning,
        "同一道题出现了两次",
        manual: "两道题的题干、选项和答案（不计标点和空格）都相同，是同一道题。组卷时只算一道，不会同时抽到。题库是几次测验合在一起的，常有这种情况；请顺手删去一道。"
    )
    package static let quizStemDuplicate = FindingCode(
        "quiz.stem-duplicate",
        .warning,
        "题干重复",
        manual: "两道题的题干（不计标点和空格）相同。若是同一道题，请删去一道；若确实不同，请把题干写得能区分。"
    )
}
