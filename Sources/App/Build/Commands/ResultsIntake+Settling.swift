import Coverage
import Diagnostics
import Quiz

/// From judged results to what the sums of each class become.
extension ResultsIntake {
    /// What is new, class by class; `known` are the traces of what was counted before, `counts` how much is there.
    ///
    /// Where an import brings all that was counted of a class, and more, its sums take the place of those that are there: the
    /// figures are then those of one import, however the results came in. Else what is new is added.
    mutating func settle(
        known: Set<String>, counts: [String: [ClassCode: Ledger.ClassCount]]
    ) -> SettledResults {
        let groups = Dictionary(grouping: pending) { $0.packID + "/" + $0.classroom.description }
        pending = []
        var known = known
        let settled = groups.sorted { $0.key < $1.key }.compactMap { _, group in
            let count = group.first.flatMap { counts[$0.packID]?[$0.classroom] }
            let settled = settle(group, known: known, count: count)
            // One result that was handed in for two classes counts for one of them.
            known.formUnion(settled?.new ?? [])
            return settled
        }
        return SettledResults(settled, papers: papers, classes: classes)
    }

    private mutating func settle(
        _ all: [Pending], known: Set<String>, count: Ledger.ClassCount?
    ) -> ResultGroup? {
        let (all, mode) = ofOneMode(all, known: known)
        guard let first = all.first else { return nil }
        let (given, twice) = distinct(all, known: known)
        let counted = given.reduce(0) { $0 + $1.old }
        let stored = count.map { $0.pupils + $0.codes } ?? 0
        var group = ResultGroup(classroom: first.classroom, packID: first.packID, counted: given.map(\.pending))
        let isMore = given.reduce(0) { $0 + $1.pending.traces.own.count } > stored
        // Of a seat that was counted twice one result goes again.
        if let count, stored > 0, counted == stored || (twice > 0 && counted + twice == stored),
            group.answers + twice >= count.pupils,
            isMore || group.answers > count.pupils || group.parts < count.parts || counted < stored
        {
            group.isWhole = true
        } else {
            group.counted = given.filter { $0.old == 0 }.map(\.pending)
        }
        for (one, old) in given where old > 0 {
            if old == one.traces.own.count, let home = home(of: one) {
                let title = classes.classroom(home)?.title ?? ""
                refuse(
                    one.row,
                    "已经计入另一个班了：\(title)（\(home)）。那一次导错了班的，先用 humen quiz results clear \(one.packID) --class \(home) 清除那个班的合计，再导入"
                )
            } else if old == one.traces.own.count {
                repeated(one, group.isWhole ? "已经计入过，这次和全班的一起重新算，合计有改动" : "已经计入过")
                rows[one.row].recounted = group.isWhole
            } else if group.isWhole {
                rows[one.row].count -= old
            } else {
                refuse(one.row, "其中 \(old) 份已经计入过，合计分不开；请把全班的结果文件一起导入")
            }
        }
        guard !group.counted.isEmpty else { return nil }
        group.new = group.counted.flatMap(\.traces.own).filter { !known.contains($0) }
        group.beside = group.counted.flatMap(\.traces.beside)
        if let mode { group.beside.append(Traces.mode(mode, in: group.classroom, of: group.packID)) }
        note(group, besides: count)
        noteDifference(group, from: count)
        return group
    }

    /// The other class for which a result was counted before.
    private func home(of one: Pending) -> ClassCode? {
        one.traces.own.first.flatMap { homes[$0] }.flatMap { $0 == one.classroom ? nil : $0 }
    }

    /// What may be counted together: results of one mode, and those that do not say theirs.
    ///
    /// The mode is that of what was counted of the class before, else the strictest that came; an exam has no typed codes.
    private mutating func ofOneMode(_ all: [Pending], known: Set<String>) -> ([Pending], PackMode?) {
        guard let first = all.first else { return (all, nil) }
        let before = PackMode.allCases.first {
            known.contains(Traces.mode($0, in: first.classroom, of: first.packID))
        }
        guard let mode = before ?? all.compactMap(\.mode).max(by: { $0.strictness < $1.strictness }) else {
            return (all, nil)
        }
        let kept = all.filter { one in
            if case .code = one.content, mode == .exam {
                refuse(one.row, "这个班的这份卷按考核计，考核没有编码，请交结果文件或二维码文字")
                return false
            }
            guard let own = one.mode, own != mode else { return true }
            refuse(
                one.row,
                "这是\(own.title)包的结果，这个班的这份卷\(before == nil ? "这次" : "以前")按\(mode.title)计，不能合在一起；要分开统计，请各做一份卷")
            return false
        }
        return (kept, mode)
    }

