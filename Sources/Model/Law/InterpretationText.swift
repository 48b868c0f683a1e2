import ChineseText

/// Questions and answers about a law (解读), out of a text that newspapers and offices publish.
///
/// ## File format
///     《青海省禁毒条例》解读
///
///     1.开展禁毒工作的主体是什么？
///     禁毒是全社会的共同责任。……
///
/// ## Parsing behavior
/// - A question is a line that begins with a number (1. 1． 1、 一、 （一）) and ends in ？; the number is dropped. Without ？ it is one
///   when its number is the next and it asks (什么, 如何, 吗 …).
/// - A line that begins with 问：, Q：, 问题三：, 【问】 or the like is a question, however it ends; 【问】 may stand behind a number.
/// - A numbered line whose number is the next, and that does not ask, stays in the answer and is listed.
/// - What follows is its answer, without 答：, 【答】 or A： at the start. A line that does not end a sentence goes on with the next one, also across
///   blank lines, as text that was copied from a newspaper does.
/// - The last 《title》 in a line that ends in 解读, 问答 or 释义 is the law that the questions are about.
/// - Lines above the first question, and 撰稿, 责任编辑, 来源 … below the last, are left out and listed.
package struct InterpretationText: Sendable, Hashable {
    package let items: [Item]
    /// Lines that belong to no question.
    package let leftOut: [String]

    /// A question with its answer.
    package struct Item: Sendable, Hashable {
        package let question: String
        package let answer: [String]
        /// The title of the law that it is about.
        package let law: String?
    }

    /// The questions and answers in these lines; blank lines do not count.
    package init(_ lines: [String]) {
        var items: [Item] = []
        var leftOut: [String] = []
        var question: String?
        var answer: [String] = []
        var law: String?
        var last = 0
        func close() {
            if let question { items.append(Item(question: question, answer: answer, law: law)) }
            (question, answer) = (nil, [])
        }
        for line in lines.map(\.trimmingWhitespace) where !line.isEmpty {
            if let title = Self.subject(line) {
                close()
                law = title
            } else if let found = Self.question(line, after: last) {
                close()
                question = found.words
                last = found.number ?? last + 1
            } else if Self.isSignature(line) {
                close()
                leftOut.append(line)
            } else if question == nil {
                leftOut.append(line)
            } else {
                if let (number, rest) = Self.numbered(line), number == last + 1, rest.count <= 40,
                    !Self.endsSentence(rest)
                {
                    leftOut.append("“\(line)”像是一个问题，留在了上一题的回答里")
                }
                Self.add(line, to: &answer)
            }
        }
        close()
        self.items = items
        self.leftOut = leftOut
    }

    private static func add(_ line: String, to answer: inout [String]) {
        let line = answer.isEmpty ? prefixed(line, ["答", "A", "a", "回答"]) ?? line : line
        if line.isEmpty { return }
        if let last = answer.last, let end = last.last, !"。！？；：”）".contains(end) {
            answer[answer.count - 1] = last + line
        } else {
            answer.append(line)
        }
    }

    /// The question without its number, and the number; nil for other lines.
    private static func question(_ line: String, after last: Int) -> (words: String, number: Int?)? {
        guard line.count <= 120 else { return nil }
        if let words = prefixed(line, questions), !words.isEmpty { return (words, nil) }
        guard let (number, rest) = numbered(line) else { return nil }
        if let words = bracketed(rest, questions), !words.isEmpty { return (words, number) }
        if rest.hasSuffix("？") || rest.hasSuffix("?") { return (rest, number) }
        guard number == last + 1, rest.count <= 60, !endsSentence(rest), asking.contains(where: rest.contains) else {
            return nil
        }
        return (rest, number)
    }

    private static let questions = ["问", "Q", "q", "问题", "提问"]

    /// Words by which a question is known without ？.
    private static let asking = [
        "什么", "怎么", "怎样", "如何", "哪些", "哪里", "哪个", "哪几", "吗", "是否", "为何", "谁", "多少", "能否", "可否", "能不能", "有没有", "多久",
        "多长",
    ]

    private static func endsSentence(_ words: String) -> Bool { words.last.map { "。；，、：;.".contains($0) } ?? true }

    /// What stands behind 问：, Q1: or 问题三、 and the like; nil where the line begins otherwise.
    private static func prefixed(_ line: String, _ words: [String]) -> String? {
        if let rest = bracketed(line, words) { return rest }
        guard let word = words.filter(line.hasPrefix).max(by: { $0.count < $1.count }) else { return nil }
        let behind = line.dropFirst(word.count).drop { $0.isWhitespace || $0.isNumber || "一二三四五六七八九十".contains($0) }
        guard let mark = behind.first, "：:".contains(mark) || mark == "." && word.utf8.count == 1 else { return nil }
        return String(behind.dropFirst()).trimmingWhitespace
    }

    /// What stands behind 【问】, [答] or 【问题三】：; nil where the line begins otherwise.
    private static func bracketed(_ line: String, _ words: [String]) -> String? {
        guard let first = line.first, "【[［〔".contains(first),
            let close = line.firstIndex(where: { "】]］〕".contains($0) })
        else { return nil }
        let name = line[..<close].dropFirst()
        let plain = String(name.prefix { !$0.isNumber && !"一二三四五六七八九十 ".contains($0) })
        guard words.contains(plain), name.count <= 6 else { return nil }
        let rest = line[line.index(after: close)...].drop { "：: 　".contains($0) }
        return String(rest).trimmingWhitespace
    }

    /// The number that a line begins with, as in 三、 or （3）, and what follows.
    private static func numbered(_ line: String) -> (Int, String)? {
        let rest = line.drop { "（(".contains($0) }
        let figures = rest.prefix { $0.isNumber || "一二三四五六七八九十".contains($0) }
        let behind = rest.dropFirst(figures.count)
        guard !figures.isEmpty, let mark = behind.first, ".．、）)".contains(mark) else { return nil }
        let number = Array(figures.utf8).withUnsafeBufferPointer { ProvisionReader(bytes: $0).numeral(at: 0)?.0 }
        return (number ?? 0, String(behind.dropFirst()).trimmingWhitespace)
    }

    /// The law of 《青海省禁毒条例》解读.
    private static func subject(_ line: String) -> String? {
        guard line.count <= 60, ["解读", "问答", "释义"].contains(where: line.hasSuffix),
            let open = line.lastIndex(of: "《"), let close = line.lastIndex(of: "》"), open < close
        else { return nil }
        return String(line[line.index(after: open)..<close])
    }

    private static func isSignature(_ line: String) -> Bool {
        line.count <= 40
            && ["撰稿", "责任编辑", "编辑：", "来源：", "供稿", "作者：", "记者"].contains(
                where: line.drop { "（(【[".contains($0) }.hasPrefix)
    }
}

extension InterpretationText.Item {
    /// The item as a file of `qa/`: a draft, since somebody has to compare it with the law.
    package var markdown: String {
        var lines = ["---", "title: \(Statute.scalar(question))"]
        if let law {
            lines += ["topic: \(Statute.scalar(Statute.plain(law)))", "source: \(Statute.scalar("《\(law)》解读"))"]
        }
        return (lines + ["draft: true", "---"]).joined(separator: "\n") + "\n\n" + answer.joined(separator: "\n\n")
            + "\n"
    }

    /// A file name such as `qing-hai-sheng-jin-du-tiao-li-03.md`.
    package func fileName(_ number: Int) -> String {
        let name = law.map { Pinyin.slug(Statute.plain($0)) } ?? "jiedu"
        return "\(name)-\(number < 10 ? "0" : "")\(number).md"
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
