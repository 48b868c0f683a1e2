import Coverage
import Digests
import Quiz

/// By what a result is known again once it was counted: digests that tell nothing else.
///
/// A result that comes as a file and once more as a typed code counts once. Its own trace is that of the file; what its code
/// would be is known from its mark, so the file leaves a second trace for the code, and asks for the code's.
struct Traces {
    /// What must not have been counted.
    let own: [String]
    /// Codes of results that come with their answers.
    private let codes: [String]
    /// Whether ``own`` may hold codes.
    private let holdsCodes: Bool

    init(result: String, code: String?) {
        own = [result]
        codes = code.map { [$0] } ?? []
        holdsCodes = false
    }

    init(code: String) {
        own = [code]
        codes = []
        holdsCodes = true
    }

    init(class results: [String], codes: [String]) {
        own = results
        self.codes = codes
        holdsCodes = true
    }

    /// What a code that was told beside its answers is known by; two pupils may have one code, and two such traces are no fault.
    private static func told(_ code: String) -> String { SHA256Digest.hex(of: Array("humen-told|\(code)".utf8)) }

    /// What a ledger is asked for.
    var asked: [String] { own + codes + (holdsCodes ? own.map(Self.told) : []) }

    /// What is remembered beside ``own``.
    var beside: [String] { codes.map(Self.told) }

    /// How many of the results were counted before.
    func known(in seen: Set<String>) -> Int {
        let results = own.count { seen.contains($0) || holdsCodes && seen.contains(Self.told($0)) }
        return min(own.count, results + codes.count { seen.contains($0) })
    }
}

/// The classes of an import, one after another: their sums are made while the ledger stores them, and their answers forgotten.
struct SettledResults: Sequence, IteratorProtocol {
    private var groups: [[ResultsIntake.Pending]]
    private var position = 0
    private let papers: [String: IssuedPaper]
    private let classes: ClassList
    private var markers: [String: PaperMarker] = [:]

    init(_ groups: [[ResultsIntake.Pending]], papers: [String: IssuedPaper], classes: ClassList) {
        self.groups = groups
        self.papers = papers
        self.classes = classes
    }

    /// Whether there is nothing new.
    var isEmpty: Bool { groups.isEmpty }

    mutating func next() -> Ledger.ClassTally? {
        while position < groups.count {
            let group = groups[position]
            groups[position] = []
            position += 1
            if let tally = tally(group) { return tally }
        }
        return nil
    }

    private mutating func tally(_ group: [ResultsIntake.Pending]) -> Ledger.ClassTally? {
        guard let first = group.first, let paper = papers[first.packID],
            let classroom = classes.classroom(first.classroom)
        else { return nil }
        var results: [(nonce: String, sheet: AnswerSheet)] = []
        var codes: [ResultCode] = []
        var whole: [ClassFile] = []
        for one in group {
            switch one.content {
            case .result(let nonce, let sheet): results.append((nonce, sheet))
            case .code(let code): codes.append(code)
            case .classFile(let file): whole.append(file)
            }
        }
        // The order of files must not decide who of two equal pupils is in the top group.
        let sheets = results.sorted { $0.nonce < $1.nonce }.map(\.sheet)
        var tally = Tally(sheets, by: &markers[paper.packID, default: PaperMarker(paper)])
        var totals = Totals(codes)
        for file in whole {
            _ = tally.merge(file.tally)
            totals.merge(file.totals)
        }
        return Ledger.ClassTally(
            classroom: classroom, tally: tally, totals: totals, results: group.flatMap(\.traces.own).sorted(),
            codes: group.flatMap(\.traces.beside).sorted())
    }
}
