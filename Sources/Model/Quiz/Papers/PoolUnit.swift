import ChineseText
import Diagnostics

/// What is chosen as one: a question, or all questions of a material.
struct PoolUnit: Sendable {
    let questions: [Question]
    let file: String
    let isMaterial: Bool
    /// What cells ask for, of each question.
    private let facts: [Facts]

    private struct Facts: Sendable {
        let type: QuestionType
        let difficulty: Difficulty?
        let knowledge: [UInt8]
        let stages: [String]
    }

    /// What a cell asks for, ready to be compared.
    struct Conditions {
        let type: QuestionType?
        let difficulty: Difficulty?
        let stage: String?
        /// Knowledge points; those below them, with `/` behind the name, count too.
        let knowledge: [[UInt8]]
    }

    init(_ questions: [Question]) {
        self.questions = questions
        file = questions.first?.place.file ?? ""
        isMaterial = questions.first?.material != nil
        facts = questions.map {
            Facts(
                type: $0.type, difficulty: $0.difficulty, knowledge: Array(($0.knowledge ?? "").utf8), stages: $0.stages
            )
        }
    }

    /// The usable questions of some banks, each id once, as units in order.
    static func all(_ banks: [Bank]) -> [Self] {
        var seen: Set<String> = []
        let usable = banks.flatMap(\.questions).filter { !$0.isDoubtful && seen.insert($0.id).inserted }
        return usable.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }.units.map(Self.init)
    }

    /// Whether every question is what is asked for.
    func fits(_ wanted: Conditions) -> Bool {
        for index in facts.indices {
            if let type = wanted.type, facts[index].type != type { return false }
            if let difficulty = wanted.difficulty, facts[index].difficulty != difficulty { return false }
            if let stage = wanted.stage, !facts[index].stages.isEmpty, !facts[index].stages.contains(stage) {
                return false
            }
            guard !wanted.knowledge.isEmpty else { continue }
            let point = facts[index].knowledge
            if !wanted.knowledge.contains(where: { Self.isBelow(point, $0) }) { return false }
        }
        return true
    }

    /// Whether a knowledge point is the named one or lies below it: 求助/电话 below 求助.
    ///
    /// A question may have several: 求助、拒绝.
    static func isBelow(_ point: [UInt8], _ name: [UInt8]) -> Bool {
        if isOneBelow(point[...], name) { return true }
        guard point.holds(comma) else { return false }
        return String(decoding: point, as: UTF8.self).split(separator: "、").contains {
            isOneBelow(Array($0.trimmedSlice().utf8)[...], name)
        }
    }

    private static let comma = Array("、".utf8)

    private static func isOneBelow(_ point: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
        point.starts(with: name)
            && (point.count == name.count || point[point.startIndex + name.count] == UInt8(ascii: "/"))
    }
}

/// The units that papers choose from, with what is asked most as small numbers beside them.
///
/// A shelf of ten thousand questions is searched for every cell of every paper, and comparing texts would take most of the time.
struct QuestionPool: Sendable {
    let units: [PoolUnit]
    private let codes: [Code]
    /// Every knowledge point that occurs, by its number.
    private let points: [[UInt8]]

    /// What a unit of one question is; a material is asked itself.
    private struct Code {
        let type: UInt8
        let difficulty: UInt8
        /// A bit for each stage; none means any.
        let stages: UInt8
        let isMaterial: Bool
        let count: Int32
        let point: Int32
    }

    init(_ units: [PoolUnit]) {
        self.units = units
        var numbers: [[UInt8]: Int32] = [:]
        var points: [[UInt8]] = []
        codes = units.map { unit in
            let question = unit.questions.first
            let point = Array((question?.knowledge ?? "").utf8)
            let number = numbers[point] ?? Int32(points.count)
            if numbers[point] == nil {
                numbers[point] = number
                points.append(point)
            }
            return Code(
                type: Self.code(question?.type), difficulty: Self.code(question?.difficulty),
                stages: (question?.stages ?? []).reduce(0) { $0 | Self.bit($1) }, isMaterial: unit.isMaterial,
                count: Int32(unit.questions.count), point: number)
        }
        self.points = points
    }

    private static func code<Value: CaseIterable & Equatable>(_ value: Value?) -> UInt8 {
        let position = value.flatMap { value in Value.allCases.enumerated().first { $0.element == value }?.offset }
        return position.map { UInt8($0 + 1) } ?? 0
    }

    private static func bit(_ stage: String) -> UInt8 {
        BankHeader.stageWords.firstIndex(of: stage).map { 1 << UInt8($0) } ?? 0
    }

    /// The places of the units that are what is asked for, in order.
    func places(_ wanted: PoolUnit.Conditions, isCase: Bool) -> [Int] {
        let type = Self.code(wanted.type)
        let difficulty = Self.code(wanted.difficulty)
        let stage = wanted.stage.map(Self.bit) ?? 0
        let allowed = points.map { point in
            wanted.knowledge.isEmpty || wanted.knowledge.contains { PoolUnit.isBelow(point, $0) }
        }
        var places: [Int] = []
        for place in codes.indices {
            let code = codes[place]
            if code.isMaterial {
                if units[place].fits(wanted) { places.append(place) }
                continue
            }
            guard !isCase, type == 0 || code.type == type, difficulty == 0 || code.difficulty == difficulty,
                stage == 0 || code.stages == 0 || code.stages & stage != 0, allowed[Int(code.point)]
            else { continue }
            places.append(place)
        }
        return places
    }

    /// How many questions a unit holds.
    func count(_ place: Int) -> Int { Int(codes[place].count) }
}
