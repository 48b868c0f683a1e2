package import Diagnostics

/// A key that was meant to keep something from the public and does nothing: what is unknown is passed over, and a draft
/// that is passed over is published.
enum UnreadDraft {
    /// Keys of other programs that keep a page back when they say no.
    private static let publicKeys: Set<String> = ["published", "public", "visible", "是否发布", "是否公开"]
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
        if !keepsBack,
            let inner = entry.value.entries?.lazy.compactMap({ inner in
                Self.finding(
                    inner, guess: inner.key.lowercased() == "draft" ? "draft" : nil, kind: kind, known: known,
                    in: source)
            }).first
        {
            return inner
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
            只有 `draft: true` 或 `草稿: 是` 能把一页当作草稿留下不公开。写成 `Draft`、`drafts`、`status: draft`、`published: false` 等都不认得，
            内容会照样公开，所以先停下来。请改成 `draft: true`；法律、题库等没有草稿，还不能公开的先移到 Content 文件夹外面。
            """
    )
}
