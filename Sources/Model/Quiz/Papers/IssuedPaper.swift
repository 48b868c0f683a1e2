package import Diagnostics
import Digests
import Foundation

/// A paper that has been handed out: frozen, named by its own content, the one source of paper, key, pack and scoring.
///
/// ## File format
/// `issued/<packId>.json`: `{"format": "humen-issued-1", "hash": …, "packId": …, "paper": {…}}`, canonical JSON
/// (``CanonicalJSON``) with two spaces a level. `hash` is SHA-256 of the compact canonical form of `paper`, in
/// hexadecimal; `packId` is the first 50 bits of it in Crockford's base32, ten lower-case characters without i l o u.
/// `paper.salt` is 128 bits of chance: both numbers stand on what pupils get, and say nothing of the key that is hashed with them.
///
/// ## Parsing behavior
/// - The hash is computed again from what was read; any difference is the finding `paper.issued-altered`.
/// - Unknown fields are an alteration too, since the canonical form would not have them: the file has to be byte for
///   byte what ``bytes`` gives, line ends aside.
package struct IssuedPaper: Sendable, Hashable {
    package let packID: String
    package let hash: String
    package let content: PaperContent

    /// Freezes a content: hash and number follow from it.
    package init(_ content: PaperContent) {
        let digest = SHA256Digest(of: content.json.compact)
        self.content = content
        hash = digest.hex
        packID = Self.base32(digest.bytes, count: 10)
    }

    /// Whether two are one paper but for their salts, and so their numbers; one that was issued before answers had tails is the same.
    package func isSame(as other: IssuedPaper) -> Bool {
        content.blueprint == other.content.blueprint && content.seed == other.content.seed
            && content.salted(nil) == other.content.salted(nil)
    }

    /// The file, ending in a line feed.
    package var bytes: [UInt8] { json.pretty }

    private var json: CanonicalJSON {
        .object([
            "format": .string("humen-issued-1"), "hash": .string(hash), "packId": .string(packID),
            "paper": content.json,
        ])
    }

    /// The name under `issued/`.
    package var fileName: String { packID + ".json" }

    /// Reads a file back; nil when it is not one, or was changed after it was issued.
    package static func read(_ source: SourceText, findings: inout [Finding]) -> IssuedPaper? {
        let place = Place(file: source.path)
        guard let file = try? JSONDecoder().decode(File.self, from: Data(source.bytes)), file.format == "humen-issued-1"
        else {
            findings.append(
                Finding(
                    .paperIssuedUnreadable,
                    at: place,
                    "这不是 Humen 发出的试卷文件，或者文件不完整",
                    explanation: ["请从备份或版本库中取回原来的文件"]
                )
            )
            return nil
        }
        let paper = IssuedPaper(file.paper)
        let text = source.bytes.filter { $0 != 0x0D }
        guard paper.hash == file.hash, paper.packID == file.packId, text == paper.bytes else {
            let isSame = paper.hash == file.hash && paper.packID == file.packId
            if isSame, withoutLayout(text) == paper.json.compact {
                findings.append(.issuedLayout(file.packId, at: place))
                return nil
            }
            let change =
                isSame
                ? "卷子的内容与记录的校验值相符，但文件里多了别的项目，或者换了写法"
                : "记录的校验值是 \(file.hash.prefix(16))…，现在的内容是 \(paper.hash.prefix(16))…"
            findings.append(
                Finding(
                    .paperIssuedAltered,
                    at: place,
                    "试卷 \(file.packId) 发出以后被改动过，不能再用来印答案或计分",
                    explanation: [change, "请取回原来的文件；要改题，请改题库后重新发卷"]
                )
            )
            return nil
        }
        return paper
    }

    private struct File: Decodable {
        let format: String
        let hash: String
        let packId: String
        let paper: PaperContent
    }

    /// A JSON text without the white space between its parts.
    private static func withoutLayout(_ text: [UInt8]) -> [UInt8] {
        var (isInside, isEscaped) = (false, false)
        return text.filter { byte in
            if isInside {
                if byte == 0x22, !isEscaped { isInside = false }
                isEscaped = byte == 0x5C && !isEscaped
                return true
            }
            isInside = byte == 0x22
            return byte != 0x20 && byte != 0x0A && byte != 0x09
        }
    }

    /// The first `count` × 5 bits.
    static func base32(_ bytes: [UInt8], count: Int) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var result: [UInt8] = []
        for position in 0..<count {
            var value = 0
            for bit in position * 5..<position * 5 + 5 where bit / 8 < bytes.count {
                value = value << 1 | Int(bytes[bit / 8] >> UInt8(7 - bit % 8) & 1)
            }
            result.append(alphabet[value & 31])
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension Finding {
    /// Opened with another program and saved: every word and every answer is as it was.
    fileprivate static func issuedLayout(_ id: String, at place: Place) -> Finding {
        Finding(
            .paperIssuedAltered, at: place, "试卷 \(id) 的文件重新保存过：题目和答案都没有变，只是缩进、空格或换行与发出时不同",
            explanation: ["发卷文件要与发出时一字不差才能使用，请从备份或版本库取回原来的文件；不要用别的软件打开再保存"])
    }
}

extension FindingCode {
    package static let paperIssuedUnreadable = FindingCode(
        "paper.issued-unreadable",
        .error,
        "发卷文件读不懂",
        manual: "`issued/` 里的文件由 `humen quiz paper` 和 `humen quiz pack` 写成，请不要手工修改、改名或只保存一部分。"
    )
    package static let paperIssuedAltered = FindingCode(
        "paper.issued-altered",
        .error,
        "发卷文件被改动过",
        manual: """
            试卷一经发出就不再改变：题目、选项顺序和答案都记在 `issued/<卷号>.json`，文件里有内容的校验值（SHA-256），卷号也由它得出，并印在页脚。

            校验值不符，说明文件在发出以后被改过。印好的试卷不会跟着变，用改过的文件印答案就会错，所以 Humen 拒绝使用。只有缩进、空格或换行不同的，提示里会说明题目和答案没有变。请从备份或版本库取回原文件；若题目确有错误，请改题库，重新发卷。
            """
    )
}
