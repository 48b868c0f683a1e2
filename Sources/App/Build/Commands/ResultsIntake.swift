import Coverage
package import Diagnostics
import Quiz

/// Files of results on their way into sums: each is read, judged by itself and put to its class; rows of pupils stay in memory.
struct ResultsIntake {
    let papers: [String: IssuedPaper]
    let classes: ClassList
    let fallback: ClassCode?
    private(set) var rows: [ResultsDesk.Row] = []
    private(set) var findings: [Finding] = []
    private var pending: [Pending] = []
    private var layouts: [String: ResultLayout] = [:]
    /// Numbers of papers by what a typed code tells of them.
    private let packs: [Int: [String]]

    init(papers: [String: IssuedPaper], classes: ClassList, fallback: ClassCode?) {
        self.papers = papers
        self.classes = classes
        self.fallback = fallback
        packs = Dictionary(grouping: papers.keys.sorted()) { ResultCode.pack(of: $0) ?? -1 }
    }

    /// Something that may be counted, and the row that tells what became of it.
    private struct Pending {
        let row: Int
        let classroom: Classroom
        let packID: String
        let ids: [String]
        let content: Content
    }

    private enum Content {
        case result(nonce: String, responses: [String: Response])
        case code(ResultCode)
        case classFile(ClassFile)
    }

    private enum Kind {
        case result(PupilResult)
        case code(ResultCode)
    }

    /// The ids of everything that may be counted.
    var ids: [String] { pending.flatMap(\.ids) }

    // MARK: Reading

