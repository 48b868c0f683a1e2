import Digests

/// A result as sixteen characters to write down: a mark in thousandths and nothing of the answers.
///
/// ## File format
/// Eighty bits in base32: version 2 (1), mark in thousandths 10, the first 12 bits of the pack's number, class 25 (0 for none),
/// the first 15 bits of the nonce, a check of 16.
///
/// A program cannot mark it again; it is counted in ``Totals`` and never among the questions. Two pupils of one class whose
/// codes are the same to the last character count once: with 45 pupils that happens in one class of some hundreds.
package struct ResultCode: Sendable, Hashable {
    /// As written, without dashes.
    package let text: String
    /// 0 to 1000.
    package let thousandths: Int
    package let classroom: ClassCode?
    /// The part of the nonce by which the same result is known again in its file.
    package let mark: Int
    /// The first 12 bits of the pack's number: one pack in four thousand looks the same.
    package let pack: Int

    /// The code of a mark.
    package init?(_ result: PupilResult, mark: Double, of total: Double) {
        guard var pack = BitText(base32: result.packID.uppercased()), var nonce = BitText(base32: result.nonce),
            let packBits = pack.next(12), let nonceBits = nonce.next(15)
        else { return nil }
        let share = total > 0 ? Int((mark / total * 1000 + 1e-6).rounded(.down)) : 0
        thousandths = max(0, min(1000, share))
        classroom = result.classroom
        self.mark = nonceBits
        self.pack = packBits
        var bits = BitText()
        bits.append(1, 2)
        bits.append(thousandths, 10)
        bits.append(packBits, 12)
        bits.append(classroom?.number ?? 0, 25)
        bits.append(nonceBits, 15)
        bits.append(bits.check(16), 16)
        text = bits.base32
    }

    /// Reads what somebody typed.
    package init(_ typed: String) throws(PupilResult.Refusal) {
        let text = BitText.typed(typed)
        guard text.utf8.count == 16, var bits = BitText(base32: text) else { throw .truncated }
        guard let version = bits.next(2), let share = bits.next(10), let pack = bits.next(12), let room = bits.next(25),
            let mark = bits.next(15), let check = bits.next(16)
        else { throw .truncated }
        guard check == bits.check(16, first: 64), version == 1, share <= 1000 else { throw .edited }
        self.text = text
        thousandths = share
        classroom = room == 0 ? nil : ClassCode(number: room)
        self.mark = mark
        self.pack = pack
    }

    /// What a code tells of a paper's number.
    package static func pack(of packID: String) -> Int? {
        var bits = BitText(base32: packID.uppercased())
        return bits?.next(12)
    }

    /// By what the code is known again after it was counted: the class that it was counted for, which not every code names itself, and
    /// its part of the nonce; nothing of the mark, which trying a thousand of them would give away.
    ///
    /// Different codes with the same part are told apart by their `place` among those that were counted together, in the order of
    /// their texts.
    package func id(of packID: String, in classroom: ClassCode, place: Int = 0) -> String {
        SHA256Digest.hex(of: Array("humen-code|\(packID)|\(classroom)|\(mark)|\(place)".utf8))
    }

    /// `1A2B-3C4D-5E6F-7G8H`.
    package var grouped: String {
        stride(from: 0, to: 16, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }
}
