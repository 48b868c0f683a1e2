import DataFiles
import Diagnostics

/// The review records of `site.yaml`, which stand beside the steps of the review.
///
/// ## File format
///     review:
///       steps: [初审, 终审]
///       records:
///         - {step: 初审, role: 宣传干事, date: 2026-11-21, sha256: 3f2a…}
///
/// Records are put in line by line: whatever else is written below `review:`, remarks included, stays as it is.
struct SettingsRecords {
    static let key = FieldName("records", "记录")

    private var lines: [[UInt8]]
    private let end: [UInt8]

    /// The lines of `review:` and what belongs to it; none where the key is absent.
    init(_ lines: [[UInt8]], endOfLine: [UInt8]) {
        self.lines = lines
        end = endOfLine
    }

    var bytes: [UInt8] { Array(lines.joined()) }

    /// The records in the value of `review:`, and what stands in their place where that is no list.
    static func items(_ node: YAMLNode) -> (items: [YAMLNode], wrong: YAMLNode?) {
        // Texts in a list are steps.
        if let items = node.items { return (items.filter { $0.text == nil }, nil) }
        guard let records = node.entries?.first(where: { key.matches($0.key) })?.value else { return ([], nil) }
        return (records.items ?? [], records.items == nil && !records.isNull ? records : nil)
    }

    /// Puts a record in the place of that of its step, or among the others in the order of the steps; whether it could.
    mutating func put(_ record: ReviewRecord, order: [String]) -> Bool {
        if lines.isEmpty { lines = [Array("review:".utf8) + end] }
        guard unfold(), let node = value, node.isNull || node.entries != nil else { return false }
        let entries = node.entries ?? []
        guard let entry = entries.first(where: { Self.key.matches($0.key) }) else {
            let indent = entries.first.map { self.indent(line(of: $0.keyRange.lowerBound)) } ?? 2
            // Blank lines and remarks at the end stay behind it.
            let last = entries.isEmpty ? 0 : lines.lastIndex { !Self.isRemark($0) } ?? 0
            let spaces = [UInt8](repeating: 0x20, count: indent)
            closeLine(last)
            lines.insert(
                contentsOf: [spaces + Array("records:".utf8) + end, item(record, indent: indent + 2)], at: last + 1)
            return true
        }
        return put(record, into: entry, order: order)
    }

    // MARK: What is there

    private var source: SourceText { SourceText(path: "site.yaml", bytes: bytes) }

    private var value: YAMLNode? {
        var ignored: [Finding] = []
        return YAMLReader.read(source, findings: &ignored)?.entries?.first?.value
    }

    private func line(of offset: Int) -> Int { (source.place(offset..<offset).line ?? 1) - 1 }

    private func indent(_ line: Int) -> Int { lines[line].prefix { $0 == 0x20 }.count }

    /// Whether a line holds nothing that YAML reads.
    private static func isRemark(_ line: [UInt8]) -> Bool {
        guard let first = line.first(where: { $0 > 0x20 }) else { return true }
        return first == UInt8(ascii: "#")
    }

    /// Gives a line that is the last of its file its end.
    private mutating func closeLine(_ line: Int) {
        if lines[line].last != 0x0A { lines[line] += end }
    }

    private func item(_ record: ReviewRecord, indent: Int) -> [UInt8] {
        [UInt8](repeating: 0x20, count: indent) + Array("- \(record.yaml)".utf8) + end
    }

    // MARK: One key a line

    /// Makes `review: [初审]`, `review: {steps: [初审]}` and a list of lines a mapping of one key a line.
    private mutating func unfold() -> Bool {
        guard let node = value, let colon = lines[0].firstIndex(of: UInt8(ascii: ":")) else { return false }
        let rest = lines[0][(colon + 1)...].drop { $0 == 0x20 }
        let isInline = rest.first.map { $0 > 0x20 && $0 != UInt8(ascii: "#") } ?? false
        if let items = node.items {
            let key = items.contains { $0.text == nil } ? "  records:" : "  steps:"
            if isInline {
                lines[0] = Array(lines[0][...colon]) + end
                lines.insert(Array("\(key) ".utf8) + rest, at: 1)
            } else {
                for index in lines.indices.dropFirst() where lines[index].contains(where: { $0 > 0x20 }) {
                    lines[index] = [0x20, 0x20] + lines[index]
                }
                closeLine(0)
                lines.insert(Array(key.utf8) + end, at: 1)
            }
            return value?.entries != nil
        }
        guard isInline else { return true }
        // A mapping in braces: the only key that people write there is `steps`.
        guard node.entries?.count == 1, rest.first == UInt8(ascii: "{"), lines.dropFirst().allSatisfy(Self.isRemark),
            let close = rest.firstIndex(of: UInt8(ascii: "}"))
        else { return false }
        let inside = rest[..<close].dropFirst().drop { $0 == 0x20 }
        lines.insert([0x20, 0x20] + inside + rest[(close + 1)...], at: 1)
        lines[0] = Array(lines[0][...colon]) + end
        return value?.entries != nil
    }

