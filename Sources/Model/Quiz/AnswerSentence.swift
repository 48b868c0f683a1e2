/// A line that is a sentence with the answer and nothing else: `答案为C。`, `故选C`, `本题选A、C`, `本题答案：B`, `正确答案是B。`.
///
/// ## Parsing behavior
/// - In front may stand 故, 所以, 因此 or 综上 and 本题 or 此题; then 答案 with 为, 是, 选 or a colon, or 选, 应选 or 选择 alone.
/// - Behind it stand letters, or behind 答案 a judgement; 项 or 选项 and the end of the sentence may follow. With any other word the line is
///   no such sentence: 答案为B或C, 本题不选C, 故选C的人最多.
enum AnswerSentence {
    /// The letters or the judgement of a sentence; nil for every other line.
    static func value(_ text: Substring) -> Substring? {
        guard text.utf8.count <= 72, let lead = text.first, lead.isOne(of: "综因所故本此该正参标答应选") else { return nil }
        var rest = text
        func skip(_ words: [String]) -> Bool {
            guard let word = words.first(where: { rest.begins(with: $0) }) else { return false }
            rest = rest.dropFirst(word.count).drop { $0.isSpace }
            return true
        }
        var isMarked = skip(["综上所述", "综上", "因此", "所以", "故"])
        if isMarked { rest = rest.drop { $0.isOne(of: "，,") || $0.isSpace } }
        isMarked = skip(["本题", "此题", "该题"]) || isMarked
        _ = skip(["的"])
        let isNamed = skip(["正确答案", "参考答案", "标准答案", "答案"])
        let isDue = skip(["应该", "应当", "应"])
        let isChosen = skip(["选择", "选"])
        let isSaid = isChosen || (isNamed && skip(["是", "为"]))
        guard isNamed || isChosen, isSaid || !isDue else { return nil }
        let colon = rest.first.map { $0.isOne(of: "：:") } ?? false
        guard isSaid || (colon && isMarked) || (isNamed && isMarked) else { return nil }
        rest = rest.drop { $0.isOne(of: "：:") || $0.isSpace }
        let answer = withoutEnd(rest)
        guard !answer.isEmpty, answer.utf8.count <= 30 else { return nil }
        if QuestionBuilder.letters(String(answer)) != nil, isPlain(answer) { return answer }
        return isNamed && !isChosen && QuestionBuilder.truth(answer) != nil ? answer : nil
    }

    /// C for what stands behind 答案： as a piece of a sentence, `选C`, `C项`, `为C。`, and for letters in circles or of another alphabet.
    static func letters(in answer: String) -> String? {
        var rest = answer[...].trimmedSlice()
        guard rest.utf8.count <= 60 else { return nil }
        if let word = ["应选择", "应选", "故选", "选择", "选", "为", "是"].first(where: { rest.begins(with: $0) }) {
            rest = rest.dropFirst(word.count).drop { $0.isOne(of: "：:") || $0.isSpace }
        }
        var letters = ""
        for character in withoutEnd(rest) where !character.isSpace && !character.isOne(of: "、，,") {
            guard let letter = AnswerLetters.upper(character), !letters.contains(letter) else { return nil }
            letters.append(letter)
        }
        return letters.isEmpty ? nil : letters
    }

    /// Without the end of the sentence and 项 in front of it.
    private static func withoutEnd(_ text: Substring) -> Substring {
        var text = text.trimmedSlice()
        while let last = text.last, last.isOne(of: "。．.！!；;") || last.isSpace { text.removeLast() }
        for word in ["选项", "项"] where text.hasSuffix(word) { return text.dropLast(word.count).trimmedSlice() }
        return text
    }

    /// Letters and commas: （B） and A.B are no part of a sentence.
    private static func isPlain(_ text: Substring) -> Bool {
        text.allSatisfy { $0.isSpace || $0.isOne(of: "、，,") || AnswerLetters.upper($0) != nil }
    }
}
