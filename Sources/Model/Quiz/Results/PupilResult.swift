import Digests
import Foundation

/// What a pupil answered to one issued paper, as it comes from a pack: no name, no time of day.
package struct PupilResult: Sendable, Hashable {
    package let packID: String
    /// The first sixteen figures of the paper's digest; nil where a form of result does not carry them.
    package let hash: String?
    package let variant: String
    package internal(set) var classroom: ClassCode?
    /// Only there so that a teacher sees who has handed in; dropped at import.
    package let seat: Int?
    /// Sixteen characters of chance that no other result bears.
    package let nonce: String
    package let answers: [String: Answer]
    /// The mode of the pack that it comes from: 练习, 测评 or 考核; nil where an older pack did not say so.
    package var mode: PackMode?
    /// Whether choices are ids of the bank, as in files of the first form, and not letters as shown.
    package internal(set) var namesOptions = false

    /// An answer as the page's fields hold it.
    package enum Answer: Sendable, Hashable {
        /// Letters of options as shown; a text for each blank; a letter as shown for each row of pairs or steps, empty where
        /// there is none.
        case rows([String])
        /// 判断; and true for words that a person reads, which stay with the pupil.
        case truth(Bool)
    }

    /// Why a file or a code is no result, in words for people.
    package enum Refusal: String, Error, Sendable, CaseIterable {
        case empty = "文件是空的，请重新交一次"
        case truncated = "文件或编码不完整，请重新交一次"
        case edited = "内容对不上校验码：抄错了，或者被改动过"
        case unknown = "这不是 Humen 的结果"
        case foreign = "这是另一份卷的结果"
        case extra = "文件里多写了东西：结果里不能有姓名等内容，请学生重新保存一次"
        case altered = "卷的校验值对不上：做的不是发出去的那一份"
        case unfit = "有的题或选项不在这份卷上，或者单选题选了几项"
    }

    /// What stays of a result after it was counted: enough to know it again, not enough to know anything else.
    package var id: String { SHA256Digest.hex(of: Array("humen-result|\(packID)|\(nonce)".utf8)) }

    static func isNonce(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { BitText.alphabet.contains($0) }
    }
}

/// The result as a file, `.jdr`.
///
/// ## File format
/// Canonical JSON (``CanonicalJSON``): `{"answers": {id: …}, "check", "class", "format": "humen-result-3", "hash", "mode", "nonce",
/// "packId", "seat", "variant"}`. `mode` is that of the pack: `practice`, `test` or `exam`. An answer is a list of letters as the variant shows them, a truth, a text or letter for each
/// row, or `true` for written words. `check` is SHA-256 of everything else.
///
/// ## Parsing behavior
/// - `humen-result-2`, which packs made before, has no `mode`; `humen-result-1` besides names the options of choices by their ids in
///   the bank.
/// - Not JSON is ``PupilResult/Refusal/truncated``, another format `unknown`, a check that does not fit `edited`, a field that no
///   result of its format has `extra`, a mode that hands in nothing `edited`. A name that stands twice and a seat that is none from 1 to 99 are `edited`.
extension PupilResult {
    /// The file's bytes.
    package var file: [UInt8] {
        var fields = body
        fields["check"] = .string(SHA256Digest.hex(of: CanonicalJSON.object(body).compact))
        return CanonicalJSON.object(fields).compact + [0x0A]
    }

    private var body: [String: CanonicalJSON] {
        var fields: [String: CanonicalJSON] = [
            "format": .string(namesOptions ? "humen-result-1" : mode == nil ? "humen-result-2" : "humen-result-3"),
            "packId": .string(packID),
            "variant": .string(variant),
            "nonce": .string(nonce), "answers": .object(answers.mapValues(\.json)),
        ]
        if let hash { fields["hash"] = .string(hash) }
        if let mode { fields["mode"] = .string(mode.rawValue) }
        if let classroom { fields["class"] = .string(classroom.description) }
        if let seat { fields["seat"] = .integer(seat) }
        return fields
    }

    /// Reads a file.
    package static func read(_ bytes: [UInt8]) throws(Refusal) -> PupilResult {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else {
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
            throw isJSON ? .unknown : .truncated
        }
        let saysMode = file.format == "humen-result-3"
        guard saysMode || file.format == "humen-result-2" || file.format == "humen-result-1" else { throw .unknown }
        guard file.isPlain, saysMode || file.mode == nil else { throw .extra }
        let mode = file.mode.flatMap { PackMode(rawValue: $0) }
        guard !saysMode || mode?.delivers == true else { throw .edited }
        guard file.seat.map({ (1...99).contains($0) }) ?? true, !repeatsNames(bytes, file) else { throw .edited }
        var classroom: ClassCode?
        if let written = file.classroom {
            guard let code = ClassCode(written) else { throw .edited }
            classroom = code
        }
        let result = PupilResult(
            packID: file.packId, hash: file.hash, variant: file.variant, classroom: classroom, seat: file.seat,
            nonce: file.nonce, answers: file.answers, mode: mode, namesOptions: file.format == "humen-result-1")
        guard isNonce(result.nonce), file.check == SHA256Digest.hex(of: CanonicalJSON.object(result.body).compact)
        else {
            throw .edited
        }
        return result
    }

    /// Whether a name stands twice, of which readers take one or the other.
    private static func repeatsNames(_ bytes: [UInt8], _ file: File) -> Bool {
        var names = 0
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "\"") else { continue }
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            let behind = bytes[min(index + 1, bytes.count)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            if behind == UInt8(ascii: ":") { names += 1 }
        }
        return names > 0 && names != file.names + file.answers.count
    }

    private struct File: Decodable {
        let format: String
        let packId: String
        let hash: String?
        let variant: String
        let mode: String?
        let classroom: String?
        let seat: Int?
        let nonce: String
        let answers: [String: Answer]
        let check: String
        /// Whether there is no other field.
        let isPlain: Bool
        /// How many fields there are.
        let names: Int

        enum CodingKeys: String, CodingKey {
            case format, packId, hash, variant, mode
            case classroom = "class"
            case seat, nonce, answers, check
        }

        private struct AnyKey: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            format = try fields.decode(String.self, forKey: .format)
            packId = try fields.decode(String.self, forKey: .packId)
            // What is there and null is nothing that a pack writes.
            hash = fields.contains(.hash) ? try fields.decode(String.self, forKey: .hash) : nil
            variant = try fields.decode(String.self, forKey: .variant)
            mode = fields.contains(.mode) ? try fields.decode(String.self, forKey: .mode) : nil
            classroom = fields.contains(.classroom) ? try fields.decode(String.self, forKey: .classroom) : nil
            seat = fields.contains(.seat) ? try fields.decode(Int.self, forKey: .seat) : nil
            nonce = try fields.decode(String.self, forKey: .nonce)
            answers = try fields.decode([String: Answer].self, forKey: .answers)
            check = try fields.decode(String.self, forKey: .check)
            let all = try decoder.container(keyedBy: AnyKey.self).allKeys
            isPlain = all.allSatisfy { CodingKeys(stringValue: $0.stringValue) != nil }
            names = all.count
        }
    }
}

extension PupilResult.Answer: Decodable {
    /// Reads one answer.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else {
            self = .rows(try container.decode([String].self))
        }
    }

    var json: CanonicalJSON {
        switch self {
        case .rows(let texts): .strings(texts)
        case .truth(let value): .bool(value)
        }
    }
}
