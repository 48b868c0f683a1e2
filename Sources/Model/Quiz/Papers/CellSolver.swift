/// Fills the cells of a blueprint: greedily, and where a cell comes short by moving questions between cells.
///
/// The method is published in `docs/papers.md`; a second implementation of it is in `Tests/Oracles/papers.py`.
///
/// 1. A unit is one question, or all questions of a material. Units stand in the order of the smallest id of theirs.
/// 2. Each cell shuffles its units with the stream of its scope.
/// 3. Cells are filled in the order of how many questions their units hold, fewest first; of equals the earlier.
/// 4. Greedily: in its shuffled order a cell takes every unit that still fits its count, of which no question is taken
///    and none is an enemy of a taken one.
/// 5. Repair: while a cell is short, ``augment(_:_:)`` tries to give it one more unit.
struct CellSolver {
    /// A cell with its candidates.
    struct Cell {
        let section: Int
        let index: Int
        let scope: String
        let count: Int
        /// Counts materials instead of questions.
        let isCase: Bool
        let units: [[Question]]

        /// What a unit adds to the count.
        func size(_ unit: [Question]) -> Int { isCase ? 1 : unit.count }
    }

    let cells: [Cell]
    /// Units are named by numbers: the same questions are the same unit in every cell.
    private var units: [[Question]] = []
    /// The candidates of each cell in their shuffled order.
    private var orders: [[Int]] = []
    /// For each unit, those that hold one of its enemies.
    private var enemies: [[Int]] = []
    /// The units that each cell holds, in the order in which it took them.
    private var taken: [[Int]]
    /// The cell that holds a unit.
    private var holder: [Int?] = []

    init(seed: String, paper: String, cells: [Cell], enemies lists: [[String]]) {
        self.cells = cells
        taken = [[Int]](repeating: [], count: cells.count)
        var numbers: [String: Int] = [:]
        for cell in cells {
            let own = cell.units.map { unit -> Int in
                let key = unit.first?.id ?? ""
                if let number = numbers[key] { return number }
                numbers[key] = units.count
                units.append(unit)
                return units.count - 1
            }
            var stream = DrawStream(seed: seed, paper: paper, scope: cell.scope)
            orders.append(stream.shuffled(own))
        }
        holder = [Int?](repeating: nil, count: units.count)
        enemies = Self.enemies(units, lists)
    }

    private static func enemies(_ units: [[Question]], _ lists: [[String]]) -> [[Int]] {
        var result = [Set<Int>](repeating: [], count: units.count)
        var owner: [String: Int] = [:]
        for (number, unit) in units.enumerated() { for question in unit { owner[question.id] = number } }
        for list in lists {
            let members = Set(list.compactMap { owner[$0] })
            for member in members { result[member].formUnion(members.subtracting([member])) }
        }
        return result.map { $0.sorted() }
    }

    /// The units of each cell; a cell that could not be filled has fewer.
    mutating func solve() -> [[[Question]]] {
        let weights = cells.map { $0.units.reduce(0) { $0 + $1.count } }
        for cell in cells.indices.sorted(by: { (weights[$0], $0) < (weights[$1], $1) }) {
            for unit in orders[cell] where size(unit, cell) <= room(cell) && blockers(unit).isEmpty { take(unit, cell) }
            var seen: Set<Int> = [cell]
            while room(cell) > 0, augment(cell, &seen) { seen = [cell] }
        }
        return taken.map { $0.map { units[$0] } }
    }

    private func size(_ unit: Int, _ cell: Int) -> Int { cells[cell].size(units[unit]) }

    private func room(_ cell: Int) -> Int { cells[cell].count - taken[cell].reduce(0) { $0 + size($1, cell) } }

    /// The taken units that keep a unit out: itself, and its enemies.
    private func blockers(_ unit: Int) -> [Int] {
        (holder[unit] == nil ? [] : [unit]) + enemies[unit].filter { holder[$0] != nil }
    }

    private mutating func take(_ unit: Int, _ cell: Int) {
        taken[cell].append(unit)
        holder[unit] = cell
    }

    private mutating func drop(_ unit: Int, _ cell: Int) {
        taken[cell].removeAll { $0 == unit }
        holder[unit] = nil
    }

    /// Gives a cell one more unit, if need be by taking it from a cell that finds another one.
    ///
    /// In its order the cell tries each unit that it does not hold and has room for. A unit that nothing blocks is taken.
    /// Where exactly one unit blocks it, held by a cell that was not tried yet in this attempt, that cell gives it up and has to
    /// be filled again in the same way; when it cannot, all is put back and the next unit is tried.
    private mutating func augment(_ cell: Int, _ seen: inout Set<Int>) -> Bool {
        for unit in orders[cell] where holder[unit] != cell && size(unit, cell) <= room(cell) {
            let blockers = blockers(unit)
            if blockers.isEmpty {
                take(unit, cell)
                return true
            }
            guard blockers.count == 1, let other = holder[blockers[0]], seen.insert(other).inserted else { continue }
            let kept = (taken, holder)
            drop(blockers[0], other)
            take(unit, cell)
            while room(other) > 0, augment(other, &seen) {}
            if room(other) == 0 { return true }
            (taken, holder) = kept
        }
        return false
    }
}
