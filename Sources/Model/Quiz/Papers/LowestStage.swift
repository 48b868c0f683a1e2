/// Whether a paper is for 小学一、二年级, who are not tested, as far as its questions tell.
package enum LowestStage: Sendable, Hashable {
    /// Some questions are for 小低 alone, and no question is for others only.
    case certain
    /// That many questions are for 小低, alone or with 小高: for whom the paper is has to be said.
    case possible(Int)
    /// Nothing speaks of them.
    case none

    /// The verdict on the stages of each question; a question without any is for everybody.
    ///
    ///     [["小低"], []] ⇒ certain      [["小低"], ["小高"]], [["小低", "小高"]] ⇒ possible      [["小高"]] ⇒ none
    package init(_ stages: [[String]]) {
        let lowest = stages.filter { $0.contains("小低") && $0.allSatisfy { $0 == "小低" || $0 == "小高" } }
        if stages.contains(["小低"]), stages.allSatisfy({ $0.isEmpty || $0.contains("小低") }) {
            self = .certain
        } else {
            self = lowest.isEmpty ? .none : .possible(lowest.count)
        }
    }
}

extension Blueprint {
    /// The stage of the paper: what is written, else 小低 where its sections or what was chosen say so.
    func stage(of chosen: [[Question]]) -> String? {
        if let stage { return stage }
        let stages = sections.flatMap(\.cells).map { $0.stage.map { [$0] } ?? [] } + chosen.flatMap { $0.map(\.stages) }
        return LowestStage(stages) == .certain ? "小低" : nil
    }
}
