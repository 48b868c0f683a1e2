/// Glyphs that words about editions end in.
enum EditionGlyph {
    static let of: UInt32 = 0xE79A84  // 的
}

/// What the words say about an edition, read from their end.
struct EditionWords {
    enum Kind {
        /// 修正, 公布.
        case made
        /// 施行.
        case force
        /// 版, 后, 新: only beside others.
        case filler
        /// 以前.
        case before
        /// The 前 of 修订前.
        case bareBefore
        /// 原, 旧, 老.
        case old
        /// 废止, 失效.
        case repealed
        /// 未 of 未修订.
        case not
        /// 当时.
        case then
    }

    private static let words: [(Kind, [String])] = [
        (.made, ["修正", "修订", "修改", "公布", "颁布", "发布", "通过", "制定", "印发"]), (.force, ["施行", "实施", "生效", "执行"]),
        (.before, ["以前", "之前", "从前", "先前", "此前", "原来", "原先", "旧版", "老版", "原版", "旧的"]), (.repealed, ["废止", "失效", "作废"]),
        (.then, ["当时", "彼时"]), (.filler, ["版本", "文本", "有效", "已经", "重新", "起", "版", "本", "后", "新", "已", "被", "自", "经"]),
        (.not, ["未经", "没有", "未"]), (.bareBefore, ["前"]), (.old, ["原", "旧", "老"]),
    ]

    /// Every word, the longer first.
    static let all: [(kind: Kind, bytes: [UInt8])] = words.flatMap { kind, words in
        words.map { (kind: kind, bytes: Array($0.utf8)) }
    }.sorted { $0.bytes.count > $1.bytes.count }

    private var event: EditionDate.Event?
    private var isBefore = false
    private var isReplaced = false
    private var isThen = false
    private(set) var hasWords = false

    mutating func take(_ kind: Kind) {
        hasWords = true
        switch kind {
        case .made: event = event ?? .made
        case .force: event = event ?? .force
        case .before, .bareBefore: isBefore = true
        case .old, .repealed: isReplaced = true
        case .not: isReplaced = isReplaced || event != nil
        case .then: isThen = true
        case .filler: break
        }
    }

    func take(bareBefore reader: ProvisionReader, at end: Int, floor: Int) -> Bool {
        reader.hasEventOrDate(endingAt: end, floor: floor)
    }

    func edition(_ date: EditionDate) -> NamedEdition? {
        // 2012年修订前的 is no text of 2012.
        if isBefore { return .before(event == .made ? EditionDate(year: date.year) : date) }
        guard hasWords || date.month != nil else { return .ofYear(date.year) }
        var date = date
        date.event = event
        return .dated(date)
    }

    var editionWithoutDate: NamedEdition? { isThen ? .then : isReplaced || isBefore ? .replaced : nil }
}
