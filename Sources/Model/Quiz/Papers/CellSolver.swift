/// Fills the cells of a blueprint: greedily, and where a cell comes short by moving questions between cells.
///
/// The method is published in `docs/papers.md`; a second implementation of it is in `Tests/Oracles/papers.py`.
///
/// 1. A unit is one question, or all questions of a material. Units stand in the order of the smallest id of theirs.
/// 2. Each cell shuffles its units with the stream of its scope, from the front and only as far as it looks.
/// 3. Cells are filled in the order of how many questions their units hold, fewest first; of equals the earlier.
/// 4. Greedily: in its shuffled order a cell takes every unit that still fits its count, of which no question is taken
///    and none is an enemy of a taken one.
/// 5. Repair: while a cell is short, ``augment(_:_:)`` tries to give it one more unit.
/// 6. Where a cell stays short and enemies or units of several questions are among the candidates, everything is searched from the
///    beginning (``search(_:)``), as far as ``mostLooks`` candidates.
struct CellSolver {
    /// A cell with its candidates.
    struct Cell {
        let section: Int
        let index: Int
        let scope: String
        let count: Int
        /// Counts materials instead of questions.
        let isCase: Bool
        /// Places in the pool.
        let units: [Int]

        /// What a unit adds to the count.
        func size(_ unit: Int, _ pool: QuestionPool) -> Int { isCase ? 1 : pool.count(unit) }
    }

    let cells: [Cell]
    /// Units are named by their places in the pool.
    private let pool: QuestionPool
    /// The candidates of each cell in their shuffled order.
    private var orders: [LazyShuffle]
    /// The enemies of those units that have any.
    private let enemies: [Int: [Int]]
    /// The units that each cell holds, in the order in which it took them.
    private var taken: [[Int]]
    /// The cell that holds a unit.
    private var holder: [Int: Int] = [:]
    /// Whether a search was given up: nobody knows whether the cells can be filled.
    private(set) var isUndecided = false

    init(seed: String, paper: String, pool: QuestionPool, cells: [Cell], enemies lists: [[String]]) {
        self.cells = cells
        self.pool = pool
        taken = [[Int]](repeating: [], count: cells.count)
        orders = cells.map { cell in
            LazyShuffle(cell.units, stream: DrawStream(seed: seed, paper: paper, scope: cell.scope))
        }
        enemies = Self.enemies(pool, lists)
    }

    private static func enemies(_ pool: QuestionPool, _ lists: [[String]]) -> [Int: [Int]] {
        guard !lists.isEmpty else { return [:] }
        let named = Set(lists.flatMap { $0 })
        var owner: [String: Int] = [:]
        for (number, unit) in pool.units.enumerated() {
            for question in unit.questions where named.contains(question.id) { owner[question.id] = number }
        }
        var result: [Int: Set<Int>] = [:]
        for list in lists {
            let members = Set(list.compactMap { owner[$0] })
            for member in members { result[member, default: []].formUnion(members.subtracting([member])) }
        }
        return result.mapValues { $0.sorted() }
    }

    /// The units of each cell; a cell that could not be filled has fewer.
    mutating func solve() -> [[Int]] {
        let weights = cells.map { cell in cell.units.reduce(0) { $0 + pool.count($1) } }
        let order = cells.indices.sorted { (weights[$0], $0) < (weights[$1], $1) }
        for cell in order {
            var position = 0
            while room(cell) > 0, let unit = orders[cell].element(position) {
                if size(unit, cell) <= room(cell), blockers(unit).isEmpty { take(unit, cell) }
                position += 1
            }
            var seen: Set<Int> = [cell]
            while room(cell) > 0, augment(cell, &seen) { seen = [cell] }
        }
        if cells.indices.contains(where: { room($0) > 0 }), maySearch { search(order) }
        return taken
    }

    // MARK: Searching

    /// How many candidates a search looks at.
    static let mostLooks = 300_000

    /// Whether repairing may have missed a way: without enemies and larger units it finds every one, and a cell that has too few
    /// candidates is not filled by any.
    private var maySearch: Bool {
        let candidates = Set(cells.flatMap(\.units))
        let isTangled =
            enemies.contains { candidates.contains($0) && $1.contains(where: candidates.contains) }
            || cells.indices.contains { cell in cells[cell].units.contains { size($0, cell) > 1 } }
        return isTangled
            && cells.indices.allSatisfy { cell in
                cells[cell].units.reduce(0) { $0 + size($1, cell) } >= cells[cell].count
            }
    }

    /// Tries every way to fill the cells, one candidate after the other; what was found before stays where none is found.
    private mutating func search(_ order: [Int]) {
        let kept = (taken, holder)
        (taken, holder) = ([[Int]](repeating: [], count: cells.count), [:])
        var looks = 0
        if fill(order[...], 0, &looks) == true { return }
        isUndecided = looks >= Self.mostLooks
        (taken, holder) = kept
    }

    /// Fills the first of some cells from a place in its order on, and then the others; nil where too many candidates were
    /// looked at.
    private mutating func fill(_ order: ArraySlice<Int>, _ start: Int, _ looks: inout Int) -> Bool? {
        guard let cell = order.first else { return true }
        let room = room(cell)
        guard room > 0 else { return fill(order.dropFirst(), 0, &looks) }
        var place = start
        while let unit = orders[cell].element(place) {
            guard looks < Self.mostLooks else { return nil }
            looks += 1
            place += 1
            guard size(unit, cell) <= room, blockers(unit).isEmpty else { continue }
            take(unit, cell)
            let isFilled = fill(order, place, &looks)
            if isFilled != false { return isFilled }
            drop(unit, cell)
        }
        return false
    }

    // MARK: Repairing

    private func size(_ unit: Int, _ cell: Int) -> Int { cells[cell].size(unit, pool) }

    private func room(_ cell: Int) -> Int { cells[cell].count - taken[cell].reduce(0) { $0 + size($1, cell) } }

    /// The taken units that keep a unit out: itself, and its enemies.
    private func blockers(_ unit: Int) -> [Int] {
        (holder[unit] == nil ? [] : [unit]) + (enemies[unit] ?? []).filter { holder[$0] != nil }
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
        var position = 0
        while let unit = orders[cell].element(position) {
            position += 1
            guard holder[unit] != cell, size(unit, cell) <= room(cell) else { continue }
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

/// Numbers shuffled from the front, drawn as far as somebody looks: element i is exchanged with element i + below(count − i).
struct LazyShuffle {
    private var numbers: [Int]
    private var drawn = 0
    private var stream: DrawStream

    init(_ numbers: [Int], stream: DrawStream) {
        self.numbers = numbers
        self.stream = stream
    }

    /// The element at a place, or nil behind the last.
    mutating func element(_ place: Int) -> Int? {
        guard place < numbers.count else { return nil }
        while drawn <= place {
            numbers.swapAt(drawn, drawn + stream.below(numbers.count - drawn))
            drawn += 1
        }
        return numbers[place]
    }
}
