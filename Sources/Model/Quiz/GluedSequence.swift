/// Where questions begin among the tokens of one line.
///
/// ## Parsing behavior
/// - A question begins at a number with its mark, once the question before it has two options, an answer or a judgement,
///   or ends in the place for one, and something that only questions have stands behind the number: the place for an answer
///   or an answer in brackets, options A and B, 答案 or a blank.
/// - The next number begins one wherever it stands (不违法2.贩毒呢（A）A.…); in front of 答案 or a blank it has to stand
///   behind a full stop, a bracket, white space or a letter of an answer.
/// - Of several such numbers in front of one answer it is the last, so that a list inside an explanation stays whole; a number
///   that does not continue a list 1, 2, 3 comes first.
/// - Another number (repeated, jumping, begun anew) begins one too where options follow, or an answer in brackets outside of
///   explanations; the parser reports the jump.
/// - Behind an option, `1202.` in front of question 2 is 120 and `2.`.
/// - A number with a digit behind its mark (2.2008年) begins one only if it is the next, directly behind an answer, or behind a full stop
///   and in front of a place for an answer or options.
struct GluedSequence {
    private let tokens: [GluedLine.Token]
    private let letters: [Character]
    /// Where questions and headings begin: the index of a token, and the token itself, whose start may have moved.
    private var heads: [(index: Int, token: GluedLine.Token)] = []
    /// The number of the question that is being read; nil in front of the first and behind a heading.
    private var number: Int?
    /// Options of the last chain, and of the longest one.
    private var chain = 0
    private var options = 0
    private var isJudged = false
    private var hasAnswer = false
    private var hasExplanation = false
    /// Behind the last place for an answer.
    private var placeEnd = -1
    /// Numbers since the question was whole, by their place among the tokens.
    private var gap: [Int] = []

    /// What follows a number and says that it begins a question.
    private enum Evidence {
        case options
        case bracket
        case words
    }

    /// The tokens of each question and heading, in order.
    static func groups(
        _ tokens: [GluedLine.Token], _ letters: [Character], after last: Int?
    ) -> [[GluedLine.Token]] {
        var sequence = GluedSequence(tokens: tokens, letters: letters, after: last)
        sequence.run()
        var groups: [[GluedLine.Token]] = []
        var current: [GluedLine.Token] = []
        var heads = sequence.heads[...]
        for (index, token) in tokens.enumerated() {
            if let head = heads.first, head.index == index {
                if !current.isEmpty { groups.append(current) }
                current = [head.token]
                heads.removeFirst()
            } else {
                current.append(token)
            }
        }
        return groups + [current]
    }

    private init(tokens: [GluedLine.Token], letters: [Character], after last: Int?) {
        self.tokens = tokens
        self.letters = letters
        guard let first = tokens.first else { return }
        switch first.kind {
        case .option(let label):
            number = last
            // The options in front of it stand on lines of their own.
            chain = label.utf8.first.map { Int($0) - 0x41 } ?? 0
        case .answer, .explanation: number = last
        default: break
        }
    }

    private mutating func run() {
        for index in tokens.indices {
            let token = tokens[index]
            switch token.kind {
            case .heading:
                heads.append((index, token))
                reset(to: nil)
            case .item(let value): meet(value, index)
            case .option(let label):
                // The last letter of a word is one only where it is awaited.
                if !token.isInWord || label.utf8.first.map({ Int($0) - 0x41 }) == chain { meetOption(label, index) }
            case .answered(let isTruth):
                resolve(beginsOptions(index + 1) ? .options : .bracket)
                if isTruth { isJudged = true }
            case .place:
                resolve(beginsOptions(index + 1) ? .options : .bracket)
                placeEnd = token.end
            case .blank:
                resolve(.words)
                placeEnd = token.end
            case .answer:
                resolve(.words)
                hasAnswer = true
            case .explanation:
                gap = []
                hasExplanation = true
            }
        }
    }

    private mutating func reset(to value: Int?) {
        number = value
        (chain, options, placeEnd, gap) = (0, 0, -1, [])
        (isJudged, hasAnswer, hasExplanation) = (false, false, false)
    }

