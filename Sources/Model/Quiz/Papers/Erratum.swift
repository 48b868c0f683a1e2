/// What has to be told to those who hold a printed paper: one question, as it was and as it is.
package struct Erratum: Sendable {
    package let paper: IssuedPaper
    /// As it was issued.
    package let was: IssuedQuestion
    /// As the bank has it now, with the options that were printed; nil when that cannot be told, which makes it void.
    package let now: IssuedQuestion?
    /// Why it is void.
    package let reason: Reason?

    /// Why a printed question cannot be mended on paper.
    package enum Reason: String, Sendable {
        case removed
        /// No question has its id, which was made from its words: they may have changed, or it is gone.
        case unknown
        case doubtful
        case type
        case options
        case answer
        case pairs
        case picture

        /// In Chinese, for the sheet and for the terminal.
        package var words: String {
            switch self {
            case .removed: "题库里已经没有这道题"
            case .unknown: "题库里没有这个编号的题了：题可能删去了，也可能只是改了字（没有写编号的题，改了字编号也就变了）"
            case .doubtful: "题库里的这道题有错误（存疑），请先改好再出勘误单"
            case .type: "题型改了，印好的题改不过来"
            case .options: "印出的选项有的已经删去，印好的题改不过来"
            case .answer: "现在的答案里有卷上没有印的选项"
            case .pairs: "连线左边的行数变了，印好的题改不过来"
            case .picture: "题库里这道题的图片找不到，请先改好再出勘误单"
            }
        }
    }

    /// Nil when the paper does not carry the question, or has it as it is now; `pictures` are `data:` addresses by their paths.
    package init?(_ paper: IssuedPaper, question id: String, now: Question?, pictures: [String: String] = [:]) {
        guard let was = paper.content.question(id) else { return nil }
        let (mended, reason) = Self.mended(was, now, pictures)
        guard mended.map({ !$0.isPrintedLike(was) }) ?? true else { return nil }
        self.paper = paper
        self.was = was
        self.now = mended
        self.reason = reason
    }

    /// The question as it can be mended on paper: an option that was added since is not printed, and changes nothing.
    private static func mended(
        _ was: IssuedQuestion, _ now: Question?, _ pictures: [String: String]
    ) -> (IssuedQuestion?, Reason?) {
        guard let now else { return (nil, was.hasMadeID ? .unknown : .removed) }
        guard !now.isDoubtful else { return (nil, .doubtful) }
        let current = IssuedQuestion(now, pictures: pictures)
        guard current.type == was.type else { return (nil, .type) }
        guard current.lefts.count == was.lefts.count else { return (nil, .pairs) }
        guard (now.picture == nil) == (current.picture == nil) else { return (nil, .picture) }
        let aligned = current.aligned(with: was)
        guard was.type.isChoice else {
            if aligned != current || aligned.options.map(\.id) == was.options.map(\.id) { return (aligned, nil) }
            let printed = Set(was.options.map(\.id))
            guard printed.isSubset(of: aligned.options.map(\.id)) else { return (nil, .options) }
            return (nil, .answer)
        }
        let printed = Set(was.options.map(\.id))
        guard printed.isSubset(of: aligned.options.map(\.id)) else { return (nil, .options) }
        guard printed.isSuperset(of: aligned.answer.choice ?? []) else { return (nil, .answer) }
        return (aligned.keeping(printed), nil)
    }
}

extension Erratum {
    /// Whether what was marked by the printed key is marked wrongly: another answer, another share for a part of it, or no question any more.
    package var isMarkedOtherwise: Bool {
        guard let now else { return true }
        return now.answer != was.answer || (was.hasPartialCredit && now.partial != was.partial)
    }
}