    /// Every result once: class files first, then those that were counted before; the order of the files does not matter.
    ///
    /// `twice` is how many of a seat that is there already were counted before.
    private mutating func distinct(
        _ all: [Pending], known: Set<String>
    ) -> (given: [(pending: Pending, old: Int)], twice: Int) {
        var counted = 0
        let all = Self.apart(all)
        let ordered = all.map { (pending: $0, old: $0.traces.known(in: known), rank: Self.rank($0)) }.sorted {
            ($0.rank.kind, -$0.pending.traces.own.count, -$0.old, $0.rank.name, $0.pending.row)
                < ($1.rank.kind, -$1.pending.traces.own.count, -$1.old, $1.rank.name, $1.pending.row)
        }
        var seen: Set<String> = []
        var seats: Set<Int> = []
        var given: [(pending: Pending, old: Int)] = []
        for (one, old, _) in ordered {
            let twice = one.traces.known(in: seen)
            if one.traces.own.isEmpty {
                repeated(one, "里面没有结果")
            } else if twice == one.traces.own.count {
                repeated(one, "同一份结果在这次导入里还有一份")
            } else if twice > 0 {
                refuse(one.row, "其中 \(twice) 份也在这次导入的另一个班级文件里，合计分不开；请把全班的结果文件一起导入")
            } else if case .result(let answered) = one.content, let seat = answered.seat, !seats.insert(seat).inserted {
                counted += old
                refuse(one.row, "座号 \(seat) 有两份不同的结果，只计一份；请核对是重做了一遍，还是座号填错了")
            } else if old == 0, let seat = one.traces.seat, known.contains(seat) {
                refuse(one.row, "这个座号以前交过另一份结果，已经计入，只计一份；请核对是重做了一遍，还是座号填错了")
            } else {
                seen.formUnion(one.traces.own)
                seen.formUnion(one.traces.beside)
                given.append((one, old))
            }
        }
        return (given, counted)
    }

    /// Typed codes that look the same by their ids and are not get ids of their own.
    ///
    /// First come those of results that came with their answers, then the others in the order of their marks. Whether a code names
    /// its class makes no difference.
    static func apart(_ all: [Pending]) -> [Pending] {
        var typed: [String: Set<Int>] = [:]
        var answered: [String: Set<Int>] = [:]
        func part(_ one: Pending, _ code: ResultCode) -> String { "\(one.packID) \(one.classroom) \(code.mark)" }
        for one in all {
            switch one.content {
            case .code(let code): typed[part(one, code), default: []].insert(code.thousandths)
            case .result(let own):
                if let code = own.code { answered[part(one, code), default: []].insert(code.thousandths) }
            case .classFile: break
            }
        }
        return all.map { one in
            guard case .code(let code) = one.content, let typed = typed[part(one, code)] else { return one }
            let first = answered[part(one, code)] ?? []
            let order = first.sorted() + typed.subtracting(first).sorted()
            guard !first.contains(code.thousandths), let place = order.firstIndex(of: code.thousandths), place > 0
            else { return one }
            return Pending(
                row: one.row, classroom: one.classroom, packID: one.packID,
                traces: Traces(code: code.id(of: one.packID, in: one.classroom, place: place)), content: one.content)
        }
    }

    private static func rank(_ one: Pending) -> (kind: Int, name: String) {
        switch one.content {
        case .classFile: (0, "")
        case .result(let answered): (1, answered.nonce)
        case .code(let code): (2, code.text)
        }
    }

    private mutating func repeated(_ one: Pending, _ reason: String) {
        rows[one.row].status = .duplicate
        rows[one.row].reason = reason
    }

    private mutating func note(_ group: ResultGroup, besides count: Ledger.ClassCount?) {
        let single = group.counted.filter { if case .result = $0.content { true } else { false } }
        guard let first = single.first, single.count < ResultGroup.fewest else { return }
        let title = classes.classroom(group.classroom)?.title ?? group.classroom.description
        let isShown = (count?.codes ?? 0) + single.count >= ResultGroup.fewest
        let start = isShown ? "" : "分数先不列进报告，免得看出是谁；"
        findings.append(
            Finding(
                .resultsFew, at: Place(file: rows[first.row].file),
                "\(title)这次只有 \(single.count) 份，只计总分，不计各题",
                explanation: [start + "等全班交齐，把全班的结果文件（包括这几份）一起再导入一次，就会重新合在一起算"]))
    }

    /// Two reports of one class that differ by a few pupils tell the marks of those few.
    private mutating func noteDifference(_ group: ResultGroup, from count: Ledger.ClassCount?) {
        guard let count, let first = group.counted.first else { return }
        func shown(_ answers: Int, _ codes: Int) -> Int { answers + (codes < ResultGroup.fewest ? 0 : codes) }
        let codes = group.counted.reduce(0) { $0 + $1.traces.own.count } - group.answers
        let before = shown(count.pupils, count.codes)
        let after =
            group.isWhole ? shown(group.answers, codes) : shown(count.pupils + group.answers, count.codes + codes)
        guard before >= ResultGroup.fewest, (1..<ResultGroup.fewest).contains(after - before) else { return }
        let title = classes.classroom(group.classroom)?.title ?? group.classroom.description
        findings.append(
            Finding(
                .resultsDifference, at: Place(file: rows[first.row].file),
                "\(title)的合计从 \(before) 人变成 \(after) 人，新旧两份报告相减，就是这 \(after - before) 人的成绩",
                explanation: ["以前的报告已经发出去的，请收回，或者不要再发新的"]))
    }
}
