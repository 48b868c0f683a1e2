package import Diagnostics
import Yams

/// Reads YAML into ``YAMLNode``s with places.
///
/// ## Parsing behavior
/// - Every scalar stays text: `yes`, `007` and `2026-01-01` are what they look like, and the field that asks decides.
/// - A key that occurs twice in one mapping is an error; the first value stands.
/// - Nesting deeper than 64 and documents over 4 MB are refused, and so are more than 100,000 values: a few lines of
///   aliases can stand for billions of them.
package enum YAMLReader {
    /// The document in `range` of a source (the whole source when nil).
    ///
    /// Nil when it is empty or broken; what is wrong is in `findings`.
    package static func read(
        _ source: SourceText,
        range: Range<Int>? = nil,
        findings: inout [Finding]
    ) -> YAMLNode? {
        let range = range ?? 0..<source.bytes.count
        guard range.count <= 4_000_000 else {
            findings.append(Finding(.yamlBroken, at: Place(file: source.path), "YAML 部分超过 4 MB，不是人写的，未读取"))
            return nil
        }
        if let node = PlainYAML.read(source, range) { return node }
        let text = source.text(range)
        do {
            // No guessing of types, and no look at the environment for each file.
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return nil }
            var converter = Converter(
                source: source, bytes: source.bytes, base: range.lowerBound, lineStarts: lineStarts(text))
            let result = converter.convert(node, depth: 0)
            findings += converter.findings
            guard converter.left > 0 else {
                let words = "YAML 里的值超过 10 万个（多半是用别名“*名称”展开的），不是人写的，未读取"
                findings.append(Finding(.yamlBroken, at: Place(file: source.path), words))
                return nil
            }
            return result
        } catch {
            let finding =
                ChineseColon.finding(in: source, range: range)
                ?? broken(error, source: source, base: range.lowerBound, text: text)
            findings.append(finding)
            return nil
        }
    }

    /// Whether libyaml speaks of a quotation mark or a bracket that it looked for the end of.
    private static func opens(_ context: String) -> Bool {
        context.contains("quoted scalar") || context.contains("flow")
    }

    /// Where the line begins, behind the one at an offset and as far to the right, in which a key stands again.
    private static func repeated(_ key: String, behind offset: Int, in text: String) -> Int? {
        let bytes = Array(text.utf8)
        let margin = bytes[offset...].prefix { $0 == 0x20 }.count
        var position = offset
        while let end = bytes[position...].firstIndex(of: 0x0A) {
            position = end + 1
            let line = bytes[position...].prefix { $0 != 0x0A }
            let words = line.dropFirst(margin).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
            let rest = words.dropFirst(key.utf8.count).drop { $0 == 0x20 }
            if line.prefix(margin).allSatisfy({ $0 == 0x20 }), words.starts(with: key.utf8),
                rest.first == UInt8(ascii: ":")
            {
                return position
            }
        }
        return nil
    }

    private static func lineStarts(_ text: String) -> [Int] {
        var text = text
        return text.withUTF8 { bytes in
            var starts = [0]
            for index in 0..<bytes.count where bytes[index] == 0x0A { starts.append(index + 1) }
            return starts
        }
    }

    private static func broken(_ error: any Error, source: SourceText, base: Int, text: String) -> Finding {
        let starts = lineStarts(text)
        var problem = "这里的写法有误"
        var offset = 0
        switch error {
        case YamlError.scanner(let context, let words, let mark, _),
            YamlError.parser(let context, let words, let mark, _),
            YamlError.composer(let context, let words, let mark, _):
            // What was opened and never closed is wrong where it was opened.
            let opened = context.flatMap { opens($0.text) && $0.mark.line < mark.line ? $0.mark : nil }
            (problem, offset) = (YAMLProblem.chinese(words), self.offset(opened ?? mark, starts: starts, text: text))
        case YamlError.reader(let words, let place, _, _):
            // This one counts characters from the start.
            (problem, offset) = (YAMLProblem.chinese(words), text.prefix(place ?? 0).utf8.count)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            problem = "同一个键写了两次：\(keys.joined(separator: "、"))"
            offset = self.offset(context.mark, starts: starts, text: text)
            offset = repeated(keys.first ?? "", behind: offset, in: text) ?? offset
        case YamlError.memory: problem = "嵌套太深，不是人写的"
        default: break
        }
        if let tab = tab(near: offset, starts: starts, text: text) {
            return Finding(
                .yamlBroken, at: source.place(base + tab..<base + tab + 1), "YAML 读不懂：\(YAMLProblem.tab)",
                explanation: ["每一级缩进用两个空格；在记事本里把这一行开头的空白删掉，重新按空格键"])
        }
        let line = source.place(base + offset..<base + offset).line ?? 1
        return Finding(
            .yamlBroken,
            at: source.place(line: line),
            "YAML 读不懂：\(problem)",
            explanation: ["常见原因：冒号后面没有空格、用了中文冒号“：”、标题里有冒号而没有加英文引号、缩进用了制表符"]
        )
    }

    /// The first tab in the indent of the line that could not be read, or of the one behind or before it: the parser itself says
    /// of such a line whatever it stumbled over next.
    private static func tab(near offset: Int, starts: [Int], text: String) -> Int? {
        let bytes = Array(text.utf8)
        let line = (starts.lastIndex { $0 <= offset }) ?? 0
        for number in [line, line + 1, line - 1] where starts.indices.contains(number) {
            let indent = bytes[starts[number]...].prefix { $0 == 0x20 || $0 == 0x09 }
            if let tab = indent.firstIndex(of: 0x09) { return tab }
        }
        return nil
    }

    private static func offset(_ mark: Mark, starts: [Int], text: String) -> Int {
        let start = starts[min(max(mark.line - 1, 0), starts.count - 1)]
        return min(start, text.utf8.count)
    }
}

