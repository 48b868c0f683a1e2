import Diagnostics

/// From a shelf of banks to the candidates of each cell, and to the chosen questions.
struct QuestionPicker {
    let blueprint: Blueprint
    /// In how many other papers a question stands.
    let exposure: [String: Int]
    var findings: [Finding] = []

    /// What may be chosen from the named banks, in order; nil when a bank is not there.
    mutating func pool(_ shelf: BankShelf) -> QuestionPool? {
        var files: Set<String> = []
        for name in blueprint.banks {
            guard let bank = shelf.bank(named: name) else {
                findings.append(.bankMissing(name, shelf.banks.map(\.name), at: blueprint.banksPlace))
                continue
            }
            files.insert(bank.file)
        }
        for id in blueprint.enemies.flatMap({ $0 }) where shelf.questions[id] == nil {
            findings.append(.enemyMissing(id, shelf.questions.keys.sorted(), at: blueprint.enemiesPlace))
        }
        guard findings.isEmpty else { return nil }
        let isWhole = blueprint.banks.isEmpty || shelf.banks.allSatisfy { files.contains($0.file) }
        return isWhole ? shelf.pool : QuestionPool(shelf.pool.units.filter { files.contains($0.file) })
    }

    /// The cells of all sections in order, with the places of their candidates in the pool.
    func cells(_ pool: QuestionPool) -> [CellSolver.Cell] {
        blueprint.sections.enumerated().flatMap { number, section in
            section.cells.enumerated().map { index, cell in
                let wanted = conditions(section, cell)
                let places = pool.places(wanted, isCase: section.isCase)
                let fitting = blueprint.exposure == nil ? places : places.filter { !isSpent(pool.units[$0]) }
                return CellSolver.Cell(
                    section: number, index: index,
                    scope: section.hasCells ? "pick/\(number + 1)/\(index + 1)" : "pick/\(number + 1)",
                    count: cell.count,
                    isCase: section.isCase, units: fitting)
            }
        }
    }

    /// The chosen questions, section by section; nil when a cell comes short.
    mutating func pick(from pool: QuestionPool) -> [[Question]]? {
        let cells = cells(pool)
        var solver = CellSolver(
            seed: blueprint.seed, paper: blueprint.id, pool: pool, cells: cells, enemies: blueprint.enemies)
        let chosen = solver.solve()
        var sections = [[Question]](repeating: [], count: blueprint.sections.count)
        for (cell, units) in zip(cells, chosen) {
            for unit in units { sections[cell.section] += pool.units[unit].questions }
            let found = units.reduce(0) { $0 + cell.size($1, pool) }
            guard found < cell.count else { continue }
            let section = blueprint.sections[cell.section]
            let wanted = section.cells[cell.index]
            let conditions = conditions(section, wanted)
            let spent = pool.places(conditions, isCase: section.isCase).filter { isSpent(pool.units[$0]) }
            let problem = CellProblem(
                section: cell.section, index: cell.index, cell: wanted,
                fits: cell.units.reduce(0) { $0 + cell.size($1, pool) }, found: found,
                spent: spent.reduce(0) { $0 + cell.size($1, pool) })
            guard !solver.isUndecided else {
                findings.append(.searchGivenUp(section, problem, steps: CellSolver.mostLooks))
                break
            }
            findings.append(.shortage(section, problem))
        }
        return findings.isEmpty ? sections : nil
    }

    private func conditions(_ section: Blueprint.Section, _ cell: Blueprint.Cell) -> PoolUnit.Conditions {
        PoolUnit.Conditions(
            type: section.isCase ? nil : section.type, difficulty: cell.difficulty,
            stage: cell.stage ?? blueprint.stage, knowledge: cell.knowledge.map { Array($0.utf8) })
    }

    private func isSpent(_ unit: PoolUnit) -> Bool {
        guard let limit = blueprint.exposure else { return false }
        return unit.questions.contains { exposure[$0.id, default: 0] >= max(limit, 1) }
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
