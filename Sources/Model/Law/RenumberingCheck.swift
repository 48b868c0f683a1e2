import Diagnostics

/// Whether the renumberings that a version declares fit its words and those of the version before.
struct RenumberingCheck {
    private let old: Statute
    private let new: Statute
    private let declaration: StatuteDeclaration

    init(_ old: Statute, _ new: Statute, _ declaration: StatuteDeclaration) {
        self.old = old
        self.new = new
        self.declaration = declaration
    }

    /// Below this two articles have nothing in common, above the other they are nearly the same.
    private static let (unlike, alike) = (0.2, 0.6)

    var findings: [Finding] { repeated + contradicted }

    /// Two old articles that became one: that happens, but so do slips of the pen.
    private var repeated: [Finding] {
        Dictionary(grouping: declaration.renumbers.keys.sorted()) { declaration.renumbers[$0] }
            .compactMap { target, numbers -> Finding? in
                guard numbers.count > 1, let target, let last = numbers.last else { return nil }
                let names = numbers.map(\.chinese).joined(separator: "、")
                return Finding(
                    .lawBadRenumbering, severity: .warning, at: declaration.renumberPlaces[last],
                    "条号对照把\(names)都对到了\(target.chinese)",
                    explanation: ["请对照原文核对；确实是几条并成一条的，不用改"])
            }
    }

    /// An old article that is all but another one of the new text.
    private var contradicted: [Finding] {
        guard old.text == .official, new.text == .official else { return [] }
        let words = ArticleLikeness(old.articles, new.articles)
        return declaration.renumbers.compactMap { number, target -> Finding? in
            guard let former = old.articles.firstIndex(where: { $0.number == number }),
                let position = new.articles.firstIndex(where: { $0.number == target })
            else { return nil }
            guard words.likeness(former, position) < Self.unlike else { return nil }
            let best = new.articles.indices.map { (words.likeness(former, $0), $0) }.max { $0.0 < $1.0 }
            guard let best, best.0 >= Self.alike else { return nil }
            let other = new.articles[best.1].number
            return Finding(
                .lawBadRenumbering, severity: .warning, at: declaration.renumberPlaces[number],
                "条号对照说\(number.chinese)现在是\(target.chinese)，可是它的文字和\(other.chinese)几乎一样",
                explanation: ["请对照原文核对：应当是 \(number): \(other) 吗"])
        }
    }
}
