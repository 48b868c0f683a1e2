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

extension Whereabouts {
    /// What was printed and is in no bank any more, and looks like one of these questions before it was mended: an id that is made
    /// from the words of a question changes with them.
    package static func earlier(
        of questions: [Question], in papers: [(file: String, paper: IssuedPaper)], besides known: [String: Question]
    ) -> [Self] {
        let gone = papers.flatMap(\.paper.content.questions).filter { known[$0.id] == nil }
        let wanted = questions.filter { !$0.hasOwnID }.map(IssuedLikeness.init)
        let ids = Set(gone.filter { printed in wanted.contains { $0.isLike(printed) } }.map(\.id))
        return ids.sorted().flatMap { find($0, in: papers) }
    }
}

extension Whereabouts {
    /// The questions of the banks, in their order, that look like a printed one whose id is in no bank any more.
    ///
    /// `printed` are the ids of all that was issued: what was printed itself is no other question.
    package static func later(
        than question: IssuedQuestion, among questions: [Question], besides printed: Set<String>
    ) -> [Question] {
        questions.filter { !printed.contains($0.id) && IssuedLikeness($0).isLike(question) }
    }
}

/// The words by which a question is known again after some of them were mended.
private struct IssuedLikeness {
    private let type: QuestionType
    private let stem: Set<[Character]>
    private let options: Set<String>

    init(_ question: Question) {
        type = question.type
        stem = Self.pairs(question.stem)
        options = Set(question.options.map { QuestionBuilder.comparable($0.text) } + question.lefts)
    }

    /// Whether most letters of the stem stand side by side in both, or the options are the same and half of them.
    func isLike(_ printed: IssuedQuestion) -> Bool {
        guard printed.type == type else { return false }
        let other = Self.pairs(printed.stem)
        let share = Double(stem.intersection(other).count * 2) / Double(max(1, stem.count + other.count))
        let texts = Set(printed.options.map { QuestionBuilder.comparable($0.text) } + printed.lefts)
        return share >= 0.75 || (share >= 0.4 && !options.isEmpty && options == texts)
    }

    private static func pairs(_ text: String) -> Set<[Character]> {
        let letters = Array(QuestionBuilder.comparable(text))
        return Set(zip(letters, letters.dropFirst()).map { [$0, $1] })
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
            if before.picture?.data != question.picture?.data {
                parts.append("图片")
            } else if before.picture != question.picture {
                parts.append("图片的文字说明")
            }
            // What only changed places are no other options: the answer goes by the words, not by the letters of the bank.
            let now = question.aligned(with: before)
            if before.options.map(\.text) != now.options.map(\.text) || before.lefts != now.lefts {
                parts.append("选项")
            } else if question.type.isChoice, question.isReordered(from: before) {
                parts.append("选项的次序")
            }
            if before.answer != now.answer {
                parts.append(before.answer.isSame(as: now.answer) ? "各空能不能换位置" : "答案")
            }
            if before.partial != now.partial, now.hasPartialCredit { parts.append("漏选的给分") }
            if before.explanation != question.explanation { parts.append("解析") }
            if before.options.map(\.feedback) != now.options.map(\.feedback) { parts.append("选项的讲解") }
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
        if lines.isEmpty, earlier.salted(nil) != salted(nil) { lines.append("卷首的文字不同") }
        return lines
    }

    private static func name(_ question: IssuedQuestion) -> String {
        let stem = question.stem.prefix { !$0.isNewline }
        return "\(question.id) \(stem.prefix(24))\(stem.count > 24 ? "…" : "")"
    }
}