extension IssuedQuestion {
    /// Whether the id looks like one that was made from the words of a question: q-1f0c2d3e.
    package var hasMadeID: Bool {
        guard let dash = id.lastIndex(of: "-") else { return false }
        let made = id[dash...].dropFirst()
        let isHex =
            made.utf8.count == 8 && made.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        // A date is no such id.
        return isHex && (id.hasPrefix("q-") || made.utf8.contains { $0 >= 0x61 })
    }

    /// Whether a part of the answer may earn something: what the key says of that is a part of it.
    package var hasPartialCredit: Bool { type == .multiple || type == .match || type == .order }

    /// Whether paper, pack and key would say the same.
    fileprivate func isPrintedLike(_ other: Self) -> Bool {
        stem == other.stem && options.map(\.text) == other.options.map(\.text) && answer == other.answer
            && lefts == other.lefts && material == other.material && picture == other.picture
            && explanation == other.explanation && basis == other.basis
            && options.map(\.feedback) == other.options.map(\.feedback)
            && (partial == other.partial || !hasPartialCredit)
    }
}

extension Erratum {
    /// One thing that was printed otherwise, besides stem, options and key.
    package struct Change: Sendable, Hashable {
        /// 材料, 左边第 2 行.
        package let what: String
        package let was: String
        package let now: String
    }

    /// What a reader cannot see from stem, options and key: rows of pairs, material, picture, blanks and what is told about the answer.
    package var changes: [Change] {
        guard let now else { return [] }
        var changes: [Change] = []
        func compare(_ what: String, _ before: String?, _ after: String?) {
            guard before != after else { return }
            changes.append(Change(what: what, was: before ?? "（没有）", now: after ?? "（删去）"))
        }
        compare("材料", was.material, now.material)
        for (index, (before, after)) in zip(was.lefts, now.lefts).enumerated() {
            compare("左边第 \(index + 1) 行", before, after)
        }
        if was.picture?.data != now.picture?.data {
            changes.append(
                Change(
                    what: "图片", was: was.picture == nil ? "（没有）" : "原来的图", now: now.picture == nil ? "（删去）" : "换成下面的图"))
        }
        if was.picture != nil, now.picture != nil { compare("图片的文字说明", was.picture?.alt, now.picture?.alt) }
        let blanks = (was.answer.blanks ?? [], now.answer.blanks ?? [])
        if blanks.0.count == blanks.1.count, blanks.0.count > 1 {
            for (index, (before, after)) in zip(blanks.0, blanks.1).enumerated() {
                compare("第 \(index + 1) 空的答案", before.joined(separator: "｜"), after.joined(separator: "｜"))
            }
        }
        if was.answer.isSame(as: now.answer), was.answer != now.answer {
            func words(_ answer: IssuedAnswer) -> String { answer.anyOrder == true ? "各空可以换位置" : "各空不能换位置" }
            compare("答案的次序", words(was.answer), words(now.answer))
        }
        compare("解析", was.explanation, now.explanation)
        compare("依据", was.basis, now.basis)
        for option in now.options {
            guard let before = was.option(option.id) else { continue }
            compare("选项“\(option.text)”的讲解", before.feedback, option.feedback)
        }
        return changes
    }

    /// The picture that takes the place of the printed one.
    package var newPicture: IssuedQuestion.Picture? {
        now.flatMap { $0.picture?.data == was.picture?.data ? nil : $0.picture }
    }
}

extension Erratum {
    /// What has changed in the bank and concerns nobody who holds the paper: options that were added, by their letters in the bank,
    /// and options that changed places there.
    package static func unprinted(_ now: Question, in paper: IssuedPaper) -> (added: [String], isReordered: Bool)? {
        guard let was = paper.content.question(now.id), now.type.isChoice, was.type == now.type else { return nil }
        let current = IssuedQuestion(now)
        let printed = Set(was.options.map(\.id))
        let added = current.aligned(with: was).options.filter { !printed.contains($0.id) }
        let labels = added.map { String($0.id.dropFirst()).uppercased() }
        return (labels, added.isEmpty && current.isReordered(from: was))
    }
}
