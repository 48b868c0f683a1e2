package import Diagnostics

/// What can be wrong inside one question: options, answer, explanation.
extension Finding {
    static func stemEmpty(_ number: Int, at place: Place) -> Finding {
        Finding(.quizStemEmpty, at: place, "第 \(number) 题没有题干")
    }

    static func answerMissing(_ number: Int, at place: Place) -> Finding {
        Finding(.quizAnswerMissing, at: place, "第 \(number) 题没有答案", explanation: ["请在选项后面另起一行写“答案：”"])
    }

    static func notAnOption(_ label: String, _ field: String, at place: Place) -> Finding {
        Finding(.quizNotAnOption, at: place, "\(field)写的是 \(label)，但这道题没有选项 \(label)")
    }

    static func answerCount(_ letters: String, at place: Place) -> Finding {
        Finding(
            .quizAnswerCount,
            at: place,
            "单选题只能有一个答案，这里写了 \(letters)",
            explanation: ["若是多选题，请移到“多项选择题”下面，或在题干前写【多选】"]
        )
    }

    static func answerConflict(_ one: String, _ other: String, at place: Place, first: Place) -> Finding {
        Finding(
            .quizAnswerConflict,
            at: place,
            "同一道题有两个不同的答案：\(one) 和 \(other)",
            explanation: ["请核对哪一个是对的，删去另一个"],
            notes: [Finding.Note(at: first, "另一个答案在这里")]
        )
    }

    static func answerUnreadable(_ text: String, _ expected: String, at place: Place) -> Finding {
        Finding(.quizAnswerUnreadable, at: place, "答案“\(text)”读不懂，应当是\(expected)")
    }

    static func blankCount(_ blanks: Int, _ answers: Int, at place: Place) -> Finding {
        Finding(
            .quizBlankCount,
            at: place,
            "题干有 \(blanks) 个空，答案有 \(answers) 个",
            explanation: ["空用两个以上的下划线“____”表示；各空的答案用“；”隔开，同一空的几种写法用“｜”隔开"]
        )
    }

    static func optionsTooFew(_ count: Int, at place: Place) -> Finding {
        Finding(
            .quizOptionsTooFew,
            at: place,
            count == 0 ? "这道题没有选项" : "这道题只有 \(count) 个选项",
            explanation: ["每个选项另起一行，以 A. B. C. 开头；写在同一行时，选项之间要有空格"]
        )
    }

    static func optionOrder(_ label: String, _ expected: String?, at place: Place) -> Finding {
        Finding(
            .quizOptionOrder,
            at: place,
            expected.map { "这里应当是选项 \($0)，写的是 \(label)" } ?? "选项超过了 26 个",
            explanation: ["选项从 A 开始，按字母顺序，不能跳过也不能重复"]
        )
    }

    static func optionDuplicate(_ label: String, _ other: String, at place: Place, first: Place) -> Finding {
        Finding(
            .quizOptionDuplicate,
            at: place,
            "选项 \(label) 与选项 \(other) 的内容相同",
            notes: [Finding.Note(at: first, "选项 \(other) 在这里")]
        )
    }

    static func optionEmpty(_ label: String, at place: Place) -> Finding {
        Finding(.quizOptionEmpty, at: place, "选项 \(label) 没有内容")
    }

    static func optionMarks(_ label: String, at place: Place) -> Finding {
        Finding(.quizOptionMarks, at: place, "选项 \(label) 后面多了标点，已按“\(label).”读入")
    }

    static func multipleOneAnswer(at place: Place) -> Finding {
        Finding(.quizMultipleOneAnswer, at: place, "多选题只写了一个答案，请核对")
    }

    static func explanationDiffers(_ answer: String, _ named: String, at place: Place) -> Finding {
        Finding(.quizExplanationDiffers, at: place, "答案是 \(answer)，解析里说的却是 \(named)", explanation: ["请核对哪一个是对的"])
    }
}