    /// Reads one file: a result, a class, or lines of texts and codes.
    mutating func add(_ bytes: [UInt8], name: String, path: String) {
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if !name.hasSuffix(".jdr"), ClassFile.isOne(bytes) {
            addClass(bytes, path: path)
        } else if first == UInt8(ascii: "{") || name.hasSuffix(".jdr") {
            addResult(path, nil, name) { _ throws(PupilResult.Refusal) in .result(try PupilResult.read(bytes)) }
        } else {
            for (index, line) in String(decoding: bytes, as: UTF8.self).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline
            ).enumerated() where !line.allSatisfy({ $0.isWhitespace || $0 == "\u{FEFF}" }) {
                let text = String(line.filter { $0 != "\u{FEFF}" })
                addResult(path, index + 1, name) { papers throws(PupilResult.Refusal) in try Self.read(text, papers) }
            }
        }
    }

    private static func read(_ text: String, _ papers: [String: IssuedPaper]) throws(PupilResult.Refusal) -> Kind {
        guard let pack = ResultText.packID(text) else { return .code(try ResultCode(text)) }
        guard let paper = papers[pack] else { throw .foreign }
        return .result(try ResultText.read(text, paper: paper))
    }

    private mutating func addResult(
        _ path: String, _ line: Int?, _ name: String,
        _ read: ([String: IssuedPaper]) throws(PupilResult.Refusal) -> Kind
    ) {
        let row = rows.count
        rows.append(
            .init(file: path, line: line, status: .imported, reason: nil, packId: nil, classCode: nil, count: 1))
        do throws(PupilResult.Refusal) {
            switch try read(papers) {
            case .result(let result): accept(result, row, name)
            case .code(let code): accept(code, row, name)
            }
        } catch {
            refuse(row, error == .foreign ? "issued/ 里没有这份卷" : error.rawValue)
        }
    }

    private mutating func accept(_ result: PupilResult, _ row: Int, _ name: String) {
        rows[row].packId = result.packID
        guard let paper = papers[result.packID] else {
            return refuse(row, "issued/ 里没有卷号是 \(result.packID) 的卷，不是本办发的")
        }
        let key = paper.packID + "/" + result.variant
        if layouts[key] == nil { layouts[key] = ResultLayout(paper, variant: result.variant) }
        guard let layout = layouts[key], result.hash == nil || result.hash == String(paper.hash.prefix(16)),
            let responses = layout.responses(result.answers)
        else { return refuse(row, PupilResult.Refusal.edited.rawValue) }
        guard let classroom = classroom(result.classroom, row, name) else { return }
        pending.append(
            Pending(
                row: row, classroom: classroom, packID: paper.packID, ids: [result.id],
                content: .result(nonce: result.nonce, responses: responses)))
    }

    private mutating func accept(_ code: ResultCode, _ row: Int, _ name: String) {
        let fitting = packs[code.pack] ?? []
        guard let pack = fitting.first, fitting.count == 1 else {
            return refuse(row, fitting.isEmpty ? "issued/ 里没有这份卷，不是本办发的" : "有几份卷的编码分不开，请改用结果文件")
        }
        rows[row].packId = pack
        guard let classroom = classroom(code.classroom, row, name) else { return }
        pending.append(
            Pending(row: row, classroom: classroom, packID: pack, ids: [code.id(of: pack)], content: .code(code)))
    }

    private mutating func addClass(_ bytes: [UInt8], path: String) {
        let row = rows.count
        rows.append(.init(file: path, line: nil, status: .imported, reason: nil, packId: nil, classCode: nil, count: 0))
        do throws(PupilResult.Refusal) {
            guard let file = try ClassFile.read(bytes, paper: { papers[$0] }) else {
                return refuse(row, "issued/ 里没有这份卷，不是本办发的")
            }
            rows[row].packId = file.packID
            rows[row].count = file.results.count
            guard let classroom = classroom(file.classroom, row, "") else { return }
            pending.append(
                Pending(
                    row: row, classroom: classroom, packID: file.packID, ids: file.results, content: .classFile(file)))
        } catch {
            refuse(row, error.rawValue)
        }
    }

    /// The class that a result names itself, else its file's name, else the command.
    private mutating func classroom(_ own: ClassCode?, _ row: Int, _ name: String) -> Classroom? {
        let parts = name.split { "-_. ".contains($0) }
        let code = own ?? parts.lazy.compactMap { ClassCode($0) }.first { classes.classroom($0) != nil } ?? fallback
        guard let code else {
            refuse(row, "没有班级码，请用 --class 写明是哪个班")
            return nil
        }
        rows[row].classCode = code.description
        guard let classroom = classes.classroom(code) else {
            refuse(row, "班级码 \(code) 不是本站发的")
            return nil
        }
        if let fallback, own != nil, own != fallback {
            refuse(row, "这是\(classroom.title)（\(code)）的结果，不是 --class 写的那个班")
            return nil
        }
        return classroom
    }

    private mutating func refuse(_ row: Int, _ reason: String) {
        rows[row].status = .refused
        rows[row].reason = reason
        let line = rows[row].line.map { "第 \($0) 行：" } ?? ""
        findings.append(Finding(.resultsRefused, at: Place(file: rows[row].file), "没有计入：\(line)\(reason)"))
    }

    // MARK: Counting

    /// What is new, as sums by class and paper; `known` are the ids that were counted before.
    mutating func settle(known: Set<String>) -> [Ledger.ClassTally] {
        var seen = known
        var groups: [String: [Pending]] = [:]
        for one in pending {
            let old = one.ids.filter(seen.contains)
            if !old.isEmpty || one.ids.isEmpty {
                if old.count == one.ids.count {
                    rows[one.row].status = .duplicate
                    rows[one.row].reason = one.ids.isEmpty ? "里面没有结果" : "已经计入过"
                } else {
                    refuse(one.row, "其中 \(old.count) 份已经单独计入过，合计分不开；请只导入单份结果")
                }
                continue
            }
            seen.formUnion(one.ids)
            groups[one.packID + "/" + one.classroom.code.description, default: []].append(one)
        }
        return groups.sorted { $0.key < $1.key }.compactMap { _, group in tally(group) }
    }

    private func tally(_ group: [Pending]) -> Ledger.ClassTally? {
        guard let first = group.first, let paper = papers[first.packID] else { return nil }
        var results: [(nonce: String, responses: [String: Response])] = []
        var codes: [ResultCode] = []
        var whole: [ClassFile] = []
        for one in group {
            switch one.content {
            case .result(let nonce, let responses): results.append((nonce, responses))
            case .code(let code): codes.append(code)
            case .classFile(let file): whole.append(file)
            }
        }
        // The order of files must not decide who of two equal pupils is in the top group.
        var tally = Tally(paper, responses: results.sorted { $0.nonce < $1.nonce }.map(\.responses))
        var totals = Totals(codes)
        for file in whole {
            _ = tally.merge(file.tally)
            totals.merge(file.totals)
        }
        return Ledger.ClassTally(
            classroom: first.classroom, tally: tally, totals: totals, results: group.flatMap(\.ids).sorted())
    }
}

extension FindingCode {
    package static let resultsRefused = FindingCode(
        "results.refused",
        .warning,
        "有结果没有计入",
        manual: """
            导入结果时逐份核对：卷是不是本站发的（`issued/`），班级码是不是本站发的（`issued/classes.csv`），校验码对不对，选项在不在卷上。对不上的不计入，写明原因；其余的照常计入。

            - **不完整、对不上校验码**：抄错、截断或被改动过，请学生或老师重新交一次。
            - **没有班级码**：用 `--class 班级码` 写明，或者把班级码写进文件名。
            - **其中几份已经单独计入过**：班级汇总只有合计，分不开；要么只导入汇总，要么只导入单份结果。
            """
    )
    static let resultsDeskCodes: [FindingCode] = [.resultsRefused]
}
