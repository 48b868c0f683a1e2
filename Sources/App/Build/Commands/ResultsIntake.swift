import ChineseText
import Coverage
package import Diagnostics
import Quiz

/// Files of results on their way into sums: each is read, judged by itself and put to its class.
///
/// What stays in memory of a result is its ``AnswerSheet`` and by what it is known again, so that 100,000 of them fit; the sums of
/// a class are made when the ledger asks for them (``SettledResults``).
struct ResultsIntake {
    let papers: [String: IssuedPaper]
    let classes: ClassList
    let fallback: ClassCode?
    /// The papers of which packs were made whose answers are not open: tests and exams.
    let sealed: Set<String>
    /// Terms of which nobody knows any more what was counted.
    let closed: Set<String>
    var rows: [ResultsDesk.Row] = []
    var findings: [Finding] = []
    var pending: [Pending] = []
    /// For which class results were counted before, by their ids, where that is known.
    var homes: [String: ClassCode] = [:]
    private var layouts: [LayoutKey: ResultLayout] = [:]
    private var markers: [String: PaperMarker] = [:]
    /// Numbers of papers by what a typed code tells of them.
    private let packs: [Int: [String]]

    init(
        papers: [String: IssuedPaper], classes: ClassList, fallback: ClassCode?, sealed: Set<String> = [],
        closed: Set<String> = []
    ) {
        self.sealed = sealed
        self.papers = papers
        self.classes = classes
        self.fallback = fallback
        self.closed = closed
        packs = Dictionary(grouping: papers.keys.sorted()) { ResultCode.pack(of: $0) ?? -1 }
    }

    /// Something that may be counted, and the row that tells what became of it.
    struct Pending {
        let row: Int
        let classroom: ClassCode
        let packID: String
        let traces: Traces
        let content: Content
        /// The mode of its pack, where it says so.
        var mode: PackMode?
    }

    /// A result with its answers; its seat only tells whether two came from one.
    struct Answered {
        let nonce: String
        let seat: Int?
        let sheet: AnswerSheet
        let code: ResultCode?
    }

    enum Content {
        case result(Answered)
        case code(ResultCode)
        case classFile(ClassFile)
    }

    private struct LayoutKey: Hashable {
        let packID: String
        let variant: String
        let position: Int?
    }

    /// All that a ledger may know these results by.
    var traces: [String] {
        let groups = Dictionary(pending.map { ($0.packID + "/" + $0.classroom.description, $0) }) { first, _ in first }
        let modes = groups.values.flatMap { one in
            PackMode.allCases.map { Traces.mode($0, in: one.classroom, of: one.packID) }
        }
        return Self.apart(pending).flatMap { $0.traces.asked } + modes
    }

    // MARK: Reading

