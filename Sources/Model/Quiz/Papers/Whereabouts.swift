/// Every issued paper, variant and number that carries a question.
package struct Whereabouts: Sendable, Hashable, Encodable {
    /// The id of the question.
    package let question: String
    /// As it was issued last in the list.
    package let stem: String
    package let papers: [Paper]

    /// One issued paper that carries it.
    package struct Paper: Sendable, Hashable, Encodable {
        package let packId: String
        package let title: String
        package let file: String
        package let variants: [Variant]
    }

    /// The number of the question in one variant, and the key printed for it.
    package struct Variant: Sendable, Hashable, Encodable {
        package let name: String
        package let number: Int
        package let answer: [String]
    }

    /// The question with this id, or every question with these words in its stem, in the order of the ids.
    package static func find(_ words: String, in papers: [(file: String, paper: IssuedPaper)]) -> [Self] {
        let all = papers.flatMap(\.paper.content.questions)
        let named = all.contains { $0.id == words }
        let ids = Set(all.filter { named ? $0.id == words : words.count >= 2 && $0.stem.contains(words) }.map(\.id))
        return ids.sorted().map { id in
            let carrying = papers.compactMap { file, paper in Paper(id, file, paper) }
            return Self(question: id, stem: all.last { $0.id == id }?.stem ?? "", papers: carrying)
        }
    }
}

extension Whereabouts.Paper {
    init?(_ id: String, _ file: String, _ paper: IssuedPaper) {
        guard paper.content.question(id) != nil else { return nil }
        packId = paper.packID
        title = paper.content.title
        self.file = file
        variants = paper.content.variants.compactMap { variant in
            variant.key.first { $0.question == id }.map {
                Whereabouts.Variant(name: variant.name, number: $0.number, answer: $0.answer)
            }
        }
    }
}

/// What has to be told to those who hold a printed paper: one question, as it was and as it is.
package struct Erratum: Sendable {
    package let paper: IssuedPaper
    /// As it was issued.
    package let was: IssuedQuestion
    /// As the bank has it now, with the options that were printed; nil when that cannot be told, which makes it void.
    package let now: IssuedQuestion?
    /// Why it is void.
    package let reason: Reason?

    /// Why a printed question cannot be mended on paper.
    package enum Reason: String, Sendable {
        case removed
        case doubtful
        case type
        case options
        case answer

        /// In Chinese, for the sheet and for the terminal.
        package var words: String {
            switch self {
            case .removed: "题库里已经没有这道题"
            case .doubtful: "题库里的这道题有错误（存疑），请先改好再出勘误单"
            case .type: "题型改了，印好的题改不过来"
            case .options: "印出的选项有的已经删去，印好的题改不过来"
            case .answer: "现在的答案里有卷上没有印的选项"
            }
        }
    }

    /// Nil when the paper does not carry the question, or has it as it is now.
    package init?(_ paper: IssuedPaper, question id: String, now: Question?) {
        guard let was = paper.content.question(id) else { return nil }
        let (mended, reason) = Self.mended(was, now)
        guard mended.map({ !$0.isPrintedLike(was) }) ?? true else { return nil }
        self.paper = paper
        self.was = was
        self.now = mended
        self.reason = reason
    }

    /// The question as it can be mended on paper: an option that was added since is not printed, and changes nothing.
    private static func mended(_ was: IssuedQuestion, _ now: Question?) -> (IssuedQuestion?, Reason?) {
        guard let now else { return (nil, .removed) }
        guard !now.isDoubtful else { return (nil, .doubtful) }
        let current = IssuedQuestion(now)
        guard current.type == was.type else { return (nil, .type) }
        let aligned = current.aligned(with: was)
        if aligned != current { return (aligned, nil) }
        let printed = Set(was.options.map(\.id))
        guard printed.isSubset(of: current.options.map(\.id)) else { return (nil, .options) }
        let added = Set(current.options.map(\.id)).subtracting(printed)
        guard !added.isEmpty else { return (current, nil) }
        guard was.type.isChoice, added.isDisjoint(with: current.answer.choice ?? []) else { return (nil, .answer) }
        return (current.keeping(printed), nil)
    }
}

extension IssuedQuestion {
    /// Whether a part of the answer may earn something: what the key says of that is a part of it.
    package var hasPartialCredit: Bool { type == .multiple || type == .match || type == .order }

    /// Whether paper and key would say the same.
    fileprivate func isPrintedLike(_ other: Self) -> Bool {
        stem == other.stem && options.map(\.text) == other.options.map(\.text) && answer == other.answer
            && lefts == other.lefts && material == other.material
            && (partial == other.partial || !hasPartialCredit)
    }
}

extension PaperContent {
    /// What is different from an earlier paper, in words, a line each; empty when both would print alike.
    package func differences(from earlier: PaperContent) -> [String] {
        let (old, new) = (Set(earlier.questions.map(\.id)), Set(questions.map(\.id)))
        var lines: [String] = []
        for question in earlier.questions where !new.contains(question.id) {
            lines.append("不再有：" + Self.name(question))
        }
        for question in questions where !old.contains(question.id) { lines.append("新选入：" + Self.name(question)) }
        for question in questions {
            guard let before = earlier.question(question.id), before != question else { continue }
            var parts: [String] = []
            if before.stem != question.stem || before.material != question.material { parts.append("题干") }
            // Steps and pairs that only changed places are other answers, and no other options.
            let now = question.aligned(with: before)
            if before.options.map(\.text) != now.options.map(\.text) || before.lefts != now.lefts {
                parts.append("选项")
            }
            if before.answer != now.answer { parts.append("答案") }
            if before.partial != now.partial, now.hasPartialCredit { parts.append("漏选的给分") }
            if before.explanation != question.explanation { parts.append("解析") }
            if parts.isEmpty { parts.append("说明") }
            lines.append("改了\(parts.joined(separator: "、"))：" + Self.name(question))
        }
        if earlier.sections.map(\.points) != sections.map(\.points) { lines.append("各大题的分值不同") }
        let names = (earlier.variants.map(\.name), variants.map(\.name))
        if names.0 != names.1 {
            lines.append("卷型不同：原来是 \(names.0.joined(separator: "、"))，现在是 \(names.1.joined(separator: "、"))")
        } else if earlier.variants != variants, old == new {
            lines.append("题目或选项的次序不同")
        }
        if lines.isEmpty, earlier != self { lines.append("卷首的文字不同") }
        return lines
    }

    private static func name(_ question: IssuedQuestion) -> String {
        let stem = question.stem.prefix { !$0.isNewline }
        return "\(question.id) \(stem.prefix(24))\(stem.count > 24 ? "…" : "")"
    }
}
