import Digests
import Foundation

/// What a class page exports: the sums of one class for one paper, and no pupil's row.
///
/// ## File format
/// Canonical JSON: `{"check", "class", "codes": […], "format": "humen-class-2", "hash", "mode", "packId", "results": […], "tally",
/// "totals"}`. `mode` is that of the packs that the page takes in; `humen-class-1`, which pages wrote before, has none. `results` are the ids of the results that were counted, sorted; they tell nothing but that a result was counted.
/// `codes`, which may be missing, are the ids that the typed codes of those results would have; no id depends on a mark. `totals` of fewer than ten say
/// only how many there are (`withheld`): their sums would be the marks of single pupils. Sums are written as texts
/// (`"12.5"`), since programs write numbers in different ways; `check` is SHA-256 of everything else.
///
/// ## Parsing behavior
/// - Not JSON is ``PupilResult/Refusal/truncated``, another format `unknown`; a check that does not fit, and sums that no class
///   can have, are `edited`.
package struct ClassFile: Sendable, Hashable {
    package let packID: String
    package let hash: String
    package let classroom: ClassCode
    package let tally: Tally
    package let totals: Totals
    package let results: [String]
    package let codes: [String]
    /// The mode of the packs whose results these are; nil where an older page did not say so.
    package let mode: PackMode?

    /// Sums with the ids of what was counted.
    package init(
        _ paper: IssuedPaper, classroom: ClassCode, tally: Tally, totals: Totals, results: [String],
        codes: [String] = [], mode: PackMode? = nil
    ) {
        self.mode = mode
        packID = paper.packID
        hash = String(paper.hash.prefix(16))
        self.classroom = classroom
        self.tally = tally
        self.totals = totals
        self.results = results.sorted()
        self.codes = codes.sorted()
    }

    /// The file's bytes.
    package var file: [UInt8] {
        var fields = body
        fields["check"] = .string(SHA256Digest.hex(of: CanonicalJSON.object(body).compact))
        return CanonicalJSON.object(fields).compact + [0x0A]
    }

    private var body: [String: CanonicalJSON] {
        var fields: [String: CanonicalJSON] = [
            "format": .string(mode == nil ? "humen-class-1" : "humen-class-2"), "packId": .string(packID),
            "hash": .string(hash),
            "class": .string(classroom.description), "tally": tally.json, "totals": totals.json,
            "results": .strings(results),
        ]
        if !codes.isEmpty { fields["codes"] = .strings(codes) }
        if let mode { fields["mode"] = .string(mode.rawValue) }
        return fields
    }

    /// Whether a file says that it is one of a class.
    package static func isOne(_ bytes: [UInt8]) -> Bool {
        (try? JSONDecoder().decode(Head.self, from: Data(bytes))).map { formats.contains($0.format) } ?? false
    }

    /// Without a mode, and with one.
    private static let formats = ["humen-class-1", "humen-class-2"]

    /// The number of the paper that a file speaks of, and the check's verdict on its text.
    package static func read(
        _ bytes: [UInt8], paper: (String) -> IssuedPaper?
    ) throws(PupilResult.Refusal) -> ClassFile? {
        guard let head = try? JSONDecoder().decode(Head.self, from: Data(bytes)) else { throw .truncated }
        guard formats.contains(head.format) else { throw .unknown }
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else { throw .edited }
        let mode = file.mode.flatMap { PackMode(rawValue: $0) }
        guard (head.format == formats[1]) == (file.mode != nil), file.mode == nil || mode?.delivers == true else {
            throw .edited
        }
        guard let paper = paper(file.packId) else { return nil }
        guard file.hash == String(paper.hash.prefix(16)), let classroom = ClassCode(file.classroom) else {
            throw .edited
        }
        guard let tally = file.tally.tally(packID: file.packId) else { throw .edited }
        let result = ClassFile(
            paper, classroom: classroom, tally: tally, totals: file.totals, results: file.results,
            codes: file.codes ?? [], mode: mode)
        // Sums are kept as they were written: the same number may be written in more than one way.
        var body = result.body
        body["tally"] = file.tally.json
        guard file.check == SHA256Digest.hex(of: CanonicalJSON.object(body).compact) else { throw .edited }
        guard tally.isPossible(for: paper.content), result.totals.isPossible,
            Set(file.results).count == file.results.count,
            file.results.count == tally.count + result.totals.count, result.codes.count <= file.results.count
        else { throw .edited }
        return result
    }

    private struct Head: Decodable { let format: String }

    private struct File: Decodable {
        let packId: String
        let hash: String
        let classroom: String
        let tally: TallyRecord
        let totals: Totals
        let results: [String]
        let codes: [String]?
        let mode: String?
        let check: String

        enum CodingKeys: String, CodingKey {
            case packId, hash, mode
            case classroom = "class"
            case tally, totals, results, codes, check
        }
    }
}

