/// A run of `*` or `~` with what stands beside it, and whether it may open and close.
struct DelimiterRun {
    /// The characters that cmark looks at.
    let before: CJKCharacter
    let after: CJKCharacter
    /// The character before, without its variation selector.
    let base: CJKCharacter

    /// What is put beside a run so that cmark judges it as the rule does.
    enum Mark { case none, letter, sign }

    /// Which marks make cmark agree with the rule; nil if it agrees already.
    ///
    /// The rule is that of markdown-cjk-friendly (`specification.md` 6.2): punctuation beside a delimiter run does no
    /// harm where the character on either side of the run is CJK.
    var marks: (before: Mark, after: Mark)? {
        if before.isSpace || after.isSpace { return nil }
        let wanted = (left: opens, right: closes)
        if flanking(before.isCMarkPunctuation, after.isCMarkPunctuation) == wanted { return nil }
        for marks in Self.candidates {
            let found = flanking(
                Self.isPunctuation(marks.before, before), Self.isPunctuation(marks.after, after))
            if found == wanted { return marks }
        }
        return nil
    }

    private static let candidates: [(before: Mark, after: Mark)] = [
        (.none, .letter), (.letter, .none), (.none, .sign), (.sign, .none), (.letter, .letter), (.sign, .letter),
        (.letter, .sign),
    ]

    private var isBesideCJK: Bool { base.isCJK || after.isCJK || isAmbiguousForm }

    /// “ ” ‘ ’ with the selector of their full-width form.
    private var isAmbiguousForm: Bool {
        before.scalar == 0xFE01 && [0x2018, 0x2019, 0x201C, 0x201D].contains(base.scalar)
    }

    private var opens: Bool {
        !after.isPunctuation || base.isPunctuation || isBesideCJK || before.isIdeographicSelector
    }

    private var closes: Bool { !base.isPunctuation || after.isPunctuation || isBesideCJK }

    /// CommonMark's left-flanking and right-flanking for a run without white space beside it.
    private func flanking(_ before: Bool, _ after: Bool) -> (left: Bool, right: Bool) {
        (!after || before, !before || after)
    }

    private static func isPunctuation(_ mark: Mark, _ character: CJKCharacter) -> Bool {
        switch mark {
        case .none: character.isCMarkPunctuation
        case .letter: false
        case .sign: true
        }
    }
}