extension FindingCode {
    package static let quizStemEmpty = FindingCode(
        "quiz.stem-empty",
        .error,
        "题目没有题干",
        manual: "题号后面没有文字。请补上题干；若这一行是多余的题号，请删去。"
    )
    package static let quizAnswerMissing = FindingCode(
        "quiz.answer-missing",
        .error,
        "题目没有答案",
        manual: "每道题都要有答案：选择题 `答案：C`，多选题 `答案：ABD`，判断题 `（√）` 或 `答案：错误`，填空题 `答案：6；26`，简答题写参考答案。"
    )
    package static let quizNotAnOption = FindingCode(
        "quiz.not-an-option",
        .error,
        "答案或反馈的字母不在选项里",
        manual: "答案（或“反馈D：”）写的字母在选项里找不到。可能是选项少读了一个，也可能是答案写错了：请对着原题核对，Humen 不猜。"
    )
    package static let quizAnswerCount = FindingCode(
        "quiz.answer-count",
        .error,
        "单选题有多个答案",
        manual: "单选题只能有一个正确选项。若本来是多选题，请放到“多项选择题”大题下面，或在题干前写【多选】。"
    )
    package static let quizAnswerConflict = FindingCode(
        "quiz.answer-conflict",
        .error,
        "同一道题有两个不同的答案",
        manual: "题干括号里、“答案：”里写了不同的答案，或者“答案：”写了两次而内容不同。请核对后只留一个。"
    )
    package static let quizAnswerUnreadable = FindingCode(
        "quiz.answer-unreadable",
        .error,
        "答案读不懂",
        manual: "选择题的答案只写字母；判断题写“正确”“错误”或 √ ×；排序题写每个选项的字母各一次；连线题写“左边 -> 右边；……”。"
    )
    package static let quizBlankCount = FindingCode(
        "quiz.blank-count",
        .error,
        "空的个数与答案的个数不同",
        manual: "题干里每个空用两个以上的下划线表示，各空的答案按顺序用“；”隔开，同一空的几种写法用“｜”隔开：`答案：海洛因｜白粉；26`。"
    )
    package static let quizOptionsTooFew = FindingCode(
        "quiz.options-too-few",
        .error,
        "选项太少",
        manual: "选择题和排序题至少要有两个选项，每个选项另起一行，以 A. B. C. 开头。几个选项挤在一行时，选项之间要有空格。"
    )
    package static let quizOptionOrder = FindingCode(
        "quiz.option-order",
        .error,
        "选项的字母不按顺序",
        manual: "选项从 A 开始，按字母顺序排，不跳过、不重复。字母乱了，答案就可能指错，所以这样的题不会组进试卷。"
    )
    package static let quizOptionDuplicate = FindingCode(
        "quiz.option-duplicate",
        .error,
        "两个选项内容相同",
        manual: "同一道题里两个选项的文字（不计标点和空格）相同，学生无从选择。多半是复制时忘了改。"
    )
    package static let quizOptionEmpty = FindingCode(
        "quiz.option-empty",
        .error,
        "选项没有内容",
        manual: "选项的字母后面没有文字。请补上内容，或删去这个选项。"
    )
    package static let quizOptionMarks = FindingCode(
        "quiz.option-marks",
        .note,
        "选项的字母后面多了标点",
        manual: "如“B..第二代”。多出的标点不读入选项的内容，请顺手改正。"
    )
    package static let quizMultipleOneAnswer = FindingCode(
        "quiz.multiple-one-answer",
        .warning,
        "多选题只有一个答案",
        manual: "多选题通常有两个以上的正确选项。若不是漏写，请改成单选题。"
    )
    package static let quizExplanationDiffers = FindingCode(
        "quiz.explanation-differs",
        .error,
        "解析与答案不一致",
        manual: """
            解析里写着“故选B”“答案为B”“B项正确”“B是本题答案”“B.12306 正确”，或者写着别的选项的原话（“正确答案是12306”），答案却是别的字母；或者说答案那一项“错误”“应排除”。
            错的答案印出去就收不回来了：请核对后改正其中一个，这道题在改正前不会组进试卷。
            """
    )
}
