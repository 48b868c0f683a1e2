import Diagnostics

/// From a shelf of banks to the candidates of each cell, and to the chosen questions.
struct QuestionPicker {
    let blueprint: Blueprint
    /// In how many other papers a question stands.
    let exposure: [String: Int]
    var findings: [Finding] = []

    /// Every usable question of the named banks, by id; nil when a bank is not there.
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
        return usable.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// The cells of all sections in order, with their candidates.
    func cells(_ pool: [Question]) -> [CellSolver.Cell] {
        let units = pool.units
        return blueprint.sections.enumerated().flatMap { number, section in
            section.cells.enumerated().map { index, cell in
                let fitting = units.filter { fits($0, section, cell) }
                return CellSolver.Cell(
                    section: number, index: index,
                    scope: section.hasCells ? "pick/\(number + 1)/\(index + 1)" : "pick/\(number + 1)",
                    count: cell.count,
                    isCase: section.isCase, units: fitting.filter { !isSpent($0) })
            }
        }
    }

    /// The chosen questions, section by section; nil when a cell comes short.
    mutating func pick(from pool: [Question]) -> [[Question]]? {
        let cells = cells(pool)
        var solver = CellSolver(
            seed: blueprint.seed, paper: blueprint.id, cells: cells, enemies: blueprint.enemies)
        let chosen = solver.solve()
        var sections = [[Question]](repeating: [], count: blueprint.sections.count)
        for (cell, units) in zip(cells, chosen) {
            let section = blueprint.sections[cell.section]
            sections[cell.section] += units.flatMap { $0 }
            let found = units.reduce(0) { $0 + cell.size($1) }
            guard found < cell.count else { continue }
            let wanted = section.cells[cell.index]
            let spent = pool.units.filter { fits($0, section, wanted) && isSpent($0) }
            let problem = CellProblem(
                section: cell.section, index: cell.index, cell: wanted,
                fits: cell.units.reduce(0) { $0 + cell.size($1) }, found: found,
                spent: spent.reduce(0) { $0 + cell.size($1) })
            findings.append(.shortage(section, problem))
        }
        return findings.isEmpty ? sections : nil
    }

    /// Whether a question, or every question of a material, is what a cell asks for.
    private func fits(_ unit: [Question], _ section: Blueprint.Section, _ cell: Blueprint.Cell) -> Bool {
        guard !section.isCase || unit.first?.material != nil else { return false }
        return unit.allSatisfy { question in
            if !section.isCase, question.type != section.type { return false }
            if let difficulty = cell.difficulty, question.difficulty != difficulty { return false }
            if let stage = cell.stage ?? blueprint.stage, !question.stages.isEmpty, !question.stages.contains(stage) {
                return false
            }
            guard !cell.knowledge.isEmpty else { return true }
            let point = question.knowledge ?? ""
            return cell.knowledge.contains { point == $0 || point.hasPrefix($0 + "/") }
        }
    }

    private func isSpent(_ unit: [Question]) -> Bool {
        guard let limit = blueprint.exposure else { return false }
        return unit.contains { exposure[$0.id, default: 0] >= max(limit, 1) }
    }
}

/// A cell that could not be filled.
struct CellProblem {
    let section: Int
    let index: Int
    let cell: Blueprint.Cell
    let fits: Int
    let found: Int
    let spent: Int
}
