import Diagnostics

extension Question {
    /// A part of a question that is printed, or that the pupil is told.
    package enum Part: Sendable, Hashable {
        case stem
        case material
        case left
        case option(String)
        case answer
        case explanation
        case feedback(String)
        case basis
        case knowledge
    }

    /// What would be printed of a contest on a paper that has no approval number: an error where a part calls the paper one, one warning where
    /// the question only speaks of some contest.
    var contests: [Finding] {
        var findings: [Finding] = []
        if let point = knowledge, let word = ContestWord.first(in: [point]) {
            findings.append(.contest("知识点“\(point)”里有“\(word)”，会印在结果和分析里", at: partPlaces[.knowledge] ?? place))
        }
        var fact: (Part, String)?
        for (part, text) in printedParts {
            guard let mention = ContestMention(text, isTold: part.isTold) else { continue }
            guard mention.isCalled else {
                fact = fact ?? (part, mention.word)
                continue
            }
            findings.append(
                .contest("第 \(number) 题的\(part.words)把这次答题叫作“\(mention.word)”", at: partPlaces[part] ?? place))
        }
        guard findings.isEmpty, let (part, word) = fact else { return findings }
        return [
            Finding(
                .paperContestStem, at: partPlaces[part] ?? place,
                "第 \(number) 题的\(part.words)里有“\(word)”，\(part.isTold ? "做题的人看得到" : "会印在卷上")，这份卷没有竞赛的批准文号",
                explanation: ["题目本来就是讲竞赛的，可以不改；把这次答题叫作竞赛的，请改成“练习”或“问答”"])
        ]
    }

    private var printedParts: [(Part, String)] {
        let texts: [String]
        switch answer {
        case .blanks(let blanks, _): texts = blanks.flatMap { $0 }
        case .text(let text): texts = [text]
        default: texts = []
        }
        let asked: [(Part, String?)] = [(.stem, stem), (.material, material?.text)]
        let told: [(Part, String?)] =
            options.map { (.feedback($0.id), $0.feedback) } + [(.explanation, explanation), (.basis, basis)]
        return
            (asked + lefts.map { (.left, $0) } + options.map { (.option($0.id), $0.text) } + texts.map { (.answer, $0) }
            + told).compactMap { part, text in text.map { (part, $0) } }
    }
}

extension Question.Part {
    /// Whether it speaks to those who have answered.
    fileprivate var isTold: Bool {
        switch self {
        case .explanation, .feedback: true
        default: false
        }
    }

    fileprivate var words: String {
        switch self {
        case .stem: "题干"
        case .material: "材料"
        case .left: "左边"
        case .option(let id): "选项 \(id.uppercased()) "
        case .answer: "答案"
        case .explanation: "解析"
        case .feedback(let id): "选项 \(id.uppercased()) 的反馈"
        case .basis: "依据"
        case .knowledge: "知识点"
        }
    }
}

extension QuestionBuilder {
    /// Where the parts stand that may speak of a contest; few do.
    var partPlaces: [Question.Part: Place] {
        var places: [Question.Part: Place] = [:]
        func add(_ part: Question.Part, _ text: String, _ range: Range<Int>) {
            guard places[part] == nil, ContestWord.mayStand(in: text),
                !ContestWord.all(in: ContestWord.letters(text)).isEmpty
            else { return }
            places[part] = draft.place(range)
        }
        for option in draft.options { add(.option(option.label.lowercased()), option.text, option.range) }
        for field in draft.fields {
            switch field.field {
            case .explanation: add(.explanation, field.text, field.range)
            case .basis: add(.basis, field.text, field.range)
            case .knowledge: add(.knowledge, field.text, field.range)
            case .answer: add(.answer, field.text, field.range)
            case .feedback(let label): add(.feedback(label.lowercased()), field.text, field.range)
            default: break
            }
        }
        return places
    }
}
