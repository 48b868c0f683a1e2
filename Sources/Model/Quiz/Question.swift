import DataFiles
package import Diagnostics

/// One question of a bank, as its author wrote it.
///
/// Everything downstream (papers, packs, keys, statistics) names a question by `id` and an option by `Option.id`, never
/// by a number or a letter, because those differ from variant to variant.
package struct Question: Sendable, Hashable {
    /// Unique in a site: the author's `{#jd-cz-001}`, or one made from the question's own words.
    package var id: String
    /// Whether the author gave the id; else it was made from the question's words.
    package var hasOwnID = true
    package var type: QuestionType
    package var stem: String
    /// Choices; for matching, the right-hand sides (distractors included); for ordering, the steps as written.
    package var options: [Option]
    /// The left-hand sides of a matching question; empty for other types.
    package var lefts: [String]
    /// Nil only where `isDoubtful`.
    package var answer: Answer?
    package var explanation: String?
    package var points: Double?
    package var partial: PartialCredit
    package var knowledge: String?
    package var difficulty: Difficulty?
    /// The facility, where the author wrote 0.85 in the place of a word.
    package var facility: Double?
    /// 小低 小高 初中 高中 中职 高校, in the order of the bank; empty means any.
    package var stages: [String]
    /// The article or document that the answer rests on, as written.
    package var basis: String?
    /// When the question was last checked: `2026-11` or `2026-11-21`.
    package var reviewed: String?
    package var tags: [String]
    /// A picture that belongs to the stem.
    package var picture: Picture?
    /// Fields that Humen does not know, kept as they were.
    package var other: [String: String]
    /// The common text of a case (材料), and a number that its questions share; they stay together on a paper.
    package var material: Material?
    /// The number that the author wrote, and the line of the file, both counted from 1.
    package var number: Int
    package var line: Int
    package var place: Place
    /// Where the parts stand that speak of a contest.
    var partPlaces: [Part: Place] = [:]
    /// Something in it could not be read or contradicts itself; it is never put on a paper.
    package var isDoubtful: Bool

    /// Whether the words of another question, its case and its picture are the same; answers may differ.
    func asks(_ other: Question) -> Bool {
        stem.utf8.elementsEqual(other.stem.utf8) && options.map(\.text) == other.options.map(\.text)
            && lefts == other.lefts && material?.text == other.material?.text && picture?.path == other.picture?.path
    }

    /// One choice.
    package struct Option: Sendable, Hashable {
        /// The letter in the bank, in lower case: stable whatever letter a variant prints.
        package let id: String
        /// The letter in the bank.
        package let label: String
        package let text: String
        /// Keeps its position when options are shuffled: `{固定}`, and 以上都是 by itself.
        package let isPinned: Bool
        package var feedback: String?

        /// An option; `isPinned` keeps its place when options are shuffled.
        package init(id: String, label: String, text: String, isPinned: Bool = false, feedback: String? = nil) {
            self.id = id
            self.label = label
            self.text = text
            self.isPinned = isPinned
            self.feedback = feedback
        }
    }

    /// What counts as right.
    package enum Answer: Sendable, Hashable {
        /// Ids of the right options, in the order of the bank.
        case choice([String])
        case judge(Bool)
        /// The accepted texts of each blank; `anyOrder` when the blanks may be filled in any order.
        case blanks([[String]], anyOrder: Bool)
        /// For each left-hand side the id of its option.
        case match([String])
        /// The ids of the options in the right order.
        case order([String])
        case text(String)
    }

    /// A picture beside a stem: `图片：media/dengji.png（登记表的样子）`.
    package struct Picture: Sendable, Hashable, Codable {
        /// As written, below Content.
        package let path: String
        /// What is said to those who cannot see it.
        package let alt: String
    }

    /// The text that several questions share.
    package struct Material: Sendable, Hashable {
        package internal(set) var number: Int
        package let text: String
    }
}

