import ChineseText
package import Diagnostics

/// Reads the declared fields of one mapping, each as the type that is asked for, and reports every other key.
///
///     var reader = FieldReader(node, in: source, kind: "网页", known: [.title, .date])
///     let title = reader.string(.title)
///     findings += reader.finish()
///
/// ## Parsing behavior
/// - A field may bear its English name or any of its Chinese aliases; the one that comes first in the file stands.
/// - A field that is absent or empty is nil; one of the wrong type is nil and a finding.
/// - A list may be written as one scalar: `tags: 识毒, 校园` (separators `,` `，` `、`).
package struct FieldReader {
    package let source: SourceText
    package private(set) var findings: [Finding] = []
    /// The mapping itself.
    package let node: YAMLNode
    private let entries: [YAMLNode.Entry]
    private let kind: String
    private let known: [FieldName]
    private let allowsOthers: Bool

    /// A reader of one mapping.
    ///
    /// `kind` is what the mapping describes, for messages (网页); `known` is every field that may occur. With
    /// `allowsOthers`, an unknown key is reported only if it looks like a slip of a known one or holds a list or more keys.
    package init(
        _ node: YAMLNode?,
        in source: SourceText,
        kind: String,
        known: [FieldName],
        allowsOthers: Bool = false
    ) {
        self.allowsOthers = allowsOthers
        self.source = source
        self.kind = kind
        self.known = known
        self.node = node ?? YAMLNode(value: .mapping([]), range: 0..<0)
        entries = node?.entries ?? []
        if let node, node.entries == nil, !node.isNull {
            let block =
                node.range.lowerBound..<max(node.range.upperBound, blockEnd(source, from: node.range.lowerBound))
            findings.append(
                ChineseColon.finding(in: source, range: block)
                    ?? Finding(.fieldType, at: source.place(node.range), "\(kind)的信息应当是一行一个“键: 值”")
            )
        }
    }

    /// The value of a field under any of its names; nil when it is absent or empty.
    package func node(_ field: FieldName) -> YAMLNode? {
        entries.first { field.matches($0.key) }.map(\.value).flatMap { $0.isNull ? nil : $0 }
    }

    /// The place of a key with nothing behind it; nil where the key is absent or has a value.
    package func emptyPlace(_ field: FieldName) -> Place? {
        entries.first { field.matches($0.key) && $0.value.isNull }.map { source.place($0.keyRange) }
    }

    /// The place of a field's value, or of the mapping when the field is absent.
    package func place(_ field: FieldName) -> Place {
        source.place(range(field))
    }

    /// The bytes of a field's value, or of the mapping when the field is absent.
    package func range(_ field: FieldName) -> Range<Int> { node(field)?.range ?? node.range }

    /// A text; a list or mapping is reported and nil.
    package mutating func string(_ field: FieldName) -> String? {
        guard let node = node(field) else { return nil }
        guard let text = node.text else { return wrong(field, node, "一段文字") }
        return text
    }

    /// A whole number; anything else is reported and nil.
    package mutating func integer(_ field: FieldName) -> Int? {
        guard let node = node(field) else { return nil }
        guard let text = node.text, let value = Int(text) else {
            let figures = node.text?.prefix { $0.isASCII && $0.isNumber } ?? ""
            return wrong(field, node, figures.isEmpty ? "一个整数" : "一个整数，只写 \(figures)，不带单位")
        }
        return value
    }

    /// A finite number; anything else is reported and nil.
    package mutating func number(_ field: FieldName) -> Double? {
        guard let node = node(field) else { return nil }
        guard let text = node.text, let value = Double(text), value.isFinite else { return wrong(field, node, "一个数") }
        return value
    }

    /// true, yes, on, 是 and their opposites; anything else is reported and nil.
    package mutating func bool(_ field: FieldName) -> Bool? {
        guard let node = node(field) else { return nil }
        switch node.text?.lowercased() {
        case "true", "yes", "on", "是": return true
        case "false", "no", "off", "否": return false
        default: return wrong(field, node, "true（是）或 false（否）")
        }
    }

    /// A day as ``CalendarDate`` reads it; anything else is reported and nil.
    package mutating func date(_ field: FieldName) -> CalendarDate? {
        guard let node = node(field) else { return nil }
        guard let text = node.text, let value = CalendarDate(text) else {
            return wrong(field, node, "一个日期，如 2026-06-26")
        }
        return value
    }

    /// A day, or a month alone, which stands for its first day: `2026-11`, 2026年11月.
    package mutating func dateOrMonth(_ field: FieldName) -> CalendarDate? {
        guard let node = node(field) else { return nil }
        guard let text = node.text?.trimmingSpaces(),
            let value = CalendarDate(text) ?? CalendarDate(text + "-01") ?? CalendarDate(text + "1日")
        else { return wrong(field, node, "一个日期，如 2026-06-26 或 2026-06") }
        return value
    }

    /// A list, or a text whose parts commas or 、 separate: `校园，家庭` is two.
    package mutating func strings(_ field: FieldName) -> [String] { texts(field).map(\.text) }

    /// The texts of a list, each with its place; empty ones are left out.
    package mutating func texts(_ field: FieldName) -> [PlacedText] {
        guard let node = node(field) else { return [] }
        if let items = node.items { return items.compactMap { text(of: $0, in: field) } }
        guard let text = node.text else { return wrong(field, node, "一个列表，如 [识毒, 校园]") ?? [] }
        let written = source.bytes[node.range.clamped(to: 0..<source.bytes.count)]
        return text.split { ",，、".contains($0) }
            .map { $0.trimmingSpaces() }
            .filter { !$0.isEmpty }
            .map { PlacedText(text: $0, range: written.range(of: Array($0.utf8)) ?? node.range) }
    }

    private mutating func text(of item: YAMLNode, in field: FieldName) -> PlacedText? {
        guard let text = item.text?.trimmingSpaces() else {
            return item.isNull ? nil : wrong(field, item, "一个列表，每一项是一个词，如 [识毒, 校园]")
        }
        return text.isEmpty ? nil : PlacedText(text: text, range: item.range)
    }

    /// The text of a field with its place; nil when it is absent or empty.
    package mutating func text(_ field: FieldName) -> PlacedText? {
        guard let text = string(field)?.trimmingSpaces(), !text.isEmpty, let node = node(field) else { return nil }
        return PlacedText(text: text, range: node.range)
    }

    /// The value of a field that has to be one of a few words.
    package mutating func choice<Choice>(_ field: FieldName, _ choices: [(String, Choice)]) -> Choice? {
        guard let node = node(field) else { return nil }
        if let text = node.text, let found = choices.first(where: { $0.0 == text }) { return found.1 }
        return wrong(field, node, choices.map(\.0).joined(separator: "、") + " 之一")
    }

    /// Adds a finding of the caller's own.
    package mutating func report(_ finding: Finding) { findings.append(finding) }

    /// All findings, those about unknown and repeated keys included.
    package consuming func finish() -> [Finding] {
        var seen: [String: YAMLNode.Entry] = [:]
        for entry in entries {
            guard let field = known.first(where: { $0.matches(entry.key) }) else {
                if let finding = unknown(entry) { findings.append(finding) }
                continue
            }
            if let first = seen[field.name] {
                let note = Finding.Note(at: source.place(first.keyRange), "第一次写在这里，以它为准")
                findings.append(
                    Finding(
                        .fieldRepeated,
                        // Of two answers the wrong one would publish a page.
                        severity: field.name == "draft" ? .error : nil,
                        at: source.place(entry.keyRange),
                        "“\(entry.key)”与“\(first.key)”是同一项，写了两次",
                        notes: [note]
                    )
                )
            } else {
                seen[field.name] = entry
            }
        }
        return findings
    }

    private func unknown(_ entry: YAMLNode.Entry) -> Finding? {
        if let finding = ChineseColon.finding(in: source, range: lineRange(source, at: entry.keyRange.lowerBound)) {
            return finding
        }
        // What is there already was not meant here.
        let words = known.filter { node($0) == nil }.flatMap { [$0.name] + $0.aliases }
        let guess = NearMiss.best(for: entry.key, among: words)
        if !allowsOthers, let finding = UnreadDraft.finding(entry, guess: guess, kind: kind, known: known, in: source) {
            return finding
        }
        if allowsOthers, guess == nil, entry.value.text != nil || entry.value.isNull { return nil }
        return Finding(
            .fieldUnknown,
            at: source.place(entry.keyRange),
            "\(kind)没有“\(entry.key)”这一项，已忽略",
            explanation: guess.map { ["是不是想写“\($0)”？"] } ?? []
        )
    }

    private mutating func wrong<Value>(_ field: FieldName, _ node: YAMLNode, _ expected: String) -> Value? {
        let written = entries.first { field.matches($0.key) }?.key ?? field.name
        findings.append(Finding(.fieldType, at: source.place(node.range), "“\(written)”应当是\(expected)"))
        return nil
    }
}