/// A tally as it is written down: sums as texts.
package struct TallyRecord: Sendable, Hashable, Codable {
    let count: Int
    let total: String
    let totalSquared: String
    let bands: [Int]
    let items: [String: Item]

    struct Item: Sendable, Hashable, Codable {
        let sum: String
        let squared: String
        let product: String
        let top: Group
        let middle: Group
        let bottom: Group
    }

    struct Group: Sendable, Hashable, Codable {
        let count: Int
        let sum: String
        let options: [String: Int]
        let omitted: Int
    }

    /// The sums of a tally.
    package init(_ tally: Tally) {
        func text(_ number: Double) -> String { CanonicalJSON.text(number) }
        func group(_ group: Tally.Group) -> Group {
            Group(count: group.count, sum: text(group.sum), options: group.options, omitted: group.omitted)
        }
        count = tally.count
        total = text(tally.total)
        totalSquared = text(tally.totalSquared)
        bands = tally.bands
        items = tally.items.mapValues {
            Item(
                sum: text($0.sum), squared: text($0.squared), product: text($0.product), top: group($0.top),
                middle: group($0.middle), bottom: group($0.bottom))
        }
    }

    /// The tally; nil where a text is no number.
    package func tally(packID: String) -> Tally? {
        var isRight = true
        func number(_ text: String) -> Double {
            guard let value = Double(text), value.isFinite else {
                isRight = false
                return 0
            }
            return value
        }
        func group(_ group: Group) -> Tally.Group {
            var result = Tally.Group()
            result.count = group.count
            result.sum = number(group.sum)
            result.options = group.options
            result.omitted = group.omitted
            return result
        }
        var tally = Tally(packID: packID)
        tally.count = count
        tally.total = number(total)
        tally.totalSquared = number(totalSquared)
        tally.bands = bands
        tally.items = items.mapValues { record in
            var item = Tally.Item()
            item.sum = number(record.sum)
            item.squared = number(record.squared)
            item.product = number(record.product)
            item.top = group(record.top)
            item.middle = group(record.middle)
            item.bottom = group(record.bottom)
            return item
        }
        return isRight ? tally : nil
    }

    /// The canonical form.
    package var json: CanonicalJSON {
        func group(_ group: Group) -> CanonicalJSON {
            .object([
                "count": .integer(group.count), "sum": .string(group.sum), "omitted": .integer(group.omitted),
                "options": .object(group.options.mapValues { .integer($0) }),
            ])
        }
        return .object([
            "count": .integer(count), "total": .string(total), "totalSquared": .string(totalSquared),
            "bands": .array(bands.map { .integer($0) }),
            "items": .object(
                items.mapValues { item in
                    .object([
                        "sum": .string(item.sum), "squared": .string(item.squared), "product": .string(item.product),
                        "top": group(item.top), "middle": group(item.middle), "bottom": group(item.bottom),
                    ])
                }),
        ])
    }
}

extension Tally {
    /// The canonical form, sums as texts.
    package var json: CanonicalJSON { TallyRecord(self).json }

    /// Whether a class can have such sums: what a check alone would not notice.
    func isPossible(for paper: PaperContent) -> Bool {
        let near = 1e-6 * max(1, abs(total))
        let ids = Set(paper.questions.map(\.id))
        guard count >= 0, count <= 1_000_000, bands.count == 4, bands.allSatisfy({ $0 >= 0 }),
            bands.reduce(0, +) == count, total >= -near, total <= paper.totalPoints * Double(count) + near,
            totalSquared >= -near
        else { return false }
        guard Self.fits(bands, total: total, of: paper.markedPoints, near: near),
            Self.squaresFit(totalSquared, sum: total, count: count, most: paper.totalPoints, near: near)
        else { return false }
        guard count > 0 || items.isEmpty || Set(items.keys) == ids else { return false }
        guard count == 0 || Set(items.keys) == ids else { return false }
        let size = Self.groupSize(count)
        let worth = Dictionary(
            paper.sections.flatMap { section in section.questions.map { ($0, section.points) } }, uniquingKeysWith: max)
        for (id, item) in items {
            let points = worth[id] ?? 0
            guard Self.squaresFit(item.squared, sum: item.sum, count: count, most: points, near: near) else {
                return false
            }
            let groups = [item.top, item.middle, item.bottom]
            guard groups.reduce(0, { $0 + $1.count }) == count, item.top.count == size, item.bottom.count == size,
                abs(groups.reduce(0) { $0 + $1.sum } - item.sum) <= near,
                groups.allSatisfy({ group in
                    group.omitted >= 0 && group.omitted <= group.count
                        && group.options.values.allSatisfy { (0...group.count).contains($0) }
                })
            else { return false }
        }
        return abs(items.values.reduce(0) { $0 + $1.sum } - total) <= near
    }

    /// Whether so many marks of at most `most` with this sum can have this sum of squares.
    private static func squaresFit(_ squared: Double, sum: Double, count: Int, most: Double, near: Double) -> Bool {
        guard count > 0 else { return abs(squared) <= near }
        let slack = near * max(1, most)
        return squared >= sum * sum / Double(count) - slack && squared <= sum * most + slack
    }
}