/// The seven kinds of question; the raw value is the name in JSON and in `papers/*.yaml`.
package enum QuestionType: String, Sendable, Hashable, CaseIterable, Codable {
    case single
    case multiple
    case judge
    case blank
    case match
    case order
    case short

    /// The name on a paper: 单项选择题.
    package var title: String {
        switch self {
        case .single: "单项选择题"
        case .multiple: "多项选择题"
        case .judge: "判断题"
        case .blank: "填空题"
        case .match: "连线题"
        case .order: "排序题"
        case .short: "简答题"
        }
    }

    /// Whether the answer is a set of options.
    package var isChoice: Bool { self == .single || self == .multiple }

    /// The words that name the type in headings, in `题型：` and in blueprints.
    static let words: [(String, Self)] = [
        ("单项选择", .single), ("单选", .single), ("多项选择", .multiple), ("多选", .multiple), ("不定项", .multiple),
        ("判断", .judge), ("是非", .judge), ("填空", .blank), ("连线", .match), ("匹配", .match), ("配对", .match),
        ("排序", .order), ("步骤排列", .order), ("顺序排列", .order), ("排列顺序", .order), ("排列题", .order),
        ("简答", .short), ("问答", .short), ("论述", .short), ("名词解释", .short),
    ]

    /// The type whose word occurs first in a text.
    init?(namedIn text: some StringProtocol) {
        let found = Self.words.compactMap { word, type in text.range(ofWord: word).map { ($0, type) } }
        guard let first = found.min(by: { $0.0 < $1.0 }) else { return nil }
        self = first.1
    }
}

/// How hard the author thinks a question is.
package enum Difficulty: String, Sendable, Hashable, CaseIterable, Codable {
    case easy
    case medium
    case hard

    /// The word that teachers use.
    package var title: String {
        switch self {
        case .easy: "易"
        case .medium: "中"
        case .hard: "难"
        }
    }

    /// Reads 易 中 难, their common neighbours, and a facility between 0 and 1 (high is easy, as Chinese papers count).
    package init?(_ text: some StringProtocol) {
        switch text.trimmingSpaces() {
        case "易", "容易", "简单", "较易", "easy": self = .easy
        case "中", "中等", "适中", "一般", "medium": self = .medium
        case "难", "较难", "困难", "hard": self = .hard
        default:
            guard let facility = Double(text.trimmingSpaces()), (0...1).contains(facility) else { return nil }
            self = facility >= 0.7 ? .easy : facility >= 0.4 ? .medium : .hard
        }
    }
}

/// What a multiple-choice answer earns that misses right options and holds no wrong one (漏选).
package enum PartialCredit: String, Sendable, Hashable, CaseIterable, Codable {
    case none
    case half
    case proportional

    /// The word that banks use.
    package var title: String {
        switch self {
        case .none: "0"
        case .half: "一半"
        case .proportional: "按比例"
        }
    }

    /// Reads 0, 一半 and 按比例 and how teachers say them (不给分, 得一半); nil for anything else.
    package init?(_ text: some StringProtocol) {
        var word = text.trimmingSpaces()
        while let last = word.last, last.isOne(of: "。．.；;") { word.removeLast() }
        switch word {
        case "0", "０", "0分", "０分", "得0分", "零分", "得零分", "不得分", "不给分", "不记分", "不计分", "不算分", "无分", "没有分", "没分", "none":
            self = .none
        case "一半", "一半分", "得一半", "得一半分", "得一半的分", "给一半", "给一半分", "半分", "得半分", "给半分", "half": self = .half
        case "按比例", "按比例得分", "按比例给分", "按比例计分", "proportional": self = .proportional
        default: return nil
        }
    }
}

extension StringProtocol {
    /// Characters before the first occurrence of a word, or nil.
    func range(ofWord word: String) -> Int? {
        // Most texts do not hold the word; their bytes say so.
        guard Array(utf8).holds(Array(word.utf8)) else { return nil }
        let letters = Array(self)
        let wanted = Array(word)
        guard letters.count >= wanted.count else { return nil }
        return (0...letters.count - wanted.count).first { letters[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
