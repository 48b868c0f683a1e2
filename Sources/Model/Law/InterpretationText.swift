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
/// - A question is a line that begins with a number (1. 1． 1、 一、 （一）) or 问： and ends in ？; the number is dropped.
/// - What follows is its answer, without 答： at the start. A line that does not end a sentence goes on with the next one, also across
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
        func close() {
            if let question { items.append(Item(question: question, answer: answer, law: law)) }
            (question, answer) = (nil, [])
        }
        for line in lines.map(\.trimmingWhitespace) where !line.isEmpty {
            if let title = Self.subject(line) {
                close()
                law = title
            } else if let found = Self.question(line) {
                close()
                question = found
            } else if Self.isSignature(line) {
                close()
                leftOut.append(line)
            } else if question == nil {
                leftOut.append(line)
            } else {
                Self.add(line, to: &answer)
            }
        }
        close()
        self.items = items
        self.leftOut = leftOut
    }

    private static func add(_ line: String, to answer: inout [String]) {
        let line = answer.isEmpty && (line.hasPrefix("答：") || line.hasPrefix("答:")) ? String(line.dropFirst(2)) : line
        if let last = answer.last, let end = last.last, !"。！？；：”）".contains(end) {
            answer[answer.count - 1] = last + line
        } else {
            answer.append(line)
        }
    }

    /// The question without its number; nil for other lines.
    private static func question(_ line: String) -> String? {
        guard line.hasSuffix("？") || line.hasSuffix("?"), line.count <= 120 else { return nil }
        if line.hasPrefix("问：") || line.hasPrefix("问:") { return String(line.dropFirst(2)) }
        let rest = line.drop { "（(".contains($0) }
        let figures = rest.prefix { $0.isNumber || "一二三四五六七八九十".contains($0) }
        let behind = rest.dropFirst(figures.count)
        guard !figures.isEmpty, let mark = behind.first, ".．、）)".contains(mark) else { return nil }
        return String(behind.dropFirst()).trimmingWhitespace
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
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
