/// Which class of a later paper is which of an earlier one: the same names in the same school year, each of them once.
struct ClassPairs {
    /// Places in the lists that were given.
    struct Pair: Hashable {
        let before: Int
        let after: Int
    }

    private(set) var places: [Pair] = []
    /// What was not paired, and why, in words for people.
    private(set) var notes: [String] = []

    /// Pairs classes; where a paper was given in several terms of a year, the last ones count.
    init(_ earlier: [Classroom], _ later: [Classroom]) {
        let order = later.indices.sorted { (later[$0].title, later[$1].term) < (later[$1].title, later[$0].term) }
        let byTitle = Dictionary(grouping: earlier.indices) { earlier[$0].title }
        var taken: Set<String> = []
        for place in order {
            let (title, term) = (later[place].title, later[place].term)
            guard let named = byTitle[title] else { continue }
            let ofYear = named.filter { Self.year(earlier[$0].term) == Self.year(term) }
            let fitting = ofYear.filter { Self.isBefore(earlier[$0].term, term) }
            guard let best = fitting.max(by: { earlier[$0].term < earlier[$1].term }) else {
                let terms = Set(named.map { earlier[$0].term }).sorted().joined(separator: "、")
                notes.append(
                    "\(title)：前测是 \(terms) 学期的，后测是 \(term) 学期的，"
                        + (ofYear.isEmpty ? "不是同一学年，学生不是同一批，没有比" : "前测在后测以后，没有比"))
                continue
            }
            guard taken.insert(title + "\n" + Self.year(term)).inserted else {
                notes.append("\(title)：\(term) 学期的后测没有用，一个学年只比最后一次")
                continue
            }
            places.append(Pair(before: best, after: place))
            let others = Set(ofYear.map { earlier[$0].term }).subtracting([earlier[best].term]).sorted()
            if !others.isEmpty {
                notes.append(
                    "\(title)：\(others.joined(separator: "、")) 学期的前测没有用，和后测比的是 \(earlier[best].term) 学期的")
            }
        }
    }

    /// `2026-2027` of `2026-2027-1`.
    private static func year(_ term: String) -> Substring { term.prefix(9) }

    /// Whether a term is not after another of its year; a whole year may be either half.
    private static func isBefore(_ term: String, _ other: String) -> Bool {
        term <= other || term.utf8.count == 9 || other.utf8.count == 9
    }
}