    /// Reads one file: a result, a class, or lines of texts and codes.
    mutating func add(_ bytes: [UInt8], name: String, path: String) {
        // What was pasted into Notepad may come back as UTF-16.
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let bytes = isWide ? DecodedText(bytes).bytes : bytes
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if first == UInt8(ascii: "{"), !name.hasSuffix(".jdr"), ClassFile.isOne(bytes) {
            addClass(bytes, path: path)
        } else if first == UInt8(ascii: "{") || name.hasSuffix(".jdr") {
            add(path, nil) { intake, row throws(PupilResult.Refusal) in
                intake.accept(try PupilResult.read(bytes), row, name)
            }
        } else {
            let text = DecodedText(bytes).bytes
            guard !text.prefix(4096).contains(where: { $0 < 0x09 }) else {
                return add(path, nil) { _, _ throws(PupilResult.Refusal) in throw .unknown }
            }
            let rowsBefore = rows.count
            for (index, line) in String(decoding: text, as: UTF8.self).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline
            ).enumerated() where !line.allSatisfy({ $0.isWhitespace || $0 == "\u{FEFF}" }) {
                add(path, index + 1) { intake, row throws(PupilResult.Refusal) in
                    try intake.addLine(String(line.filter { $0 != "\u{FEFF}" }), row, name)
                }
            }
            if rows.count == rowsBefore { add(path, nil) { _, _ throws(PupilResult.Refusal) in throw .empty } }
        }
    }

    /// Bytes of the largest file that may hold results: a film in the same folder is not read to find that out.
    static let largest = 64 << 20

    /// A file that is too large to be one of results.
    mutating func refuse(file path: String) {
        add(path, nil) { _, _ throws(PupilResult.Refusal) in throw .unknown }
    }

    private mutating func add(
        _ path: String, _ line: Int?, _ take: (inout Self, Int) throws(PupilResult.Refusal) -> Void
    ) {
        let row = rows.count
        rows.append(
            .init(file: path, line: line, status: .imported, reason: nil, packId: nil, classCode: nil, count: 1))
        do throws(PupilResult.Refusal) {
            try take(&self, row)
        } catch {
            refuse(row, error == .foreign ? "issued/ 里没有这份卷" : error.rawValue)
        }
    }

    private mutating func addLine(_ line: String, _ row: Int, _ name: String) throws(PupilResult.Refusal) {
        guard let opened = ResultText.open(line) else { return accept(try ResultCode(line), row, name) }
        guard let paper = papers[opened.packID] else { throw .foreign }
        guard let position = opened.position else { throw .truncated }
        let key = LayoutKey(packID: opened.packID, variant: "", position: position)
        if layouts[key] == nil { layouts[key] = ResultLayout(paper, at: position) }
        guard let layout = layouts[key] else { throw .edited }
        accept(try ResultText.read(opened, layout: layout), layout, row, name)
    }

    private mutating func accept(_ result: PupilResult, _ row: Int, _ name: String) {
        rows[row].packId = result.packID
        guard let paper = papers[result.packID] else {
            return refuse(row, "issued/ 里没有卷号是 \(result.packID) 的卷，不是本办发的")
        }
        let key = LayoutKey(packID: result.packID, variant: result.variant, position: nil)
        if layouts[key] == nil { layouts[key] = ResultLayout(paper, variant: result.variant) }
        guard result.hash == nil || result.hash == String(paper.hash.prefix(16)), let layout = layouts[key] else {
            return refuse(row, PupilResult.Refusal.altered.rawValue)
        }
        accept(result, layout, row, name)
    }

    private mutating func accept(_ result: PupilResult, _ layout: ResultLayout, _ row: Int, _ name: String) {
        rows[row].packId = result.packID
        guard let paper = papers[result.packID],
            let sheet = layout.sheet(result.answers, namesOptions: result.namesOptions)
        else {
            return refuse(row, PupilResult.Refusal.unfit.rawValue)
        }
        guard isOwnMode(result.mode, of: paper, row), let classroom = classroom(result.classroom, row, name) else {
            return
        }
        let mark = markers[result.packID, default: PaperMarker(paper)].mark(sheet)
        let code = ResultCode(result, mark: mark, of: paper.content.markedPoints)
        pending.append(
            Pending(
                row: row, classroom: classroom, packID: paper.packID,
                traces: Traces(
                    result: result.id, code: code?.id(of: paper.packID, in: classroom),
                    seat: result.seat.map { Traces.seat($0, in: classroom, of: paper.packID) }),
                content: .result(Answered(nonce: result.nonce, seat: result.seat, sheet: sheet, code: code)),
                mode: result.mode))
    }

    private mutating func accept(_ code: ResultCode, _ row: Int, _ name: String) {
        let fitting = packs[code.pack] ?? []
        guard let pack = fitting.first, fitting.count == 1 else {
            return refuse(row, fitting.isEmpty ? "issued/ 里没有这份卷，不是本办发的" : "有几份卷的编码分不开，请改用结果文件")
        }
        rows[row].packId = pack
        // Whoever holds an exam holds the way to make its codes.
        guard papers[pack]?.content.mode != .exam else { return refuse(row, "考核没有编码，请交结果文件或二维码文字") }
        guard let classroom = classroom(code.classroom, row, name) else { return }
        pending.append(
            Pending(
                row: row, classroom: classroom, packID: pack,
                traces: Traces(code: code.id(of: pack, in: classroom)), content: .code(code)))
    }

    private mutating func addClass(_ bytes: [UInt8], path: String) {
        let row = rows.count
        rows.append(.init(file: path, line: nil, status: .imported, reason: nil, packId: nil, classCode: nil, count: 0))
        do throws(PupilResult.Refusal) {
            guard let file = try ClassFile.read(bytes, paper: { papers[$0] }) else {
                return refuse(row, "issued/ 里没有这份卷，不是本办发的")
            }
            rows[row].packId = file.packID
            guard file.tally.count == 0 || file.tally.count >= ResultGroup.fewest else {
                return refuse(row, "里面不到 \(ResultGroup.fewest) 份，各题的合计等于学生的答卷；请用新发的汇总页重新导出")
            }
            rows[row].count = file.results.count
            guard papers[file.packID].map({ isOwnMode(file.mode, of: $0, row) }) ?? false,
                let classroom = classroom(file.classroom, row, "")
            else { return }
            pending.append(
                Pending(
                    row: row, classroom: classroom, packID: file.packID,
                    traces: Traces(class: file.results, codes: file.codes), content: .classFile(file),
                    mode: file.mode))
        } catch {
            refuse(row, error.rawValue)
        }
    }

    /// Whether a result comes from a pack that may stand for the paper: one practised with answers at hand is no test.
    private mutating func isOwnMode(_ mode: PackMode?, of paper: IssuedPaper, _ row: Int) -> Bool {
        guard let mode else { return true }
        guard paper.content.mode.packs.contains(mode) else {
            refuse(row, "这是\(mode.title)包的结果，这份卷没有\(mode.title)包")
            return false
        }
        guard mode.isOpen, sealed.contains(paper.packID) else { return true }
        refuse(row, "这是练习包的结果；这份卷也发了测评或考核，练习做题时看得到答案，不和它们一起计")
        return false
    }

    /// The class that a result names itself, else its file's name, else the command.
    private mutating func classroom(_ own: ClassCode?, _ row: Int, _ name: String) -> ClassCode? {
        let all = classes.codes(in: name)
        if all.count > 1 {
            refuse(row, "文件名里有 \(all.count) 个班级码（\(all.map(\.description).joined(separator: "、"))），不知道是哪个班的；请在文件名里只留一个")
            return nil
        }
        let named = all.first
        if let own, let named, own != named {
            refuse(row, "文件名里的班级码是 \(named)，结果里面写的是 \(own)，不知道是哪个班的")
            return nil
        }
        guard let code = own ?? named ?? fallback else {
            refuse(row, "没有班级码，请用 --class 写明是哪个班")
            return nil
        }
        rows[row].classCode = code.description
        guard let classroom = classes.classroom(code) else {
            refuse(row, "班级码 \(code) 不是本站发的")
            return nil
        }
        guard !closed.contains(classroom.term) else {
            refuse(
                row,
                "\(classroom.title)是 \(classroom.term) 学期的班，那个学期已经结清，不再收结果：凭它认出计过的结果的摘要已经删去，再收可能重复计；合计没有改动，新的结果请用这个学期的班级码交"
            )
            return nil
        }
        if let fallback, code != fallback {
            refuse(row, "\(own == nil ? "文件名写的" : "这")是\(classroom.title)（\(code)）的结果，不是 --class 写的那个班（\(fallback)）")
            return nil
        }
        return code
    }

    mutating func refuse(_ row: Int, _ reason: String) {
        rows[row].status = .refused
        rows[row].reason = reason
        let line = rows[row].line.map { "第 \($0) 行：" } ?? ""
        findings.append(Finding(.resultsRefused, at: Place(file: rows[row].file), "没有计入：\(line)\(reason)"))
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
            - **其中几份已经计入过**：班级文件只有合计，分不开。以前计入的都在这个班级文件里时，会用它换掉以前的合计；不全在里面时不计入，请把全班的结果文件一起导入。
            - **是另一种包的结果**：结果写明是练习、测评还是考核。这份卷发过测评或考核的，练习的结果不计入；一个班的一份卷只按一种方式计。要分开统计，请各做一份卷。
            - **已经计入另一个班**：同样的结果以前算在那个班里，一份结果只计一次。那一次导错了班的，用 `humen quiz results clear 卷号 --class 那个班的班级码 --reason 导错了班` 清除，再导入。
            - **学期已经结清**：计过的结果留着加盐的摘要，不会重复计；一个学期的摘要留到下一个学期结束（上学期的到 8 月 31 日，下学期的到下一年 1 月 31 日），以后的第一次导入时删去。
              删去以后认不出哪些已经计过，所以不再收，以前的合计照旧。晚交的请在这以前导入。
            - **座号相同**：一个班里两份不同的结果写着同一个座号，只计一份，分几次导入也一样；请核对是重做了一遍，还是座号填错了。
              台账里只留座号的加盐摘要，学期结束后删去。班级文件和 16 字编码里没有座号，用它们计入的学生再单独交一份，认不出来。
            """
    )
    package static let resultsFew = FindingCode(
        "results.few",
        .warning,
        "份数太少，只计总分",
        manual: """
            一个班一次导入的结果不到 10 份时，只计总分（人数、平均、等第），不计各题：几个人的各题合计，就是这几个人的答卷，台账里不留学生的答卷。
            一个班里这样的不满 10 份以前，分数也不列进任何报告：报告里多一个人，和以前的一减就是他的成绩。

            等全班交齐，把全班的结果文件（包括以前导入过的）一起再导入一次：以前计入的都在里面时，会用全班的合计换掉以前的，一个人也不会重复计。
            """
    )
    package static let resultsDifference = FindingCode(
        "results.difference",
        .warning,
        "新旧报告只差几个人",
        manual: """
            一个班的结果计入以后，又把全班的（加上几份晚交的）一起导入了一次，合计只多了不到 10 人。谁手里有新旧两份报告，把人数和得分率一减，就知道这几个人的成绩。

            合计照样换成新的。以前的报告还没有发出去的，只发新的；已经发出去的，请收回，或者等晚交的满 10 人再发新的。
            """
    )
    static let resultsDeskCodes: [FindingCode] = [.resultsRefused, .resultsFew, .resultsDifference]
}