    private mutating func meet(_ value: Int, _ index: Int) {
        if number == nil {
            // In front of the first question only a heading may stand.
            guard index == 0 || tokens[index - 1].kind == .heading else { return }
            heads.append((index, tokens[index]))
            reset(to: value)
        } else if options >= 2 || isJudged || hasAnswer || hasExplanation || isBehindPlace(tokens[index]) {
            gap.append(index)
        }
    }

    /// Whether options A and B stand at a place among the tokens.
    private func beginsOptions(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index].kind == .option("A") else { return false }
        return tokens[index + 1].kind == .option("B") && tokens[index + 1].isBracketed == tokens[index].isBracketed
    }

    private mutating func meetOption(_ label: String, _ index: Int) {
        if label == "A" {
            if beginsOptions(index) { resolve(.options) }
            chain = 1
        } else if label.utf8.first.map({ Int($0) - 0x41 }) == chain {
            chain += 1
            gap = []
        }
        options = max(options, chain)
    }

    /// Whether only white space and a full stop stand between the place for an answer and a number.
    private func isBehindPlace(_ token: GluedLine.Token) -> Bool {
        guard options == 0, placeEnd >= 0, placeEnd <= token.start else { return false }
        return letters[placeEnd..<token.start].allSatisfy { $0.isSpace || $0.isOne(of: "。．.") }
    }

    /// Begins a question at one of the numbers in the gap, if one of them may.
    private mutating func resolve(_ evidence: Evidence) {
        defer { gap = [] }
        guard let number, !gap.isEmpty else { return }
        var run = 0
        var alone: (Int, GluedLine.Token)?
        var listed: (Int, GluedLine.Token)?
        for index in gap {
            guard case .item(let value) = tokens[index].kind else { continue }
            let isListed = value == 1 || (run > 0 && value == run + 1)
            if isListed { run = value }
            guard let token = next(tokens[index], value, number + 1, evidence) else { continue }
            if isListed { listed = (index, token) } else { alone = (index, token) }
        }
        // In an explanation 1.走私；2.贩卖；3.运输 is a list, unless its last number is the one that is awaited.
        if hasExplanation, evidence == .bracket || listed?.0 != gap.last { listed = nil }
        if let (index, token) = alone ?? listed {
            begin(index, token, number + 1)
        } else if gap.count == 1, case .item(let value) = tokens[gap[0]].kind, mayJump(tokens[gap[0]], evidence) {
            begin(gap[0], tokens[gap[0]], value)
        }
    }

    private mutating func begin(_ index: Int, _ token: GluedLine.Token, _ value: Int) {
        heads.append((index, token))
        reset(to: value)
    }

    /// The token as the number that is awaited, or nil.
    private func next(
        _ token: GluedLine.Token, _ value: Int, _ awaited: Int, _ evidence: Evidence
    ) -> GluedLine.Token? {
        if value == awaited {
            if token.isOptionText { return nil }
            if token.isTight { return isBehindAnswer(token) || beginsSentence(token, evidence) ? token : nil }
            return evidence == .words && !token.mayBegin ? nil : token
        }
        // The figures of an option and of the number behind it.
        guard evidence != .words, !token.isTight, options >= 2, !hasAnswer, !hasExplanation,
            String(value).hasSuffix(String(awaited)), value > awaited
        else { return nil }
        var moved = token
        moved.start = token.end - 1 - String(awaited).count
        return moved
    }

    private func mayJump(_ token: GluedLine.Token, _ evidence: Evidence) -> Bool {
        guard !token.isTight, !token.isOptionText else { return false }
        switch evidence {
        case .options: return true
        case .bracket: return token.mayBegin && !hasExplanation
        case .words: return false
        }
    }

    /// Whether options follow a number that stands directly behind the last full stop of a whole question.
    private func beginsSentence(_ token: GluedLine.Token, _ evidence: Evidence) -> Bool {
        guard evidence != .words, hasAnswer || hasExplanation, token.start > 0 else { return false }
        return letters[token.start - 1].isOne(of: "。！？!?")
    }

    private func isBehindAnswer(_ token: GluedLine.Token) -> Bool {
        var index = token.start - 1
        while index >= 0, letters[index].isSpace || letters[index].isOne(of: "。；;") { index -= 1 }
        return index >= 0 && letters[index].isOne(of: "）)√×") && (isJudged || hasAnswer)
    }
}