/// Turns Yams' nodes into ours.
private struct Converter {
    let source: SourceText
    let bytes: [UInt8]
    let base: Int
    let lineStarts: [Int]
    var findings: [Finding] = []
    /// How many more values are read.
    var left = 100_000

    mutating func convert(_ node: Yams.Node, depth: Int) -> YAMLNode {
        left -= 1
        guard left > 0 else { return YAMLNode(value: .scalar("", quoted: false), range: base..<base) }
        guard depth < 64 else {
            findings.append(Finding(.yamlBroken, at: source.place(range(node)), "YAML 嵌套超过 64 层，未读取"))
            return YAMLNode(value: .scalar("", quoted: false), range: range(node))
        }
        switch node {
        case .scalar(let scalar):
            let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            let range = range(node)
            if scalar.style == .plain, let finding = hashtag(behind: range.upperBound) { findings.append(finding) }
            return YAMLNode(value: .scalar(scalar.string, quoted: quoted), range: range)
        case .sequence(let sequence):
            return YAMLNode(
                value: .list(sequence.prefix(left).map { convert($0, depth: depth + 1) }), range: range(node))
        case .mapping(let mapping):
            let entries = mapping.map { pair in
                YAMLNode.Entry(
                    key: pair.key.scalar?.string ?? "",
                    keyRange: range(pair.key),
                    value: convert(pair.value, depth: depth + 1)
                )
            }
            return YAMLNode(value: .mapping(entries), range: range(node))
        case .alias:
            findings.append(Finding(.yamlBroken, at: source.place(range(node)), "不支持 YAML 的别名（*名称），请把内容写全"))
            return YAMLNode(value: .scalar("", quoted: false), range: range(node))
        }
    }

    /// `title: 禁毒宣传月 #全民禁毒#`: what was not meant as a remark is gone without a word.
    private func hashtag(behind end: Int) -> Finding? {
        var start = end
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        guard start > end, start + 1 < bytes.count, bytes[start] == UInt8(ascii: "#"),
            bytes[start + 1] >= 0x80 || (0x30...0x39).contains(bytes[start + 1])
        else { return nil }
        let lineEnd = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        return Finding(
            .yamlRemark, at: source.place(start..<lineEnd), "“#”和它后面的字成了注释，不算内容",
            explanation: ["是内容的，整个值加英文引号，如 title: \"禁毒宣传月 #全民禁毒#\"；是注释的，# 后面空一格"])
    }

    /// Yams knows where a node starts, in lines and scalars; its end is found in the text.
    private func range(_ node: Yams.Node) -> Range<Int> {
        guard let mark = node.mark, mark.line >= 1, mark.line <= lineStarts.count else { return base..<base }
        let lineStart = base + lineStarts[mark.line - 1]
        var start = lineStart
        var left = mark.column - 1
        while left > 0, start < bytes.count, bytes[start] != 0x0A {
            start += 1
            while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
            left -= 1
        }
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        if case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any {
            end = min(end, start + scalar.string.utf8.count)
        } else if case .scalar = node, start < bytes.count {
            let quote = bytes[start]
            if let close = bytes[min(start + 1, end)..<end].firstIndex(of: quote) { end = close + 1 }
        } else if let close = closing(from: start, to: end) {
            end = close + 1
        }
        return start..<max(start, end)
    }

    /// Where a list or mapping in brackets ends on its line; nil for one without.
    private func closing(from start: Int, to end: Int) -> Int? {
        guard start < end, Self.brackets[bytes[start]] != nil else { return nil }
        var open: [UInt8] = []
        var quote: UInt8?
        for index in start..<end {
            let byte = bytes[index]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if let close = Self.brackets[byte] {
                open.append(close)
            } else if byte == open.last {
                open.removeLast()
                if open.isEmpty { return index }
            }
        }
        return nil
    }

    private static let brackets: [UInt8: UInt8] = [
        UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"),
    ]
}

extension FindingCode {
    package static let yamlBroken = FindingCode(
        "data.yaml-broken",
        .error,
        "YAML 写法有误，读不懂",
        manual: """
            文件开头 `---` 之间的部分（以及 site.yaml 等文件）是 YAML：一行一个“键: 值”。

            常见的错误：
            - 冒号要用英文的 `:`，后面空一格：`title: 识毒十问`
            - 值里有冒号、井号、引号时，整个值加英文引号：`title: "六问：怎样拒绝"`
            - 缩进只能用空格，不能用制表符（Tab）
            - 同一个键不能写两次
            """
    )
    package static let yamlRemark = FindingCode(
        "data.yaml-remark",
        .warning,
        "值里的“#”成了注释",
        manual: """
            YAML 里，空格后面的 `#` 到行尾是注释：`title: 禁毒宣传月 #全民禁毒#` 的标题只有“禁毒宣传月”。
            要原样显示，整个值加英文引号：`title: "禁毒宣传月 #全民禁毒#"`。本来就是注释的，`#` 后面空一格，就不再提示。
            """
    )
}
