/// Which pages go with a page: those that share tags, 五落实, audience and stage with it, weighed by how rare these are.
///
/// Only a few neighbours are looked at in the list of every term, so that a page costs the same in a site of any size.
package struct RelatedPages: Sendable {
    /// The most that a page shows.
    package static let most = 5
    /// How far candidates are from the page in the list of a term.
    private static let reach = 10
    /// How many terms of a page, the rarest first, are asked for candidates.
    private static let asked = 6

    /// The terms of every page, by rising number.
    private let terms: [[Int32]]
    /// By the number of the term.
    private let weights: [Int]
    /// The pages of every term that gives candidates, in the order of lists.
    private let members: [[Int32]]
    private let rank: [Int32]

    init(_ shelves: [TermShelf], rank: [Int]) {
        self.rank = rank.map(Int32.init)
        var terms = [[Int32]](repeating: [], count: rank.count)
        var weights: [Int] = []
        var members: [[Int32]] = []
        for shelf in shelves {
            let base = Int32(weights.count)
            for (page, own) in shelf.ofPage.enumerated() where !own.isEmpty {
                terms[page] += own.map { base + Int32($0) }
            }
            for term in shelf.terms {
                let isCandidate = shelf.taxonomy == .tags || shelf.taxonomy == .implements
                weights.append(Self.weight(shelf.taxonomy, share: rank.count / max(term.pages.count, 1)))
                members.append(isCandidate ? term.pages.map(Int32.init) : [])
            }
        }
        self.terms = terms.map { $0.sorted() }
        self.weights = weights
        self.members = members
    }

    /// What sharing a term is worth; a tag that one page in `share` bears is worth more the rarer it is.
    private static func weight(_ taxonomy: Taxonomy, share: Int) -> Int {
        switch taxonomy {
        case .tags: 2 + 2 * (Int.bitWidth - max(share, 1).leadingZeroBitCount)
        case .implements: 6
        case .audience, .stage: 2
        case .region: 3
        }
    }

    /// The pages that go with a page, the nearest first.
    package func related(to page: Int) -> [Int] {
        let own = terms[page]
        guard !own.isEmpty else { return [] }
        var seen: [Int32] = [Int32(page)]
        var best: [(score: Int, page: Int32)] = []
        let rarest = own.filter { members[Int($0)].count > 1 }.sorted {
            (members[Int($0)].count, $0) < (members[Int($1)].count, $1)
        }
        for term in rarest.prefix(Self.asked) {
            let list = members[Int(term)]
            let place = place(of: page, in: list)
            for candidate in list[max(0, place - Self.reach)..<min(list.count, place + Self.reach + 1)]
            where !seen.contains(candidate) {
                seen.append(candidate)
                best.append((score(own, terms[Int(candidate)]), candidate))
            }
        }
        best.sort { ($1.score, rank[Int($0.page)]) < ($0.score, rank[Int($1.page)]) }
        return best.prefix(Self.most).map { Int($0.page) }
    }

    private func place(of page: Int, in list: [Int32]) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if rank[Int(list[middle])] < rank[page] { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The worth of all terms that both have.
    private func score(_ left: [Int32], _ right: [Int32]) -> Int {
        var (first, second, sum) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                sum += weights[Int(left[first])]
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return sum
    }
}
