/// The answers of one result in few bytes, question after question in the order of the paper: what an import keeps of each of
/// 100,000 results until its class is counted.
///
/// Choices are numbers whose bits are the options in the order of the bank, 判断 is 1 or 2, 简答 1 where something was written;
/// 连线 and 排序 are a byte a row, 填空 a length and its UTF-8. Nothing answered is 0.
package struct AnswerSheet: Sendable, Hashable {
    private(set) var bytes: [UInt8] = []

    /// What stands at one question.
    enum Answer {
        /// Bits of options, or 1 and 2 for right and wrong; 0 where nothing was chosen.
        case chosen(UInt32)
        case response(Response)
    }

    // MARK: Writing

    mutating func append(_ mask: UInt32, of count: Int) {
        for byte in 0..<Self.width(count) { bytes.append(UInt8(truncatingIfNeeded: mask >> UInt32(8 * byte))) }
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ text: String) {
        let utf8 = text.utf8
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: utf8.count >> shift)) }
        bytes.append(contentsOf: utf8)
    }

    private static func width(_ options: Int) -> Int { options <= 8 ? 1 : 4 }

    // MARK: Reading

    /// Goes through the answers, one call a question of the paper.
    struct Reader {
        private let bytes: [UInt8]
        private var place = 0

        init(_ sheet: AnswerSheet) { bytes = sheet.bytes }

        mutating func next(_ question: IssuedQuestion) -> Answer {
            switch question.type {
            case .single, .multiple: return .chosen(number(AnswerSheet.width(question.options.count)))
            case .judge: return .chosen(number(1))
            case .short: return .response(number(1) == 1 ? .text("1") : .none)
            case .blank:
                guard number(1) == 1 else { return .response(.none) }
                return .response(.blanks((0..<ResultLayout.rows(of: question)).map { _ in text() }))
            case .match, .order:
                guard number(1) == 1 else { return .response(.none) }
                let ids = (0..<ResultLayout.rows(of: question)).map { _ in option(question) }
                return .response(question.type == .match ? .match(ids) : .order(ids.map { $0 ?? "" }))
            }
        }

        private mutating func number(_ width: Int) -> UInt32 {
            var value: UInt32 = 0
            for byte in 0..<width where place + byte < bytes.count {
                value |= UInt32(bytes[place + byte]) << UInt32(8 * byte)
            }
            place += width
            return value
        }

        private mutating func option(_ question: IssuedQuestion) -> String? {
            let position = Int(number(1)) - 1
            return question.options.indices.contains(position) ? question.options[position].id : nil
        }

        private mutating func text() -> String {
            let end = min(bytes.count, place + 4 + Int(number(4)))
            defer { place = end }
            return String(decoding: bytes[min(place, end)..<end], as: UTF8.self)
        }
    }
}
