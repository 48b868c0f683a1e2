import ChineseText
import DataFiles
package import Diagnostics

/// Front matter that does not stand at the top, or stands there twice: what it says about drafts and days would be text.
extension FrontMatter {
    private static let rule = Array("\n---".utf8)

    /// A finding for a block of fields between two lines of `---` in a body.
    ///
    /// ## Parsing behavior
    /// - Every line of the block is a field of a page, a part of a list, a comment or empty, and the first line is a field.
    /// - Without front matter at the top, the block is it when it has a title or says whether and when the page is public.
    /// - Below front matter, only a block that says `draft`, or `publish` and `expire` in English, is meant as such: 来源 and
    ///   日期 between two rules are how many articles end.
    /// - What stands in fenced code is an example.
    static func misplaced(_ source: SourceText, body: Range<Int>, isSecond: Bool) -> Finding? {
        let found = source.bytes[body].withUnsafeBufferPointer { bytes -> Int? in
            var position = 0
            // A block may open the body, or follow any of its lines.
            if bytes.starts(with: "---".utf8) { position = -1 }
            while true {
                if position >= 0 {
                    guard let next = UnsafeBufferPointer(rebasing: bytes[position...]).range(of: rule) else {
                        return nil
                    }
                    position += next.lowerBound
                }
                let start = body.lowerBound + position + 1
                if isBlock(source.bytes, at: start, isSecond: isSecond),
                    !isCode(source.bytes, from: body.lowerBound, to: start)
                {
                    return start
                }
                position += rule.count
                guard position < bytes.count else { return nil }
            }
        }
        guard let found, let fence = line(source.bytes, from: found) else { return nil }
        let place = source.place(fence.content)
        if isSecond {
            return Finding(
                .frontMatterMisplaced, at: place, "“---”之间的信息写了两次，第二次写的没有生效",
                explanation: ["把这里的草稿、发布、到期等移到文件开头的两行 --- 之间，删去这一段"])
        }
        return Finding(
            .frontMatterMisplaced, at: place, "标题、草稿等信息不在文件开头，没有生效",
            explanation: ["信息要从文件的第一行 --- 开始：把上面的文字移到第二行 --- 的下面"])
    }

    /// Whether fields and nothing else stand between the line of `---` at a place and the next one.
    private static func isBlock(_ bytes: [UInt8], at start: Int, isSecond: Bool) -> Bool {
        guard let fence = line(bytes, from: start), isFence(bytes[fence.content], closing: false) else { return false }
        var position = fence.next
        var decides = false
        var isFirst = true
        for _ in 0..<60 {
            guard let next = line(bytes, from: position), next.content.count <= 2000 else { return false }
            if isFence(bytes[next.content], closing: true) { return decides }
            let text = String(decoding: bytes[next.content], as: UTF8.self)
            if let key = fieldKey(text) {
                decides = decides || (isSecond ? Self.hidingFields : Self.openingFields).contains(key.lowercased())
            } else if isFirst || !(text.isEmpty || " \t-#".contains(text.first ?? " ")) {
                return false
            }
            isFirst = false
            position = next.next
        }
        return false
    }

    /// Fields that decide whether a page is public, and are no words of an article.
    static let hidingFields: Set<String> = ["draft", "草稿", "publish", "expire"]
    private static let openingFields = hidingFields.union(["title", "标题"])

    /// The key of a line that begins with a field, in any case: `Draft: true`.
    private static func fieldKey(_ line: String) -> String? {
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let key = line[..<colon].trimmingSpaces()
        guard key.utf8.count <= 24 else { return nil }
        let small = key.lowercased()
        return FieldName.pageFields.contains { $0.matches(small) } ? small : nil
    }

    /// Whether a place stands in fenced code.
    private static func isCode(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        var fence: (sign: UInt8, count: Int)?
        var position = start
        while position < end, let line = line(bytes, from: position) {
            let text = bytes[line.content].drop { $0 == 0x20 }
            if let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") {
                let count = text.prefix { $0 == sign }.count
                if let open = fence {
                    if sign == open.sign, count >= open.count, text.count == count { fence = nil }
                } else if count >= 3 {
                    fence = (sign, count)
                }
            }
            position = line.next
        }
        return fence != nil
    }
}

extension FindingCode {
    package static let frontMatterMisplaced = FindingCode(
        "page.front-matter-misplaced",
        .error,
        "信息不在文件开头",
        manual: """
            标题、草稿、发布、到期等信息只有写在文件最前面的两行 `---` 之间才生效：第一行就是 `---`，上面不能有标题或别的文字，也只能写一次。
            写在后面的会当作正文印出来，草稿会照样公开。请移到文件开头；要在文章里举例，放进三个反引号围起来的代码块。
            """
    )
}
