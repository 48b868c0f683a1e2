import Digests
import Quiz
import Theme

/// What a page may know of a paper without its key: the numbers of the paper, and of each question its type, how many options it
/// shows and what it is worth; and how the other variants are ordered.
///
/// `{"hash", "packId", "variants", "questions": [{"id", "options", "partial", "points", "rows", "type"}], "orders": {variant:
/// {"questions", "options"}}}`: questions in the order of the first variant of the sheet; `questions` of an order says which of
/// them stands at each place, `options` how its options are ordered, by their letters in the first variant.
struct PackPaper {
    let sheet: PackSheet
    /// Whether the orders of options are told; who only counts what is shown needs none.
    var ordersOptions = true

    var json: CanonicalJSON {
        let rows = sheet.rows
        let places = Dictionary(
            rows.enumerated().map { ($0.element.question.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var orders: [String: CanonicalJSON] = [:]
        for variant in sheet.set.dropFirst() {
            let placements = variant.sections.flatMap { $0 }
            let options = placements.map { placement in
                places[placement.question].map { rows[$0] }.map { row in placement.options.map(row.letter).joined() }
                    ?? ""
            }
            orders[variant.name] = .fields([
                "questions": .array(placements.map { .integer(places[$0.question] ?? 0) }),
                "options": ordersOptions ? .strings(options) : nil,
            ])
        }
        return .object([
            "hash": .string(String(sheet.paper.hash.prefix(16))), "packId": .string(sheet.paper.packID),
            "questions": .array(rows.map(entry)), "orders": .object(orders),
            "variants": .strings(sheet.paper.content.variants.map(\.name)),
        ])
    }

    private func entry(_ row: PackSheet.Row) -> CanonicalJSON {
        let rows = ResultLayout.rows(of: row.question)
        let options = row.placement.options.count
        return .fields([
            "id": .string(row.question.id), "type": .string(row.question.type.rawValue), "points": .number(row.points),
            "partial": .string(row.question.partial.rawValue),
            "options": options > 0 ? .integer(options) : nil,
            "rows": rows > 0 ? .integer(rows) : nil,
        ])
    }
}

extension CanonicalJSON {
    /// JSON for a script element: every `<` is escaped, so that no text can end it.
    var script: HTML {
        let bytes = compact
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 64)
        for part in bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false) {
            if part.startIndex > 0 { escaped += "\\u003c".utf8 }
            escaped += part
        }
        return HTML(trusted: escaped)
    }
}

extension SealedMessage {
    /// A text of a paper that one code opens; `purpose` tells apart the texts that share a code.
    ///
    /// The salt follows from the paper, so that the same file gives the same bytes; a new form of the text needs a new number here.
    init(_ json: CanonicalJSON, of paper: IssuedPaper, purpose: String, code: String) {
        let salt = SHA256Digest(of: Array("humen-pack-2|\(purpose)|\(paper.hash)".utf8)).bytes.prefix(16)
        self.init(json.compact, code: code, salt: Array(salt))
    }

    var json: CanonicalJSON {
        .object([
            "salt": .string(salt.hex), "iterations": .integer(iterations), "bytes": .string(bytes.base64),
            "mac": .string(mac.hex),
        ])
    }
}
