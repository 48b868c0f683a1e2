package import Diagnostics

/// Chooses questions for a blueprint and makes its variants: the same input always gives the same paper.
package enum Composer {
    /// The paper as it will be issued, or nil when an error is among the findings.
    ///
    /// Doubtful questions are never chosen. Sections choose in the order of how few candidates they have, so that a narrow
    /// section is not starved by a wide one. Questions that share a material are chosen and kept together.
    /// The names of variants, such as A and B, print as A卷 and B卷.
    package static func compose(
        _ blueprint: Blueprint,
        from shelf: BankShelf,
        variants: [String] = ["A"],
        findings: inout [Finding]
    ) -> IssuedPaper? {
        var picker = QuestionPicker(blueprint: blueprint)
        guard let pool = picker.pool(shelf), let chosen = picker.pick(from: pool) else {
            findings += picker.findings
            return nil
        }
        let varier = PaperVarier(blueprint: blueprint, sections: chosen)
        let sections = zip(blueprint.sections, chosen).enumerated().map { index, pair in
            PaperContent.Section(
                number: index + 1,
                type: pair.0.type,
                title: pair.0.title ?? pair.0.type.title,
                points: pair.0.points,
                questions: pair.1.map(\.id)
            )
        }
        let content = PaperContent(
            blueprint: blueprint.id,
            title: blueprint.title,
            subtitle: blueprint.subtitle,
            stage: blueprint.stage,
            mode: blueprint.mode,
            minutes: blueprint.minutes,
            approval: blueprint.approval,
            seed: blueprint.seed,
            totalPoints: sections.reduce(0) { $0 + $1.points * Double($1.questions.count) },
            sections: sections,
            questions: chosen.flatMap { $0 }.map(IssuedQuestion.init),
            variants: variants.map { varier.variant($0) }
        )
        return IssuedPaper(content)
    }
}

/// Chooses the questions of each section.
private struct QuestionPicker {
    let blueprint: Blueprint
    var findings: [Finding] = []

    /// Every usable question of the named banks, by id.
    mutating func pool(_ shelf: BankShelf) -> [Question]? {
        var banks: [Bank] = []
        for name in blueprint.banks {
            guard let bank = shelf.bank(named: name) else {
                findings.append(.bankMissing(name, shelf.banks.map(\.name), at: blueprint.banksPlace))
                continue
            }
            banks.append(bank)
        }
        if blueprint.banks.isEmpty { banks = shelf.banks }
        guard findings.isEmpty else { return nil }
        var seen: Set<String> = []
        let usable = banks.flatMap(\.questions).filter { !$0.isDoubtful && seen.insert($0.id).inserted }
        return usable.sorted { $0.id < $1.id }
    }

    /// The chosen questions, section by section; nil when a section comes short.
    mutating func pick(from pool: [Question]) -> [[Question]]? {
        let sections = blueprint.sections
        let order = sections.indices.sorted { left, right in
            let counts = (candidates(sections[left], pool).count, candidates(sections[right], pool).count)
            return (counts.0, left) < (counts.1, right)
        }
        var chosen = [[Question]](repeating: [], count: sections.count)
        var used: Set<String> = []
        for index in order {
            let section = sections[index]
            let free = candidates(section, pool).filter { !used.contains($0.id) }
            var stream = DrawStream(seed: blueprint.seed, paper: blueprint.id, scope: "pick/\(index + 1)")
            for unit in stream.shuffled(free.units) where chosen[index].count + unit.count <= section.count {
                chosen[index] += unit
            }
            used.formUnion(chosen[index].map(\.id))
            if chosen[index].count < section.count {
                let fits = candidates(section, pool).count
                findings.append(.shortage(index + 1, section, fits: fits, found: chosen[index].count))
            }
        }
        return findings.isEmpty ? chosen : nil
    }

    private func candidates(_ section: Blueprint.Section, _ pool: [Question]) -> [Question] {
        pool.filter { question in
            guard question.type == section.type else { return false }
            if let difficulty = section.difficulty, question.difficulty != difficulty { return false }
            if let stage = blueprint.stage, !question.stages.isEmpty, !question.stages.contains(stage) { return false }
            guard !section.knowledge.isEmpty else { return true }
            let point = question.knowledge ?? ""
            return section.knowledge.contains { point == $0 || point.hasPrefix($0 + "/") }
        }
    }
}

extension [Question] {
    /// Single questions, and the questions of one material together in the order of the bank.
    var units: [[Question]] {
        var units: [[Question]] = []
        var places: [String: Int] = [:]
        for question in self {
            guard let material = question.material else {
                units.append([question])
                continue
            }
            let key = "\(question.place.file)|\(material.number)"
            if let place = places[key] {
                units[place].append(question)
            } else {
                places[key] = units.count
                units.append([question])
            }
        }
        return units.map { $0.sorted { $0.line < $1.line } }
    }
}

extension Finding {
    static func bankMissing(_ name: String, _ known: [String], at place: Place) -> Finding {
        let guess = NearMiss.best(for: name, among: known)
        return Finding(
            .paperBankMissing,
            at: place,
            "没有题库“\(name)”",
            explanation: guess.map { ["是不是想写“\($0)”？"] }
                ?? (known.isEmpty ? [] : ["现有的题库：" + known.sorted().joined(separator: "、")])
        )
    }

    static func shortage(_ number: Int, _ section: Blueprint.Section, fits: Int, found: Int) -> Finding {
        let used = fits > found ? "，其中 \(fits - found) 道已用在别的大题或因材料题不能拆开" : ""
        return Finding(
            .paperShortage,
            at: section.place,
            "第 \(number) 大题（\(section.words)）要 \(section.count) 道，符合条件的只有 \(fits) 道\(used)，还差 \(section.count - found) 道",
            explanation: ["请补充题目、放宽条件，或把数量改小；存疑的题不参加组卷，可用 humen quiz list 查看"]
        )
    }
}

extension FindingCode {
    package static let paperBankMissing = FindingCode(
        "paper.bank-missing",
        .error,
        "蓝图里写的题库不存在",
        manual: "`banks` 写的是题库的文件名，不带 `.quiz.md`：`Content/banks/fangdu-chuzhong.quiz.md` 写作 `fangdu-chuzhong`。"
    )
    package static let paperShortage = FindingCode(
        "paper.shortage",
        .error,
        "题目不够",
        manual: """
            某个大题按题型、学段、知识点、难度在题库里找不到足够的题目。提示里写明是哪个大题、还差几道。

            可以补充题目、放宽条件（去掉 knowledge 或 difficulty）、把 count 改小，或者修好题库里存疑的题。
            """
    )
}