    // MARK: One record a line

    private mutating func put(_ record: ReviewRecord, into entry: YAMLNode.Entry, order: [String]) -> Bool {
        let head = line(of: entry.keyRange.lowerBound)
        let items = entry.value.items ?? []
        guard !items.isEmpty else {
            // `records: []`, or nothing behind the key.
            let key = lines[head].prefix { $0 != UInt8(ascii: ":") }
            let remark = lines[head].firstIndex(of: UInt8(ascii: "#")).map { [0x20] + lines[head][$0...] } ?? end
            lines[head] = key + [UInt8(ascii: ":")] + remark
            closeLine(head)
            lines.insert(item(record, indent: indent(head) + 2), at: head + 1)
            return entry.value.isNull || entry.value.items != nil
        }
        let starts = items.map { line(of: $0.range.lowerBound) }
        guard starts.allSatisfy({ $0 > head && lines[$0].first { $0 != 0x20 } == UInt8(ascii: "-") }),
            Set(starts).count == starts.count
        else { return false }
        let margin = indent(starts[0])
        let rank = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        let steps = items.map { item in item.entries?.first { $0.key == "step" || $0.key == "步骤" }?.value.text }
        let own = starts.indices.filter { steps[$0] == record.step }
        let before = starts.indices.last { steps[$0].flatMap { rank[$0] } ?? 0 < rank[record.step] ?? 0 }
        let place = before.map { self.end(of: starts[$0], margin: margin) } ?? starts[0]
        guard let first = own.first else {
            closeLine(place - 1)
            lines.insert(item(record, indent: margin), at: place)
            return true
        }
        // What was signed twice goes; what is remarked beside a record stays.
        for position in own.dropFirst().reversed() {
            lines.removeSubrange(starts[position]..<self.end(of: starts[position], margin: margin))
        }
        let last = self.end(of: starts[first], margin: margin)
        let remark = Self.remark(behind: lines[starts[first]])
        lines.removeSubrange(starts[first] + 1..<last)
        lines[starts[first]] = item(record, indent: margin).dropLast(end.count) + remark + end
        return true
    }

    /// The line behind the lines of an item that begins on a line.
    private func end(of start: Int, margin: Int) -> Int {
        var end = start + 1
        while end < lines.count, !Self.isRemark(lines[end]), indent(end) > margin { end += 1 }
        return end
    }

    /// What is remarked on the line of a record behind it.
    private static func remark(behind line: [UInt8]) -> [UInt8] {
        guard let close = line.lastIndex(of: UInt8(ascii: "}")), line[close...].contains(UInt8(ascii: "#")) else {
            return []
        }
        return Array(line[(close + 1)...].prefix { $0 != 0x0A && $0 != 0x0D })
    }
}

extension ReviewedText {
    /// The whole of `site.yaml` with one more record among those that it has; nil where there is no room for it.
    ///
    /// `order` are the steps of the review. No other line of the file is lost.
    package func writing(_ record: ReviewRecord, amongSettings order: [String]) -> [UInt8]? {
        let bytes = source.bytes
        var ignored: [Finding] = []
        let node = YAMLReader.read(source, findings: &ignored)
        guard node == nil || node?.entries != nil else { return nil }
        let isThere = node?.entries?.contains { FieldName.review.matches($0.key) } ?? false
        guard isThere == (records != nil) else { return nil }
        let range = records ?? bytes.count..<bytes.count
        var parts: [[UInt8]] = []
        for part in bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false) {
            parts.append(Array(part) + [0x0A])
        }
        // Behind the last line feed there is nothing, and before the end of the file no line feed.
        if let last = parts.popLast(), last.count > 1 { parts.append(last.dropLast()) }
        let end = Array((usesCRLF ? "\r\n" : "\n").utf8)
        var settings = SettingsRecords(parts, endOfLine: end)
        guard settings.put(record, order: order) else { return nil }
        let before = Array(bytes[..<range.lowerBound])
        let gap = before.last == 0x0A || before.isEmpty ? [] : end
        return before + gap + settings.bytes + Array(bytes[range.upperBound...])
    }
}
