import Digests
import Quiz
import Theme

/// What a page may know of a paper without its key: the numbers of the paper, and of each question its type, its options in the
/// order shown and what it is worth.
///
/// `{"hash", "packId", "questions": {variant: [{"id", "options", "partial", "points", "rows", "type"}]}, "variants"}`. The ids of
/// pairs and steps stay out: in a bank their order is the answer.
struct PackPaper {
    let paper: IssuedPaper
    /// The variants whose questions are listed.
    let variants: [PaperContent.Variant]

    var json: CanonicalJSON {
        let content = paper.content
        var questions: [String: CanonicalJSON] = [:]
        for variant in variants {
            let rows = zip(content.sections, variant.sections).flatMap { section, placements in
                placements.compactMap { placement in
                    content.question(placement.question).map { entry($0, placement, section.points) }
                }
            }
            questions[variant.name] = .array(rows)
        }
        return .object([
            "hash": .string(String(paper.hash.prefix(16))), "packId": .string(paper.packID),
            "questions": .object(questions), "variants": .strings(content.variants.map(\.name)),
        ])
    }

    private func entry(
        _ question: IssuedQuestion, _ placement: PaperContent.Placement, _ points: Double
    ) -> CanonicalJSON {
        let rows = ResultLayout.rows(of: question)
        return .fields([
            "id": .string(question.id), "type": .string(question.type.rawValue), "points": .number(points),
            "partial": .string(question.partial.rawValue),
            "options": question.type.isChoice ? .strings(placement.options) : nil,
            "rows": rows > 0 ? .integer(rows) : nil,
        ])
    }
}

extension CanonicalJSON {
    /// JSON for a script element: every `<` is escaped, so that no text can end it.
    var script: HTML {
        var bytes: [UInt8] = []
        for byte in compact {
            if byte == UInt8(ascii: "<") {
                bytes += "\\u003c".utf8
            } else {
                bytes.append(byte)
            }
        }
        return HTML(trusted: bytes)
    }
}

extension SealedMessage {
    /// A text of a paper that one code opens; `purpose` tells apart the texts that share a code.
    ///
    /// The salt follows from the paper, so that the same file gives the same bytes; a new form of the text needs a new number here.
    init(_ json: CanonicalJSON, of paper: IssuedPaper, purpose: String, code: String) {
        let salt = SHA256Digest(of: Array("humen-pack-1|\(purpose)|\(paper.hash)".utf8)).bytes.prefix(16)
        self.init(json.compact, code: code, salt: Array(salt))
    }

    var json: CanonicalJSON {
        .object([
            "salt": .string(salt.hex), "iterations": .integer(iterations), "bytes": .string(bytes.base64),
            "mac": .string(mac.hex),
        ])
    }
}
