import DataFiles
import Diagnostics

/// Answers that were not seen as such, or not as what they are.
extension QuestionBuilder {
    /// A judgement or the number of an option is no answer in words.
    mutating func checkShort(_ answer: String) {
        guard options.isEmpty else { return }
        if Self.isNumbering(answer) || (!isNamed && OptionAlphabet.isOne(answer)) {
            fail(.numberedOptions(at: place))
        } else if !isNamed, Self.beginsJudgement(answer) {
            let range = draft.value(.answer)?.range ?? draft.range
            fail(
                .answerUnreadable(
                    answer, "“正确”或“错误”（√ 或 ×），别的话写到“解析：”里；是简答题的，写明“题型：简答”",
                    at: draft.place(range)))
        }
    }

    /// ②, ①③ or ⑴、⑵, and nothing else.
    private static func isNumbering(_ answer: String) -> Bool {
        var found = false
        for scalar in answer.unicodeScalars {
            switch scalar.value {
            // ① ⑴ ⒈, ❶ and ㈠.
            case 0x2460...0x249B, 0x2776...0x277F, 0x3220...0x3229: found = true
            case 0x20, 0x3000, 0x3001, 0xFF0C, 0x2C, 0x3002, 0x2E, 0x28, 0x29, 0xFF08, 0xFF09, 0x548C: continue
            default: return false
            }
        }
        return found
    }

    /// √，因为…, 错误。应为…: a judgement with words behind it.
    private static func beginsJudgement(_ answer: String) -> Bool {
        guard let first = answer.trimmingSpaces().unicodeScalars.first else { return false }
        if TruthSign.all.unicodeScalars.contains(first) { return true }
        guard "对错正".unicodeScalars.contains(first) else { return false }
        let head = answer.trimmingSpaces().prefix { !$0.isSpace && !$0.isOne(of: "，,。．.；;：:！!（(") }
        return truth(head) != nil
    }

    /// 答案 and a bracket without its end, left in the stem or in an option.
    mutating func checkRemains() {
        for text in [draft.stem] + options.map(\.text) {
            guard let words = Self.remains(text) else { continue }
            fail(.answerInWords(words, at: draft.place(of: words)))
            return
        }
    }

    private static func remains(_ text: String) -> String? {
        // （ ( 【 [ or 答案.
        if let last = text.last, last.isOne(of: "（(【[［") { return String(text.suffix(8)) }
        guard text[...].holds([0xE7, 0xAD, 0x94, 0xE6, 0xA1, 0x88]) else { return nil }
        for word in ["答案：", "答案:", "答案】", "答案]"] {
            guard let start = text.range(ofWord: word) else { continue }
            return String(text.dropFirst(start).prefix(12))
        }
        return nil
    }
}

extension Finding {
    /// 答案： in the middle of a line, or half a bracket of it.
    fileprivate static func answerInWords(_ words: String, at place: Place) -> Finding {
        Finding(
            .quizAnswerUnreadable, at: place, "“\(words)”留在题干或选项里，没有读作答案",
            explanation: ["请另起一行写“答案：C”，或者写成完整的一对括号，如“（答案：C）”；题干和选项也请各起一行"])
    }

    static func numberedOptions(at place: Place) -> Finding {
        Finding(
            .quizOptionsTooFew, at: place, "这道题没有选项：答案写的是①②这样的序号",
            explanation: ["选项请以 A. B. C. 开头，每个选项另起一行，答案也写字母；①②不当作选项"])
    }
}
