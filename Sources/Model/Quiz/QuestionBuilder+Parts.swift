import ChineseText
import Diagnostics

/// What a key can say of the pairs of a matching question and the steps of an ordering one: each has its own letter or number.
extension QuestionBuilder {
    /// How many letters there are.
    private static let most = 26

    /// The pairs of a matching question: at least two on the right, every left side once.
    mutating func checkPairs() {
        checkCount(lefts.count, right: options.count, of: "连线题", unit: "对")
        checkOnce(lefts, "左边的")
        if matched.contains(where: { $0.left.isEmpty || $0.right.isEmpty }) {
            fail(.answerUnreadable("->", "左边 -> 右边，两边都要有字", at: place))
        }
    }

    /// The steps of an ordering question, every one once.
    mutating func checkSteps() {
        checkCount(options.count, right: options.count, of: "排序题", unit: "步")
        // Options on lines of their own are looked at as all options are.
        if draft.options.isEmpty { checkOnce(options.map(\.text), "步骤") }
    }

    private mutating func checkCount(_ count: Int, right: Int, of kind: String, unit: String) {
        // One left side with two right ones is a choice.
        if right < 2 {
            fail(.partsTooFew(kind, right, unit, at: place))
        } else if max(count, right) > Self.most {
            fail(.partsTooMany(kind, max(count, right), unit, Self.most, at: place))
        }
    }

    private mutating func checkOnce(_ texts: [String], _ what: String) {
        var seen: Set<String> = []
        for text in texts where !seen.insert(Self.comparable(text)).inserted {
            return fail(.partTwice(what, text, at: place))
        }
    }
}

extension Finding {
    fileprivate static func partsTooFew(_ kind: String, _ count: Int, _ unit: String, at place: Place) -> Finding {
        Finding(
            .quizOptionsTooFew, at: place, "\(kind)至少要有两\(unit)不同的，这里只有 \(count) \(unit)",
            explanation: ["只有一种连法、一种次序的题，不用想就能对；请补足，或改成别的题型"])
    }

    fileprivate static func partsTooMany(
        _ kind: String, _ count: Int, _ unit: String, _ most: Int, at place: Place
    ) -> Finding {
        Finding(
            .quizOptionOrder, at: place, "\(kind)有 \(count) \(unit)，字母只到 Z，最多 \(most) \(unit)",
            explanation: ["请分成几道题"])
    }

    fileprivate static func partTwice(_ what: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .quizOptionDuplicate, at: place, "\(what)“\(text.shortened)”写了两次，两种答法都对，答案却只认一种",
            explanation: ["请改成不同的字，或者只留一个"])
    }
}
