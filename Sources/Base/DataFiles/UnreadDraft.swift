package import Diagnostics

/// A key that was meant to keep something from the public and does nothing: what is unknown is passed over, and a draft
/// that is passed over is published.
enum UnreadDraft {
    /// Keys of other programs that keep a page back when they say no.
    private static let publicKeys: Set<String> = ["published", "public", "visible", "是否发布", "是否公开"]
    /// Keys that keep a page back when they say anything else.
    private static let hidingKeys: Set<String> = [
        "hidden", "hide", "private", "unlisted", "secret", "internal", "不公开", "暂不公开", "不发布", "暂不发布", "隐藏", "未发布", "内部",
        "内部资料", "保密",
        "停用", "下线", "下架", "撤下", "撤回", "作废",
    ]
    /// Keys that let a page go on a day.
    private static let endKeys: Set<String> = [
        "下线", "下线日期", "下线时间", "下架", "下架日期", "撤下", "撤下日期", "撤回", "撤回日期", "截止", "截止日期", "截止时间", "结束日期", "停用", "停用日期",
        "作废日期", "到期日期", "到期日", "到期时间", "过期", "过期日期", "过期时间", "失效日期", "有效期", "有效期至",
        "expires", "expiry", "expired", "unpublish", "offline", "enddate", "end_date", "end",
    ]
    /// Keys that let a page come on a day.
    private static let startKeys: Set<String> = [
        "上线", "上线日期", "上线时间", "公开时间", "定时发布", "定时", "开始日期", "embargo", "startdate", "start_date", "release_date",
    ]
    private static let no: Set<String> = ["false", "no", "off", "否", "不", "0"]

    /// A finding for an unknown key that speaks of a draft: `Draft: true`, `darft: 是`, `status: draft`, `published: false`.
    ///
    /// `guess` is the known key that the key is nearest to. A draft that says no changes nothing and is like any other unknown key.
    static func finding(
        _ entry: YAMLNode.Entry, guess: String?, kind: String, known: [FieldName], in source: SourceText
    ) -> Finding? {
        let draft = known.first { $0.name == "draft" }
        let key = entry.key.lowercased()
        let value = entry.value.text?.trimmingSpaces().lowercased() ?? ""
        let isNamed = key.contains("draft") || key.contains("草稿") || guess.map { draft?.matches($0) == true } == true
        let keepsBack =
            isNamed
            ? !no.contains(value) && !value.isEmpty
            : value == "draft" || value == "草稿" || (publicKeys.contains(key) && no.contains(value))
                || (hidingKeys.contains(key) && !no.contains(value) && !value.isEmpty && CalendarDate(value) == nil)
        if !keepsBack,
            let inner = entry.value.entries?.lazy.compactMap({ inner in
                Self.finding(
                    inner, guess: inner.key.lowercased() == "draft" ? "draft" : nil, kind: kind, known: known,
                    in: source)
            }).first
        {
            return inner
        }
        if !keepsBack, let day = CalendarDate(value), let finding = Self.day(day, entry, known: known, in: source) {
            return finding
        }
        guard keepsBack else { return nil }
        guard let draft else {
            return Finding(
                .draftUnread, at: source.place(entry.keyRange), "\(kind)没有草稿，“\(entry.key)”不起作用，内容会照样公开",
                explanation: ["还不能公开的，请先移到 Content 文件夹外面"])
        }
        return Finding(
            .draftUnread, at: source.place(entry.keyRange), "“\(entry.key)”不起作用，这份草稿会照样公开",
            explanation: ["请写成 \(draft.name): true 或 草稿: 是，英文全部小写；可以公开的，删去这一行"])
    }

    /// A day from which, or until which, a page was meant to be public: only pages have such days.
    private static func day(
        _ day: CalendarDate, _ entry: YAMLNode.Entry, known: [FieldName], in source: SourceText
    ) -> Finding? {
        let key = entry.key.lowercased()
        let isEnd = endKeys.contains(key)
        guard isEnd || startKeys.contains(key), known.contains(where: { $0.name == "expire" }) else { return nil }
        return Finding(
            .draftUnread, at: source.place(entry.keyRange),
            isEnd ? "“\(entry.key)”不起作用，过了 \(day) 这一页照样公开" : "“\(entry.key)”不起作用，不到 \(day) 这一页也照样公开",
            explanation: [
                isEnd
                    ? "到期不再公开的写 expire: \(day) 或 到期: \(day)；只是文中一件事的日子，请写进正文，删去这一行"
                    : "到那一天才公开的写 publish: \(day) 或 发布: \(day)；只是文中一件事的日子，请写进正文，删去这一行"
            ])
    }
}

extension Finding {
    /// `draft:` with nothing behind it.
    package static func draftUndecided(at place: Place) -> Finding {
        Finding(
            .draftUnread, at: place, "“草稿”后面没有写是或否，这一页会照样公开",
            explanation: ["还不能公开的写 draft: true，可以公开的删去这一行"])
    }
}

extension FindingCode {
    package static let draftUnread = FindingCode(
        "data.draft-unread",
        .error,
        "草稿的写法没有生效",
        manual: """
            只有 `draft: true` 或 `草稿: 是` 能把一页当作草稿留下不公开。写成 `Draft`、`drafts`、`status: draft`、`published: false`、`不公开: 是` 等都不认得，
            内容会照样公开，所以先停下来。请改成 `draft: true`；`下线: 2026-11-01`、`截止日期: …` 也不起作用，到期不再公开的写 `expire: 2026-11-01`。法律、题库等没有草稿，还不能公开的先移到 Content 文件夹外面。
            """
    )
}