extension YAMLNode {
    /// The items of a file that is a list, or has its list under one key; other keys are reported.
    package func items(
        under field: FieldName, in source: SourceText, kind: String, findings: inout [Finding]
    ) -> [YAMLNode] {
        if let items { return items }
        var reader = FieldReader(self, in: source, kind: kind, known: [field, .review, .approval])
        let node = reader.node(field)
        if let node, node.items == nil {
            reader.report(Finding(.fieldType, at: source.place(node.range), "“\(field.name)”应当是一个列表，每一项前面写 -"))
        }
        findings += reader.finish()
        return node?.items ?? []
    }
}

/// The line that holds an offset.
private func lineRange(_ source: SourceText, at offset: Int) -> Range<Int> {
    let start = source.bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start..<(source.bytes[offset...].firstIndex(of: 0x0A) ?? source.bytes.count)
}

/// The end of the YAML block that begins at an offset: the line of `---` behind it, or the end of the file.
private func blockEnd(_ source: SourceText, from start: Int) -> Int {
    var line = start
    while let end = source.bytes[line...].firstIndex(of: 0x0A) {
        if source.bytes[(end + 1)...].starts(with: "---".utf8) { return end }
        line = end + 1
    }
    return source.bytes.count
}

// One for each type of text too: a generic one is called unspecialized from other modules.

