/// What is kept of the results of one issued paper: sums that merge, and nothing of any pupil.
///
/// A class is counted once, while its response rows are in memory; afterwards only these sums are left. Two tallies of one
/// paper merge by adding, in any order and any grouping. Groups of the top and bottom 27 % are those of each class.
package struct Tally: Sendable, Hashable, Codable {
    /// The paper that was answered; tallies of different papers do not merge.
    package let packID: String
    /// Pupils.
    package internal(set) var count = 0
    /// ΣT and ΣT², T being the whole mark of a pupil.
    package internal(set) var total = 0.0
    package internal(set) var totalSquared = 0.0
    /// Pupils by band: 优 ≥ 85 %, 良 ≥ 70 %, 合格 ≥ 60 %, 待提高, of what is not read by a person.
    package internal(set) var bands = [0, 0, 0, 0]
    package internal(set) var items: [String: Item] = [:]

    /// The sums of one question.
    package struct Item: Sendable, Hashable, Codable {
        /// Σs, Σs² and Σs·T, s being the mark of a pupil for the question.
        package internal(set) var sum = 0.0
        package internal(set) var squared = 0.0
        package internal(set) var product = 0.0
        package internal(set) var top = Group()
        package internal(set) var middle = Group()
        package internal(set) var bottom = Group()
    }

    /// The pupils of one third of a class.
    package struct Group: Sendable, Hashable, Codable {
        package internal(set) var count = 0
        package internal(set) var sum = 0.0
        /// How many chose each option; several where several may be right.
        package internal(set) var options: [String: Int] = [:]
        package internal(set) var omitted = 0
    }

    /// A tally without results.
    package init(packID: String) { self.packID = packID }

    /// Counts one class: a row a pupil, its responses by the id of the question.
    ///
    /// Pupils with equal marks at the border of a group are taken in the order of their rows.
    package init(_ paper: IssuedPaper, responses: [[String: Response]]) {
        let marker = PaperMarker(paper)
        self.init(paper, marks: responses.map(marker.marks))
    }

    /// Counts one class: a sheet a pupil.
    package init(_ sheets: [AnswerSheet], by marker: inout PaperMarker) {
        var marks: [[PaperMarker.Mark]] = []
        marks.reserveCapacity(sheets.count)
        for sheet in sheets { marks.append(marker.marks(sheet)) }
        self.init(marker.paper, marks: marks)
    }

    private init(_ paper: IssuedPaper, marks: [[PaperMarker.Mark]]) {
        packID = paper.packID
        let totals = marks.map { $0.reduce(0) { $0 + $1.points } }
        count = totals.count
        total = totals.reduce(0, +)
        totalSquared = totals.reduce(0) { $0 + $1 * $1 }
        for mark in totals { bands[Self.band(mark, of: paper.content.markedPoints)] += 1 }
        // Thirds of a point do not add up alike in every order: marks are equal when millionths are.
        let exact = totals.map { Int(($0 * 1e6).rounded()) }
        let ranked = totals.indices.sorted { (exact[$1], $0) < (exact[$0], $1) }
        let size = Self.groupSize(count)
        for (position, question) in paper.content.questions.enumerated() {
            var item = Item()
            for pupil in ranked {
                let score = marks[pupil][position].points
                item.sum += score
                item.squared += score * score
                item.product += score * totals[pupil]
            }
            func group(_ ranks: Range<Int>) -> Group { Group(question, ranks.map { marks[ranked[$0]][position] }) }
            item.top = group(0..<size)
            item.middle = group(size..<count - size)
            item.bottom = group(count - size..<count)
            items[question.id] = item
        }
    }

    /// 27 % of a class, rounded to the nearest; at least one pupil where there are two.
    package static func groupSize(_ count: Int) -> Int {
        count < 2 ? 0 : max(1, Int((Double(count) * 0.27).rounded()))
    }

    static func band(_ mark: Double, of total: Double) -> Int {
        let share = total > 0 ? mark / total + 1e-9 : 0
        return bounds.firstIndex { share >= $0 } ?? 3
    }

    /// The least share of 优 良 合格.
    private static let bounds = [0.85, 0.7, 0.6]

    /// Whether so many marks in each band can have this sum.
    static func fits(_ bands: [Int], total: Double, of worth: Double, near: Double) -> Bool {
        let counts = bands.map(Double.init)
        let least = zip(counts, bounds + [0]).reduce(0) { $0 + $1.0 * $1.1 } * worth
        let most = zip(counts, [1] + bounds).reduce(0) { $0 + $1.0 * $1.1 } * worth
        return total >= least - near && total <= most + near
    }

    /// Adds another class of the same paper; a tally of another paper changes nothing and gives false.
    package mutating func merge(_ other: Tally) -> Bool {
        guard other.packID == packID else { return false }
        count += other.count
        total += other.total
        totalSquared += other.totalSquared
        for band in bands.indices { bands[band] += other.bands[band] }
        for (id, item) in other.items { items[id, default: Item()].merge(item) }
        return true
    }
}

extension Tally.Item {
    fileprivate mutating func merge(_ other: Self) {
        sum += other.sum
        squared += other.squared
        product += other.product
        top.merge(other.top)
        middle.merge(other.middle)
        bottom.merge(other.bottom)
    }
}

extension Tally.Group {
    fileprivate init(_ question: IssuedQuestion, _ marks: [PaperMarker.Mark]) {
        count = marks.count
        sum = marks.reduce(0) { $0 + $1.points }
        omitted = marks.count { $0.isOmitted }
        let names = question.type == .judge ? ["true", "false"] : question.options.map(\.id)
        for (place, name) in names.enumerated() {
            let number = marks.count { $0.chosen >> UInt32(place) & 1 == 1 }
            if number > 0 { options[name] = number }
        }
    }

    fileprivate mutating func merge(_ other: Self) {
        count += other.count
        sum += other.sum
        omitted += other.omitted
        for (id, number) in other.options { options[id, default: 0] += number }
    }
}
