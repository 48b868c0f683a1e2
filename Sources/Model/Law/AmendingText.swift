import ChineseText
package import Diagnostics

/// Texts that change laws: 刑法修正案（十一）, 关于修改《治安管理处罚法》的决定.
///
/// Their numbers are those of the text before and of the one after, in one sentence, and 本法 is the law that they change: nothing in them
/// can be looked up in one text.
extension LawLibrary {
    /// Whether a title is that of such a text; words about one, such as 解读《刑法修正案（十一）》, are not.
    package func isAmending(_ title: String) -> Bool {
        // 修 and 废: titles of all other pages are passed over.
        guard
            Array(title.utf8).withUnsafeBufferPointer({ $0.next(0xE4, 0xBF, 0xAE) ?? $0.next(0xE5, 0xBA, 0x9F) }) != nil
        else { return false }
        var title = Citation.inner(title)
        while let last = title.last, "〉》）)".contains(last) {
            if last == "）" || last == ")", let open = title.lastIndex(where: { $0 == "（" || $0 == "(" }) {
                title = String(title[..<open])
            } else {
                title.removeLast()
            }
        }
        if title.hasSuffix("修正案") {
            let law = title.dropLast(3).filter { $0 != "〈" && $0 != "〉" }
            return look(up: law) != .unknown || CitationScanner.commonNames.contains(Statute.plain(law))
        }
        guard title.hasSuffix("的决定"), let about = title.firstRange(of: "关于") else { return false }
        let subject = title[about.lowerBound...]
        let author = title[..<about.lowerBound].drop { $0 == "〈" }
        return ["修改", "修订", "修正", "废止"].contains { subject.hasPrefix("关于" + $0) }
            && (author.isEmpty || author.last.map { "会院府部局署厅委".contains($0) } ?? false)
            && !["解读", "学习", "图解", "一图", "贯彻", "落实", "宣传"].contains(where: author.hasPrefix)
    }

    /// A report on such a text: what could only be said against one text is one note, and what may have other words has no link.
    func withoutChecks(_ report: CitationReport, _ place: Place) -> CitationReport {
        var quiet = report
        quiet.findings = report.findings.filter { !Self.unchecked.contains($0.code.id) }
        quiet.unchecked.dropEditions()
        quiet.changedSinceReview = []
        quiet.resolutions = report.resolutions.map { resolution in
            CitationResolution(
                mark: resolution.mark, citation: resolution.citation, statute: resolution.statute,
                targets: resolution.targets.filter { target in
                    !versions(of: target.statute).contains { version in
                        version.version == target.version && hasChanged(target.article, of: version)
                    }
                })
        }
        let count = report.findings.count {
            Self.unchecked.contains($0.code.id) && $0.code.id != FindingCode.lawNotInForce.id
        }
        if count > 0 { quiet.findings.append(Self.amending(count, place)) }
        return quiet
    }

    /// That so many numbers were not checked.
    static func amending(_ count: Int, _ place: Place) -> Finding {
        Finding(
            .lawAmendingText, at: place, "这是修改法律的文件，里面的条号有改前的、有改后的，\(count) 处对不上的没有逐条提示",
            explanation: ["请人工对照原文核对；要引用条文，引用改过以后的法律全文"])
    }

    /// What is found by looking into one text of the law.
    static let unchecked: Set<String> = Set(
        [
            FindingCode.lawUnread, .lawArticleMissing, .lawNotInForce, .lawEditionDoubtful, .lawNoReferent,
            .lawLoneParagraph, .lawQuoteDiffers, .lawQuoteUnchecked,
        ].map(\.id))
}

extension UncheckedLaws {
    /// Leaves out 禁毒法（修改前的文本）: a text that changes a law speaks of both.
    mutating func dropEditions() { keep { !$0.hasSuffix("文本）") } }
}

extension FindingCode {
    package static let lawAmendingText = FindingCode(
        "law.amending-text",
        .note,
        "修改法律的文件没有逐条核对",
        manual: """
            标题是“某法修正案”“关于修改某法的决定”的文件，说的是怎样改一部法律：`将第七十二条改为第八十四条`、
            `增加一条，作为第八十四条之一`。这里面的条号有改前的、有改后的，“本法”指被修改的那部法律，放在任何一个文本里都对不全；
            引的话也有改前的、有改后的。所以不逐条提示条号不存在、引文不一样，内容变过的条也不做成链接，只在这里说一声有多少处。

            怎样改：不用改，不影响生成站点和发布；请人工对照公布的原文。给读者查条文的，请放修改以后的法律全文。
            """
    )
}