extension StringProtocol {
    /// Without white space at both ends, the ideographic space included.
    package func trimmingSpaces() -> String { Substring(self).trimmingSpaces() }
}

extension String {
    /// Without white space at both ends, the ideographic space included.
    package func trimmingSpaces() -> String {
        self[...].hasPlainEnds ? self : String(self[...].trimmedByCharacter)
    }
}

extension Substring {
    /// Without white space at both ends, the ideographic space included.
    package func trimmingSpaces() -> String { String(hasPlainEnds ? self : trimmedByCharacter) }

    /// Whether it surely begins and ends without white space, as almost all texts do: with a sign of ASCII, a Han character
    /// or a mark of full width.
    package var hasPlainEnds: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count > 2 else { return false }
            let (first, last, lead) = (bytes[0], bytes[bytes.count - 1], bytes[bytes.count - 3])
            return ((0x21...0x7E).contains(first) || (0xE4...0xEF).contains(first))
                && ((0x21...0x7E).contains(last) || (0xE4...0xEF).contains(lead) || (lead == 0xE3 && last != 0x80))
        } ?? false
    }

    fileprivate var trimmedByCharacter: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return self[first...last]
    }
}

extension FindingCode {
    package static let fieldUnknown = FindingCode(
        "data.unknown-key",
        .warning,
        "没有这一项",
        manual: """
            文件开头的信息里写了 Humen 不认识的键，这一行不起作用。多半是拼写有误；提示里会给出最接近的键。
            中文键与英文键意思相同：标题 = title，日期 = date，标签 = tags，摘要 = summary。
            """
    )
    package static let fieldType = FindingCode(
        "data.wrong-type",
        .error,
        "这一项的值写法不对",
        manual: """
            每一项都有自己的写法：日期写 `2026-06-26`，是非写 `true` 或 `false`，列表写 `[识毒, 校园]`，整数只写数字。
            """
    )
    package static let fieldRepeated = FindingCode(
        "data.repeated-key",
        .warning,
        "同一项写了两次",
        manual: "同一项（包括它的中文名和英文名）只能写一次；以先写的为准，请删去另一个。"
    )
}
