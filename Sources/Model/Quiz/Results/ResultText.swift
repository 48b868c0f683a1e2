/// A result as the text of a QR code: `HM2` and base32, capital letters and figures only, so that readers of every make agree.
///
/// ## File format
/// Bits, most significant first: number of the pack 50, position of the variant 4, class 25 (0 for none), seat 7 (0 for none),
/// nonce 80, mode of the pack 2 (1 练习, 2 测评, 3 考核); then each question in the order of the variant: a bit for each option shown; 判断 two bits (1 right, 2 wrong);
/// a pair or a step five bits (1 for A); a blank its length in bytes, eight bits, and the bytes in UTF-8; 简答 one bit. Then a
/// check of 32 bits, each bit turned over, and zeros up to a whole character. `HM1`, which packs made before, has no mode, and its
/// check as it is: turned over, the check of one is never that of the other, which reads on over the bits of the check.
package enum ResultText {
    /// Without a mode, and with one.
    static let prefixes = ["HM1", "HM2"]
    /// The modes by their bits.
    private static let modes: [PackMode] = [.practice, .test, .exam]

    /// The text of a result.
    package static func text(_ result: PupilResult, layout: ResultLayout) -> String? {
        // Four bits have room for sixteen variants.
        guard layout.position < 16, let pack = BitText(base32: result.packID.uppercased()),
            let nonce = BitText(base32: result.nonce)
        else {
            return nil
        }
        var bits = pack
        bits.append(layout.position, 4)
        bits.append(result.classroom?.number ?? 0, 25)
        bits.append(result.seat ?? 0, 7)
        bits.append(nonce)
        if let mode = result.mode { bits.append((modes.firstIndex(of: mode) ?? -1) + 1, 2) }
        for slot in layout.slots { append(result.answers[slot.id], slot, to: &bits) }
        bits.append(check(bits, saysMode: result.mode != nil), 32)
        return prefixes[result.mode == nil ? 0 : 1] + bits.base32
    }

    /// The check of all bits, or of the first ones.
    private static func check(_ bits: BitText, first count: Int? = nil, saysMode: Bool) -> Int {
        bits.check(32, first: count) ^ (saysMode ? 0xFFFF_FFFF : 0)
    }

    private static func append(_ answer: PupilResult.Answer?, _ slot: ResultLayout.Slot, to bits: inout BitText) {
        var texts: [String] = []
        if case .rows(let given) = answer { texts = given }
        switch slot.type {
        case .single, .multiple: for letter in slot.letters { bits.append(texts.contains(letter) ? 1 : 0, 1) }
        case .judge:
            if case .truth(let value) = answer { bits.append(value ? 1 : 2, 2) } else { bits.append(0, 2) }
        case .short: bits.append(answer == nil ? 0 : 1, 1)
        case .blank, .match, .order:
            for row in 0..<slot.rows {
                let text = texts.indices.contains(row) ? texts[row] : ""
                if slot.type == .blank {
                    let bytes = Array(text.utf8.prefix(255))
                    bits.append(bytes.count, 8)
                    for byte in bytes { bits.append(Int(byte), 8) }
                } else {
                    bits.append(text.utf8.first.map { max(0, Int($0) - 0x40) } ?? 0, 5)
                }
            }
        }
    }

    /// A text whose head was looked at: which layout reads the rest.
    package struct Opened: Sendable {
        /// The number of the pack that it belongs to.
        package let packID: String
        /// The place of the variant in the paper; nil where the text is cut.
        package let position: Int?
        fileprivate let text: String
    }

    /// Looks at the head of a text; nil where it is no such text.
    package static func open(_ text: String) -> Opened? {
        let typed = BitText.typed(text)
        guard prefixes.contains(where: typed.hasPrefix), typed.utf8.count > 40 else { return nil }
        let body = typed.utf8.dropFirst(3)
        let packID = String(decoding: body.prefix(10), as: UTF8.self).lowercased()
        let position = body.dropFirst(10).first.flatMap(BitText.value).map { $0 >> 1 }
        return Opened(packID: packID, position: position, text: typed)
    }

    /// Reads the text of a result to one paper.
    package static func read(_ text: String, paper: IssuedPaper) throws(PupilResult.Refusal) -> PupilResult {
        guard let opened = open(text), let position = opened.position else { throw .truncated }
        guard opened.packID == paper.packID else { throw .foreign }
        guard let layout = ResultLayout(paper, at: position) else { throw .edited }
        return try read(opened, layout: layout)
    }

    /// Reads a text with the layout of its paper and variant.
    package static func read(_ opened: Opened, layout: ResultLayout) throws(PupilResult.Refusal) -> PupilResult {
        guard var bits = BitText(base32: opened.text.dropFirst(3)), bits.next(50) != nil,
            bits.next(4) == layout.position, let room = bits.next(25), let seat = bits.next(7),
            let nonce = bits.nextText(80)
        else { throw .truncated }
        var mode: PackMode?
        if opened.text.hasPrefix(prefixes[1]) {
            guard let number = bits.next(2) else { throw .truncated }
            guard modes.indices.contains(number - 1) else { throw .edited }
            mode = modes[number - 1]
        }
        var answers: [String: PupilResult.Answer] = [:]
        answers.reserveCapacity(layout.slots.count)
        for slot in layout.slots {
            var isCut = false
            answers[slot.id] = next(slot, &bits, &isCut)
            if isCut { throw .truncated }
        }
        let end = bits.place
        guard let check = bits.next(32) else { throw .truncated }
        guard check == Self.check(bits, first: end, saysMode: mode != nil), bits.bits.count - bits.place < 5,
            bits.bits[bits.place...].allSatisfy({ $0 == 0 })
        else { throw .edited }
        return PupilResult(
            packID: layout.paper.packID, hash: String(layout.paper.hash.prefix(16)), variant: layout.variant.name,
            classroom: room == 0 ? nil : ClassCode(number: room), seat: seat == 0 ? nil : seat, nonce: nonce,
            answers: answers, mode: mode)
    }

    private static func next(
        _ slot: ResultLayout.Slot, _ bits: inout BitText, _ isCut: inout Bool
    ) -> PupilResult.Answer? {
        func number(_ count: Int) -> Int {
            if let value = bits.next(count) { return value }
            isCut = true
            return 0
        }
        switch slot.type {
        case .single, .multiple:
            let chosen = slot.letters.filter { _ in number(1) == 1 }
            return chosen.isEmpty ? nil : .rows(chosen)
        case .judge:
            let value = number(2)
            return value == 0 ? nil : .truth(value == 1)
        case .short: return number(1) == 1 ? .truth(true) : nil
        case .blank, .match, .order:
            let texts = (0..<slot.rows).map { _ -> String in
                guard slot.type == .blank else {
                    let value = number(5)
                    return value == 0 ? "" : IssuedQuestion.letter(value - 1)
                }
                let count = number(8)
                let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: isCut ? 0 : number(8)) }
                return String(validating: bytes, as: UTF8.self) ?? ""
            }
            return texts.allSatisfy(\.isEmpty) ? nil : .rows(texts)
        }
    }
}
