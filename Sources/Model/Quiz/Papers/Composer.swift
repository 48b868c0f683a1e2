package import Diagnostics

/// Chooses questions for a blueprint and makes its variants: the same input always gives the same paper.
package enum Composer {
    /// The paper as it will be issued, or nil when an error is among the findings.
    ///
    /// Doubtful questions are never chosen. How cells are filled is said in ``CellSolver`` and, byte for byte, in
    /// `docs/papers.md`. Questions that share a material are chosen and kept together.
    /// The names of variants, such as A and B, print as A卷 and B卷; `exposure` says in how many other papers a question
    /// stands already, `laws` the words of the articles that a question cites, both by its id; `pictures` holds the `data:`
    /// addresses of pictures by their paths.
    package static func compose(
        _ blueprint: Blueprint,
        from shelf: BankShelf,
        variants: [String] = ["A"],
        exposure: [String: Int] = [:],
        laws: [String: String] = [:],
        pictures: [String: String] = [:],
        findings: inout [Finding]
    ) -> IssuedPaper? {
        var picker = QuestionPicker(blueprint: blueprint, exposure: exposure)
        guard let pool = picker.pool(shelf), let chosen = picker.pick(from: pool) else {
            findings += picker.findings
            return nil
        }
        let missing = chosen.flatMap { $0 }.filter { $0.picture.map { pictures[$0.path] == nil } ?? false }
        guard missing.isEmpty else {
            findings += missing.map { Finding.pictureMissing($0, isNeeded: true) }
            return nil
        }
        let contests = blueprint.contest == nil ? chosen.flatMap { $0 }.flatMap(\.contests) : []
        findings += contests
        guard !contests.haveErrors else { return nil }
        let questions = chosen.flatMap { $0.map { IssuedQuestion($0, law: laws[$0.id], pictures: pictures) } }
        let varier = PaperVarier(blueprint: blueprint, sections: chosen, issued: questions)
        let worths = PaperPoints(blueprint, chosen)
        findings += worths.findings
        guard !worths.findings.haveErrors else { return nil }
        let sections = zip(blueprint.sections, chosen).enumerated().map { index, pair in
            PaperContent.Section(
                number: index + 1,
                type: pair.0.isCase ? Self.common(pair.1) : pair.0.type,
                title: pair.0.title ?? (pair.0.isCase ? "案例分析题" : pair.0.type.title),
                points: worths.points[index],
                questions: pair.1.map(\.id)
            )
        }
        let content = PaperContent(
            blueprint: blueprint.id,
            title: blueprint.title,
            subtitle: blueprint.subtitle,
            stage: blueprint.stage(of: chosen),
            mode: blueprint.mode,
            minutes: blueprint.minutes,
            approval: blueprint.approval,
            contest: blueprint.contest,
            seed: blueprint.seed,
            totalPoints: sections.reduce(0) { $0 + $1.points * Double($1.questions.count) },
            sections: sections,
            questions: questions,
            variants: variants.map { varier.variant($0) }
        )
        return IssuedPaper(content)
    }

    /// The one type of all questions of a case section, or that of questions which a person reads.
    private static func common(_ questions: [Question]) -> QuestionType {
        let types = Set(questions.map(\.type))
        return types.count == 1 ? types.first ?? .short : .short
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
    /// A picture that is not there; `isNeeded` for a paper that is to be printed.
    package static func pictureMissing(_ question: Question, isNeeded: Bool) -> Finding {
        Finding(
            .quizPictureMissing, severity: isNeeded ? .error : nil, at: question.place,
            "第 \(question.number) 题的图片不存在或不能用：\(question.picture?.path ?? "")",
            explanation: ["路径从 Content 文件夹算起，如 media/a.png；请把图片放到那里，或者改“图片：”一行"])
    }

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

    static func enemyMissing(_ id: String, _ known: [String], at place: Place) -> Finding {
        let guess = NearMiss.best(for: id, among: known)
        return Finding(
            .paperEnemyMissing, at: place, "互斥的题里写了“\(id)”，题库里没有这个编号",
            explanation: [guess.map { "是不是想写“\($0)”？" } ?? "请核对编号；题已经删去的，请把它从 enemies 里也删去"])
    }

    static func shortage(_ section: Blueprint.Section, _ cell: CellProblem) -> Finding {
        let name = section.hasCells ? "第 \(cell.section + 1) 大题细目第 \(cell.index + 1) 格" : "第 \(cell.section + 1) 大题"
        let type = section.isCase ? "案例分析题" : section.type.title
        let words = [type, cell.cell.words].filter { !$0.isEmpty }.joined(separator: "，")
        let unit = section.isCase ? "个材料" : "道"
        let used = cell.fits > cell.found ? "，其中 \(cell.fits - cell.found) \(unit)已用在别处、与选中的题互斥或因材料题不能拆开" : ""
        let spent = cell.spent > 0 ? "（另有 \(cell.spent) \(unit)已在别的卷里出过，超过限用次数）" : ""
        return Finding(
            .paperShortage,
            at: cell.cell.place,
            "\(name)（\(words)）要 \(cell.cell.count) \(unit)，符合条件的只有 \(cell.fits) \(unit)\(spent)\(used)，还差 \(cell.cell.count - cell.found) \(unit)",
            explanation: ["请补充题目、放宽条件，或把数量改小；存疑的题不参加组卷，可用 humen quiz list 查看"]
        )
    }
}

extension Finding {
    /// A paper of which nobody knows whether it can be made.
    static func searchGivenUp(_ section: Blueprint.Section, _ cell: CellProblem, steps: Int) -> Finding {
        let name = section.hasCells ? "第 \(cell.section + 1) 大题细目第 \(cell.index + 1) 格" : "第 \(cell.section + 1) 大题"
        return Finding(
            .paperSearch, at: cell.cell.place,
            "在 \(steps) 步内没有找到能配齐各大题的题目，停在\(name)（还差 \(cell.cell.count - cell.found)）",
            explanation: ["题目不一定不够：互斥的题太多，配不过来。请减少互斥（enemies）、放宽条件，或补充题目"])
    }
}

extension FindingCode {
    package static let quizPictureMissing = FindingCode(
        "quiz.picture-missing",
        .warning,
        "题目的图片不存在",
        manual: """
            `图片：media/dengji.png（登记表的样子）` 写的是 `Content/` 里的文件和给看不见图的人听的说明。文件不存在、不是图片、或者指到 `Content/` 外面去时有这个提示。

            出卷、做练习包时用到这道题就是错误，因为印出来会缺图。图片在发卷时整张存进 `issued/` 的文件，以后原图改了、删了，发出的卷也不变。
            """
    )
    package static let paperBankMissing = FindingCode(
        "paper.bank-missing",
        .error,
        "蓝图里写的题库不存在",
        manual: "`banks` 写的是题库的文件名，不带 `.quiz.md`：`Content/banks/fangdu-chuzhong.quiz.md` 写作 `fangdu-chuzhong`。"
    )
    package static let paperEnemyMissing = FindingCode(
        "paper.enemy-missing",
        .error,
        "互斥的题不存在",
        manual: "`enemies` 写的是题目的编号，如 `[[fd-cz-001, fd-cz-012]]`，同一组里最多抽一道。编号写错，本来不该同卷的题就会一起抽到，所以不出卷。"
    )
    package static let paperSearch = FindingCode(
        "paper.search",
        .error,
        "没有在规定的步数内找到一份卷",
        manual: """
            组卷先一格一格地抽，抽不齐时互相换题，再不行就从头把各种搭配逐一试过去，最多试 30 万步。步数是固定的，同样的题库和蓝图在哪台电脑上结果都一样。

            试完全部搭配仍配不齐的，是题目不够（paper.shortage）；步数用完还没有试完的，是这一条：可能有办法，程序没有找到。多半是互斥的题
            写得太多，请减少 `enemies`，也可以放宽条件、补充题目，或者换一个种子再试。
            """
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
