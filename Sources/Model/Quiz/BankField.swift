import DataFiles

/// A line of a question that begins with a name: 答案：C.
enum BankField: Hashable {
    case answer
    case explanation
    case feedback(String)
    case knowledge
    case difficulty
    case stage
    case points
    case partial
    case basis
    case reviewed
    case id
    case tags
    case image
    case type

    /// Every name that is understood, longer ones before those they begin with.
    static let names: [(String, Self)] = [
        ("正确答案", .answer), ("参考答案", .answer), ("标准答案", .answer), ("答案解析", .explanation), ("试题解析", .explanation),
        ("答案", .answer), ("解析", .explanation), ("详解", .explanation), ("答", .answer), ("难度系数", .difficulty),
        ("难易度", .difficulty), ("难度", .difficulty), ("知识点", .knowledge), ("考点", .knowledge), ("学段", .stage),
        ("分值", .points), ("分数", .points), ("漏选", .partial), ("少选", .partial), ("法律依据", .basis), ("依据", .basis),
        ("复核日期", .reviewed),
        ("复核", .reviewed),
        ("编号", .id), ("标签", .tags), ("图片", .image), ("题型", .type),
    ]

    /// The names as bytes.
    private static let spelled = names.map { (Array($0.0.utf8), $0.1) }

    /// The names behind which white space does for a colon, whatever follows.
    private static let explanations = names.filter { $0.1 == .explanation }.map { Array($0.0.utf8) }

    /// Whether the value may run on over the following lines.
    var continues: Bool {
        switch self {
        case .answer, .explanation, .feedback: true
        default: false
        }
    }

    /// The field that a text begins with, and what stands behind its name.
    ///
    /// `答案：C`, `答案:C`, `【答案】C`, `[答案] C`, `（答案：C）`, `反馈A：…`. Nil when there is no field.
    /// With `sentences`, a line that is one with the answer counts too (``AnswerSentence``).
    static func match(_ text: Substring, sentences: Bool = false) -> (field: Self, value: Substring)? {
        // (, [, a wide bracket or a Han character.
        guard let lead = text.utf8.first, lead == 0x28 || lead == 0x5B || lead >= 0xE3, let first = text.first else {
            return nil
        }
        if let value = BracketedAnswer.value(text) { return (.answer, value) }
        let closing: Character? = first == "【" ? "】" : first == "[" ? "]" : first == "［" ? "］" : nil
        let body = closing == nil ? text : text.dropFirst()
        guard let start = body.utf8.first, start >= 0xE4 else { return nil }
        for (name, field) in spelled where body.utf8.starts(with: name) {
            if let value = value(behind: Substring(body.utf8.dropFirst(name.count)), of: name, closing: closing) {
                return (field, value)
            }
        }
        if sentences, closing == nil, let value = AnswerSentence.value(text) { return (.answer, value) }
        guard body.begins(with: "反馈"), case let rest = body.dropFirst(2).drop(while: \.isSpace),
            let label = rest.first.flatMap(OptionMarker.letter)
        else { return nil }
        return value(behind: rest.dropFirst(), of: [], closing: closing).map { (.feedback(label), $0) }
    }

    /// Behind the name: the bracket that closes it, then a colon, which is optional behind a bracket.
    private static func value(behind text: Substring, of name: [UInt8], closing: Character?) -> Substring? {
        var rest = text.drop { $0 == " " }
        if let closing {
            guard rest.first == closing else { return nil }
            rest = rest.dropFirst()
        }
        if rest.first == "：" || rest.first == ":" {
            rest = rest.dropFirst()
        } else if closing == nil {
            // 答案 B: only letters and judgements need no colon.
            let words = rest.trimmedSlice()
            // 解析 拨打110。
            if text.first?.isSpace == true, !words.isEmpty, explanations.contains(name) { return words }
            // 答案B and 正确答案√ have none either.
            let isTight = name.last == 0x88 && words.utf8.count <= 10
            guard text.first?.isSpace == true || isTight, words.utf8.count <= 24, !words.isEmpty || !isTight,
                words.allSatisfy({ OptionMarker.letter($0) != nil }) || QuestionBuilder.truth(words) != nil
            else { return nil }
            return words
        }
        return rest
    }

    /// A name of two to six Han characters and a colon that is no field: 出处：….
    static func unknownName(_ text: Substring) -> (name: Substring, value: Substring)? {
        let bracketed = text.first == "【"
        let body = bracketed ? text.dropFirst() : text
        guard let end = body.firstIndex(where: { $0.isOne(of: "：:】") }) else { return nil }
        let name = body[..<end]
        guard (2...6).contains(name.count), name.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
        else { return nil }
        var value = body[end...].dropFirst()
        if bracketed, value.first == "：" || value.first == ":" { value = value.dropFirst() }
        return (name, value)
    }

    /// The fields of one line, which may hold several: `知识点：识毒　难度：易`.
    ///
    /// A further field begins behind white space, or with its name in brackets (`甲对。【难度】易`); behind an answer 解析 may also follow
    /// directly (`答案:C解析:…`).
    static func split(_ field: Self, _ value: Substring) -> [(field: Self, value: Substring)] {
        guard field == .answer || value.mayHoldSpace || value.holds([0xE3, 0x80, 0x90]) || value.utf8.contains(0x5B)
        else { return [(field, value)] }
        var index = value.startIndex
        var afterSpace = false
        while index < value.endIndex {
            let character = value[index]
            let mayBegin = afterSpace || character.isOne(of: "【[") || (field == .answer && character == "解")
            if mayBegin, index > value.startIndex, let next = match(value[index...]) {
                return [(field, value[..<index])] + split(next.field, next.value)
            }
            afterSpace = character.isSpace
            index = value.index(after: index)
        }
        return [(field, value)]
    }
}
