import Diagnostics

/// Signs in a text file that nobody sees, or everybody sees otherwise than they were meant.
///
/// Signs of direction turn figures around, control characters and private letters are boxes on most computers, and a space without width keeps
/// a word from being found. Found in one pass over the bytes.
struct HiddenSigns {
    private enum Kind: CaseIterable { case direction, control, privateUse, widthless }

    private var found: [Kind: (count: Int, first: Range<Int>)] = [:]

    /// Looks at the bytes of a text in UTF-8; banks and tables pass over line breaks of Word and signs without width by themselves.
    init(_ bytes: [UInt8], isPage: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                // Letters, ideographs and the bytes behind their first.
                if byte >= 0x20 && byte < 0x7F || byte >= 0x80 && byte < 0xE2 || byte > 0xE2 && byte < 0xEE {
                    index += 1
                    continue
                }
                if let (kind, length) = Self.kind(bytes, index, isPage: isPage) {
                    found[kind] = ((found[kind]?.count ?? 0) + 1, found[kind]?.first ?? index..<index + length)
                }
                index += 1
            }
        }
    }

    private static func kind(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, isPage: Bool
    ) -> (Kind, Int)? {
        let byte = bytes[index]
        switch byte {
        case 0, 0x09, 0x0A, 0x0D: return nil
        case 0x0B, 0x0C: return isPage ? (.control, 1) : nil
        case 0x01...0x1F, 0x7F: return (.control, 1)
        default: break
        }
        guard index + 2 < bytes.count else { return nil }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): return (.direction, 3)
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return isPage ? (.widthless, 3) : nil
        case (0xEE, _, _), (0xEF, 0x80...0xA3, _): return (.privateUse, 3)
        case (0xF3, 0xB0...0xBF, _), (0xF4, _, _): return (.privateUse, 4)
        default: return nil
        }
    }

    /// One finding a kind.
    func findings(in source: SourceText) -> [Finding] {
        Kind.allCases.compactMap { kind in
            guard let (count, place) = found[kind] else { return nil }
            let times = count == 1 ? "" : "（本文件共 \(count) 处）"
            let value = source.text(place).unicodeScalars.first?.value ?? 0
            let code = String(value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            let (what, how) = Self.words(kind)
            return Finding(
                .hiddenSigns, severity: kind == .widthless ? .note : nil, at: source.place(place),
                "\(what)（\(name)）\(times)",
                explanation: [how])
        }
    }

    private static func words(_ kind: Kind) -> (what: String, how: String) {
        switch kind {
        case .direction: ("这里有看不见的方向符号，后面的字和数字会倒着显示", "请把这一处连同前后的字删去重打；多半是从网页、聊天软件复制带来的")
        case .control: ("这里有看不见的控制字符，网页上是方框或者什么也没有", "请把这一处连同前后的字删去重打；多半是从别的软件复制带来的")
        case .privateUse: ("这里有私用区的字，多数电脑上显示成方框", "Word 的项目符号请改成英文的 - 和一个空格；自造的字请换成标准的字")
        case .widthless: ("这里有看不见的零宽字符，夹在词里，搜索就找不到这个词", "请把这一处连同前后的字删去重打")
        }
    }
}

extension FindingCode {
    static let hiddenSigns = FindingCode(
        "file.hidden-signs", .warning, "文件里有看不见的符号",
        manual: """
            从网页、聊天软件、Word、PDF 复制的文字，有时夹着看不见的符号：方向符号会让后面的号码、日期倒着显示；控制字符、私用区的字（Word 的项目符号、自造的字）
            在多数电脑上是方框；零宽字符夹在词里，搜索就找不到这个词。请把提示的那一处连同前后的字删去重打，项目符号改成英文的 `-` 和一个空格。
            """
    )
}
