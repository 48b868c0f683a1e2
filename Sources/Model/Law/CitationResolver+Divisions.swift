import ChineseText
package import Diagnostics

/// Whether an article stands in the 编, 章 or 节 that a citation names beside it.
///
///     《禁毒法》第四章第五十九条 → 第五十九条在第六章
extension CitationResolver {
    /// Says so where it stands in another one; a law without such divisions cannot tell.
    mutating func checkDivision(_ targets: [CitationResolution.Target], _ statute: Statute, _ mark: CitationMark) {
        guard let article = targets.first(where: { !$0.isBetween })?.article, !statute.divisions.isEmpty,
            let position = statute.articles.firstIndex(where: { $0.number == article })
        else { return }
        for (level, label) in Self.divisions(in: mark.text) {
            if level == .part, let place = statute.divisions.first(where: { Self.isUnnumberedPart($0, position) }) {
                if Self.number(label) != Self.order(of: place, in: statute.divisions) {
                    report.unchecked.add(statute.plainTitle, .undivided, at: { source.place(mark.range) })
                }
                continue
            }
            let known = statute.divisions.filter { level == nil ? Self.name($0) == label : $0.level == level }
            guard !known.isEmpty, known.contains(where: { !$0.articles.isEmpty }),
                !known.contains(where: {
                    $0.articles.contains(position) && (level == nil || Self.same($0.label, label))
                })
            else { continue }
            let place = statute.divisions.filter {
                $0.articles.contains(position) && (level == nil || $0.level == level)
            }
            .map { $0.label.isEmpty ? $0.title : $0.label }.joined()
            report.findings.append(
                Finding(
                    .lawArticleMissing, at: source.place(mark.range),
                    "\(statute.plainTitle.inTitleMarks)\(label)没有\(article.chinese)"
                        + (place.isEmpty ? "" : "，\(article.chinese)在\(place)"),
                    explanation: ["请对照原文，改正章节或者条号"]))
            return
        }
    }

    /// 总则, 附则, 婚姻家庭编.
    private static func name(_ division: Division) -> String {
        let title = division.title.filter { !$0.isWhitespace }
        return division.level == .part && !title.hasSuffix("编") && !title.hasSuffix("则") ? title + "编" : title
    }

    /// 婚姻家庭编, which a file heads with its name alone, around the article at a position.
    private static func isUnnumberedPart(_ division: Division, _ position: Int) -> Bool {
        division.level == .part && division.label.isEmpty && division.articles.contains(position)
    }

    /// Which 编 of its law it is, where none of them bears a number; 附则 is none.
    private static func order(of place: Division, in divisions: [Division]) -> Int? {
        let parts = divisions.filter { $0.level == .part }
        guard parts.allSatisfy(\.label.isEmpty), name(place) != "附则" else { return nil }
        return parts.firstIndex(of: place).map { $0 + 1 }
    }

    /// Whether two labels have the same number: 第四章 and 第4章.
    private static func same(_ left: String, _ right: String) -> Bool { number(left) == number(right) }

    private static func number(_ label: String) -> Int? {
        Array(label.utf8).withUnsafeBufferPointer { ProvisionReader(bytes: $0).figure(at: 3)?.0 }
    }

    /// The divisions that a citation names, in its order, with their level where they have a number.
    private static func divisions(in mark: String) -> [(Division.Level?, String)] {
        let bytes = Array(mark.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            var index = reader.glyph(0) == Glyph.openTitle ? reader.closeTitle(from: 0) ?? 0 : 0
            // 《民法典·婚姻家庭编》.
            if index > 6, let law = PartTitle.law(of: String(decoding: bytes[3..<index - 3], as: UTF8.self)) {
                index = 3 + law.utf8.count
            }
            var found: [(Division.Level?, String)] = []
            while index + 2 < bytes.count {
                let units: [(Division.Level, UInt32)] = [
                    (.part, Glyph.part), (.chapter, Glyph.chapter), (.section, Glyph.section),
                ]
                if reader.glyph(index) == Glyph.ordinal,
                    let (level, end) = units.lazy.compactMap({ level, unit in
                        reader.ordinal(at: index, unit: unit).map { (level, $0.1) }
                    }).first
                {
                    found.append((level, String(decoding: bytes[index..<end], as: UTF8.self)))
                    index = end
                } else if let name = names.first(where: { reader.hasBytes($0, at: index) }) {
                    found.append((nil, String(decoding: name, as: UTF8.self)))
                    index += name.count
                } else {
                    index += 1
                }
            }
            return found
        }
    }

    private static let names = ["总则编", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编", "附则"].map { Array($0.utf8) }
}

extension CitationResolver {
    /// Notes 第一款第（三）项 of an article that lists its 项 with one 款.
    mutating func checkParagraph(
        _ targets: [CitationResolution.Target], _ citation: Citation, _ statute: Statute, _ mark: CitationMark
    ) {
        guard citation.place.paragraph == 1, citation.place.item != nil, citation.place.article != nil,
            statute.text == .official, let target = targets.first, target.place.paragraph == 1,
            let article = statute.article(target.article), article.paragraphs.count == 1,
            !article.paragraphs[0].items.isEmpty
        else { return }
        var place = target.place
        place.paragraph = nil
        let name = "\(statute.plainTitle.inTitleMarks)\(place.chinese)"
        loneParagraphs = (loneParagraphs?.mark ?? mark, loneParagraphs?.name ?? name, (loneParagraphs?.count ?? 0) + 1)
    }

    /// Says so once a document.
    mutating func reportParagraphs() {
        guard let found = loneParagraphs else { return }
        let times = found.count == 1 ? "" : "（本页这样的写法共 \(found.count) 处）"
        report.findings.append(
            Finding(
                .lawLoneParagraph, at: source.place(found.mark.range), "这一条只有一款，按惯例不写“第一款”，写作\(found.name)\(times)"))
    }
}

extension FindingCode {
    package static let lawLoneParagraph = FindingCode(
        "law.lone-paragraph",
        .note,
        "只有一款的条文写了“第一款”",
        manual: """
            一条只有一款、直接列项的，引用时按最高人民法院的说法不写“第一款”，写条和项：`《治安管理处罚法》第三十三条第（一）项`。
            写了“第一款”的照样能找到、能链接，只是不合惯例；每页只提示一次。

            怎样改：去掉“第一款”。不改也不影响生成站点和发布。
            """
    )
}
