import Coverage
import Digests
import Quiz

/// By what a result is known again once it was counted: digests that tell nothing else.
///
/// A result that comes as a file and once more as a typed code counts once. Its own trace is that of the file; by what its code
/// is known again follows from its class and nonce, so the file leaves a second trace for the code, and asks for the code's.
struct Traces {
    /// What must not have been counted.
    let own: [String]
    /// Codes of results that come with their answers.
    private let codes: [String]
    /// Whether ``own`` may hold codes.
    private let holdsCodes: Bool
    /// That somebody of this seat handed in: tells a second result of one pupil from a first, and nothing of either.
    let seat: String?

    init(result: String, code: String?, seat: String?) {
        own = [result]
        codes = code.map { [$0] } ?? []
        holdsCodes = false
        self.seat = seat
    }

    /// What the seat of a class is known by for one paper.
    static func seat(_ number: Int, in classroom: ClassCode, of packID: String) -> String {
        SHA256Digest.hex(of: Array("humen-seat|\(packID)|\(classroom)|\(number)".utf8))
    }

    /// That results of a class for one paper were counted as those of a mode.
    static func mode(_ mode: PackMode, in classroom: ClassCode, of packID: String) -> String {
        SHA256Digest.hex(of: Array("humen-mode|\(packID)|\(classroom)|\(mode.rawValue)".utf8))
    }

    init(code: String) {
        own = [code]
        codes = []
        holdsCodes = true
        seat = nil
    }

    init(class results: [String], codes: [String]) {
        own = results
        self.codes = codes
        holdsCodes = true
        seat = nil
    }

    /// What a code that was told beside its answers is known by; two pupils may have one code, and two such traces are no fault.
    private static func told(_ code: String) -> String { SHA256Digest.hex(of: Array("humen-told|\(code)".utf8)) }

    /// What a ledger is asked for.
    var asked: [String] { own + codes + (holdsCodes ? own.map(Self.told) : []) + (seat.map { [$0] } ?? []) }

    /// What is remembered beside ``own``.
    var beside: [String] { codes.map(Self.told) + (seat.map { [$0] } ?? []) }

    /// How many of the results were counted before.
    func known(in seen: Set<String>) -> Int {
        let results = own.count { seen.contains($0) || holdsCodes && seen.contains(Self.told($0)) }
        return min(own.count, results + codes.count { seen.contains($0) })
    }
}

/// What an import holds of one class for one paper, before its sums are made.
struct ResultGroup {
    let classroom: ClassCode
    let packID: String
    /// Results that are counted now.
    var counted: [ResultsIntake.Pending] = []
    /// Whether they are put in the place of what is there.
    var isWhole = false
    /// Ids that the ledger does not know yet.
    var new: [String] = []
    /// What else these are known by.
    var beside: [String] = []

    /// Answers of so few pupils of a class are not counted question by question: their sums would be their answer sheets.
    static let fewest = 10

    /// How many results come with their answers, as they would be counted.
    var answers: Int {
        let single = counted.count { if case .result = $0.content { true } else { false } }
        return (single < Self.fewest ? 0 : single) + classFiles.reduce(0) { $0 + $1.tally.count }
    }

    /// How many times groups of the top and bottom are made.
    var parts: Int {
        let single = counted.count { if case .result = $0.content { true } else { false } }
        return (single < Self.fewest ? 0 : 1) + classFiles.count { $0.tally.count > 0 }
    }

    private var classFiles: [ClassFile] {
        counted.compactMap { if case .classFile(let file) = $0.content { file } else { nil } }
    }
}

/// The classes of an import, one after another: their sums are made while the ledger stores them, and their answers forgotten.
struct SettledResults: Sequence, IteratorProtocol {
    private var groups: [ResultGroup]
    private var position = 0
    private let papers: [String: IssuedPaper]
    private let classes: ClassList
    private var markers: [String: PaperMarker] = [:]

    init(_ groups: [ResultGroup], papers: [String: IssuedPaper], classes: ClassList) {
        self.groups = groups
        self.papers = papers
        self.classes = classes
    }

    /// Whether there is nothing to change.
    var isEmpty: Bool { groups.isEmpty }

    mutating func next() -> Ledger.TallyChange? {
        while position < groups.count {
            let group = groups[position]
            groups[position].counted = []
            position += 1
            if let change = change(group) { return change }
        }
        return nil
    }

    private mutating func change(_ group: ResultGroup) -> Ledger.TallyChange? {
        guard let paper = papers[group.packID], let classroom = classes.classroom(group.classroom) else { return nil }
        var results: [ResultsIntake.Answered] = []
        var codes: [ResultCode] = []
        var whole: [ClassFile] = []
        for one in group.counted {
            switch one.content {
            case .result(let answered): results.append(answered)
            case .code(let code): codes.append(code)
            case .classFile(let file): whole.append(file)
            }
        }
        if results.count < ResultGroup.fewest {
            codes += results.compactMap(\.code)
            results = []
        }
        // The order of files must not decide who of two equal pupils is in the top group.
        let sheets = results.sorted { $0.nonce < $1.nonce }.map(\.sheet)
        var tally = Tally(sheets, by: &markers[paper.packID, default: PaperMarker(paper)])
        var totals = Totals(codes)
        for file in whole {
            _ = tally.merge(file.tally)
            totals.merge(file.totals)
        }
        return Ledger.TallyChange(
            .init(classroom: classroom, tally: tally, totals: totals, parts: group.parts), isWhole: group.isWhole,
            results: group.new.sorted(), codes: group.beside.sorted())
    }
}
