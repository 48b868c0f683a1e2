/// Glyphs that words about editions end in.
enum EditionGlyph {
    static let of: UInt32 = 0xE79A84  // 的
    static let time: UInt32 = 0xE697B6  // 时
}

/// What the words say about an edition, read from their end.
struct EditionWords {
    enum Kind {
        /// 修正, 公布.
        case made
        /// 施行.
        case force
        /// 版, 有效: only beside others.
        case filler
        /// 版, 版本, 文本.
        case version
        /// 后: of 修订后.
        case after
        /// 新, 最新.
        case new
        /// 拟修订.
        case planned
        /// 现行, 目前.
        case now
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
        (.made, ["修正", "修订", "修改", "修法", "公布", "颁布", "发布", "通过", "制定", "印发"]), (.force, ["施行", "实施", "生效", "执行"]),
        (.before, ["以前", "之前", "从前", "先前", "此前", "原来", "原先", "旧版", "老版", "原版", "旧的"]),
        (.repealed, ["废止", "失效", "作废", "不再适用", "不再有效", "停止施行", "停止执行"]),
        (.then, ["当时", "彼时", "当年", "行为时", "案发时", "事发时", "犯罪时", "违法时", "行为当时", "案发当时"]),
        (
            .filler,
            ["有效", "适用", "已经", "重新", "正式", "本次", "此次", "这次", "尚", "起", "本", "已", "被", "自", "经"]
        ), (.version, ["版本", "文本", "版"]),
        (.after, ["后", "以后", "之后"]), (.new, ["新", "最新", "全新", "新版", "新法", "新增", "新增加", "增加", "增设"]),
        (.now, ["现", "现行", "现行法", "现在", "现今", "如今", "目前", "当前"]),
        (.not, ["未经", "尚未", "没有", "未"]), (.bareBefore, ["前"]),
        (
            .old,
            [
                "原", "旧", "老", "旧法", "原法", "老法", "旧条文", "旧法条", "曾经", "过去", "以往", "早期", "上一版", "前一版", "上一版本", "前一版本",
                "第一版", "最早",
                "最初",
                "被修改", "被修订", "被修正", "已修改", "已被修改", "已被修订", "已被修正",
            ]
        ),
        (.planned, ["拟", "拟议"]),
    ]

    /// Every word, the longer first.
    static let all: [(kind: Kind, bytes: [UInt8])] = words.flatMap { kind, words in
        words.map { (kind: kind, bytes: Array($0.utf8)) }
    }.sorted { $0.bytes.count > $1.bytes.count }

    private var event: EditionDate.Event?
    private var isBefore = false
    private var isReplaced = false
    private var isRepealed = false
    private var isThen = false
    private var isAfter = false
    private var isNew = false
    private var isNow = false
    private var isPlanned = false
    private var isVersion = false
    private(set) var hasWords = false

    mutating func take(_ kind: Kind) {
        hasWords = true
        switch kind {
        case .made: event = event ?? .made
        case .force: event = event ?? .force
        case .before, .bareBefore: isBefore = true
        case .old: isReplaced = true
        case .repealed: isRepealed = true
        case .not:
            // 尚未施行的 is the new text, 未修订的 the old one.
            isReplaced = isReplaced || event == .made
            isNew = isNew || event == .force
        case .then: isThen = true
        case .after: isAfter = true
        case .new: isNew = true
        case .now: isNow = true
        case .planned: isPlanned = true
        case .version: isVersion = true
        case .filler: break
        }
    }

    func take(bareBefore reader: ProvisionReader, at end: Int, floor: Int) -> Bool {
        reader.hasEventOrDate(endingAt: end, floor: floor)
    }

    func edition(_ date: EditionDate) -> NamedEdition? {
        // 2012年修订前的 is no text of 2012.
        if isRepealed { return .before(date) }
        if isBefore { return .before(event == .made ? EditionDate(year: date.year) : date) }
        guard hasWords || date.month != nil else { return .ofYear(date.year) }
        var date = date
        date.event = event
        return .dated(date)
    }

    var editionWithoutDate: NamedEdition? {
        if isThen { return .then }
        if isPlanned { return event == nil ? nil : .other("拟定的文本") }
        if isReplaced || isBefore || isRepealed { return .replaced }
        if isNew || isAfter && event == .made { return .latest }
        return isNow ? .inForce : nil
    }

    /// 12年修正, 97年版: two figures are a year only beside what happened to the text, or 版.
    var mayFollowShortYear: Bool {
        (event != nil || isVersion) && !isBefore && !isThen && !isRepealed && !isAfter && !isNow && !isReplaced
    }

    /// 行为发生时施行的 and 行为发生时的: 时 counts behind other words, or before 的.
    func mayBeThen(isOf: Bool) -> Bool { (isOf || hasWords) && !isThen && !isBefore && !isNew }

    /// What happens to somebody at a time of which the law counts: 案件发生时的, but not 学习时的.
    static let events = [
        "发生", "案发", "事发", "行为", "犯罪", "违法", "作案", "处罚", "决定", "判决", "裁决", "审判", "审理", "立案", "查获", "抓获", "查处", "被查",
        "被抓", "作出", "做出",
    ].map { Array($0.utf8) }

    /// 同 届 及 随 有 平 小 临 按 准 到 即 暂 适 何: 同时施行的 says nothing of a time.
    static let adverbs: Set<UInt32> = [
        0xE5908C, 0xE5B18A, 0xE58F8A, 0xE99A8F, 0xE69C89, 0xE5B9B3, 0xE5B08F, 0xE4B8B4, 0xE68C89, 0xE58786, 0xE588B0,
        0xE58DB3, 0xE69A82, 0xE98082, 0xE4BD95,
    ]

    mutating func takeThen() { take(.then) }
}
