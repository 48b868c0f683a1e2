import DataFiles

/// What somebody answered to one question, in the ids of the bank and never in the letters of a variant.
package enum Response: Sendable, Hashable {
    case choice(Set<String>)
    case judge(Bool)
    /// A text for each blank; empty where nothing was written.
    case blanks([String])
    /// For each left-hand side the id of the option, or nil.
    case match([String?])
    /// The ids of the steps in the order given.
    case order([String])
    case text(String)
    case none
}

/// What a response earns.
package struct Score: Sendable, Hashable {
    package let points: Double
    package let verdict: Verdict

    /// How a response stands to the key.
    package enum Verdict: String, Sendable, Hashable {
        /// 全对.
        case right
        /// 漏选, or some of the parts right.
        case partly
        /// 错选.
        case wrong
        /// 未答.
        case omitted
        /// 要人批阅.
        case unmarked
    }
}

/// Marks responses: the one place where points come from.
///
/// | type | full | part | nothing |
/// |---|---|---|---|
/// | 单选, 判断 | the right one | – | else |
/// | 多选 | all right options and no other | 漏选 (some of the right ones, no wrong one) by the rule of the question: `none` 0, `half` half the points, `proportional` points × chosen ÷ right | any wrong option |
/// | 填空 | every blank | points × right blanks ÷ blanks | – |
/// | 连线 | every pair | `none` 0; `half` half the points from half of the pairs on; `proportional` points × right pairs ÷ pairs | – |
/// | 排序 | the whole order | the same, counting steps that stand where they belong | – |
/// | 简答 | – | read by a person | – |
///
/// Texts of blanks are compared after ``plain(_:)``, and once more without the words behind the blank (``BlankTail``). With 乱序 every text may fill any blank, and the assignment that earns
/// most counts. Points are not rounded here.
package enum Scoring {
    /// The points of one response to a question that is worth `points`.
    package static func score(_ response: Response, to question: IssuedQuestion, points: Double) -> Score {
        let answer = question.answer
        switch response {
        case .none: return Score(points: 0, verdict: .omitted)
        case .choice(let chosen):
            guard let right = answer.choice else { return unfit }
            return choice(chosen, Set(right), question.partial, points)
        case .judge(let value):
            guard let right = answer.judge else { return unfit }
            return share(value == right ? 1 : 0, of: 1, .none, points)
        case .blanks(let texts):
            guard let blanks = answer.blanks else { return unfit }
            if texts.allSatisfy({ plain($0).isEmpty }) { return Score(points: 0, verdict: .omitted) }
            let right = rightBlanks(texts, blanks, anyOrder: answer.anyOrder ?? false, tails: answer.tails ?? [])
            return share(right, of: blanks.count, .proportional, points)
        case .match(let ids):
            guard let right = answer.match else { return unfit }
            if ids.allSatisfy({ $0 == nil }) { return Score(points: 0, verdict: .omitted) }
            return share(zip(ids, right).count { $0 == $1 }, of: right.count, question.partial, points)
        case .order(let ids):
            guard let right = answer.order else { return unfit }
            if ids.isEmpty { return Score(points: 0, verdict: .omitted) }
            return share(zip(ids, right).count { $0 == $1 }, of: right.count, question.partial, points)
        case .text(let text):
            return plain(text).isEmpty
                ? Score(points: 0, verdict: .omitted) : Score(points: 0, verdict: .unmarked)
        }
    }

    /// A response of another type than the question.
    private static let unfit = Score(points: 0, verdict: .wrong)

    private static func choice(
        _ chosen: Set<String>, _ right: Set<String>, _ partial: PartialCredit, _ points: Double
    ) -> Score {
        if chosen.isEmpty { return Score(points: 0, verdict: .omitted) }
        if chosen == right { return Score(points: points, verdict: .right) }
        guard chosen.isSubset(of: right) else { return Score(points: 0, verdict: .wrong) }
        switch partial {
        case .none: return Score(points: 0, verdict: .partly)
        case .half: return Score(points: points / 2, verdict: .partly)
        case .proportional:
            return Score(points: points * Double(chosen.count) / Double(right.count), verdict: .partly)
        }
    }

    /// What some right parts of all parts earn.
    private static func share(_ right: Int, of all: Int, _ partial: PartialCredit, _ points: Double) -> Score {
        if right == all, all > 0 { return Score(points: points, verdict: .right) }
        guard right > 0 else { return Score(points: 0, verdict: .wrong) }
        switch partial {
        case .none: return Score(points: 0, verdict: .partly)
        case .half: return Score(points: right * 2 >= all ? points / 2 : 0, verdict: .partly)
        case .proportional: return Score(points: points * Double(right) / Double(all), verdict: .partly)
        }
    }

    // MARK: Blanks

    /// How many blanks are right; in any order, the most that can be.
    private static func rightBlanks(
        _ texts: [String], _ blanks: [[String]], anyOrder: Bool, tails: [String]
    ) -> Int {
        let accepted = blanks.map { Set($0.map(plain)) }
        let given = texts.enumerated().map { index, text in
            BlankTail.forms(plain(text), tail: index < tails.count ? plain(tails[index]) : "")
        }
        guard anyOrder else { return zip(given, accepted).count { $0.contains(where: $1.contains) } }
        // Each blank takes a text that no other blank needs more: augmenting paths.
        var taker: [Int: Int] = [:]
        func place(_ text: Int, _ seen: inout Set<Int>) -> Bool {
            for blank in accepted.indices
            where given[text].contains(where: accepted[blank].contains) && seen.insert(blank).inserted {
                guard let other = taker[blank], !place(other, &seen) else {
                    taker[blank] = text
                    return true
                }
            }
            return false
        }
        return given.indices.count { text in
            var seen: Set<Int> = []
            return place(text, &seen)
        }
    }

    /// A text as it is compared: full-width letters, figures and signs as half-width ones, capitals as small letters,
    /// without white space and without a full stop at the end.
    ///
    ///     plain("１１０。") == plain("110")
    package static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                if let half = Unicode.Scalar(scalar.value - 0xFEE0) { scalars.append(half) }
            case 0x3002: scalars.append(".")
            case 0x3000, 0xFEFF: break
            default: if !scalar.properties.isWhitespace { scalars.append(scalar) }
            }
        }
        while let last = scalars.last, last == "." || last == ";" || last == "," { scalars.removeLast() }
        return String(scalars).lowercased()
    }
}
