package import Diagnostics
package import Quiz

/// An issued paper that the site offers: its practice page and its sheet to print, a file for each variant.
///
/// The office names the papers in `site.yaml`, since not everything that was issued may be seen by everybody. The key stays at
/// home; a practice page marks by itself.
package struct PracticePack: Sendable {
    package let paper: IssuedPaper

    /// What stands below `packs/` for a variant.
    package enum Sheet: String, Sendable, CaseIterable {
        case practice, paper
    }

    /// The page that lists all packs.
    package static let index = Route("packs/index.html")

    /// Where a variant is in the site, by its position: the names are those of `Output/packs` and `Output/print`.
    package func route(_ sheet: Sheet, variant: Int) -> Route {
        Route(["packs", paper.folderName], paper.fileName(sheet.rawValue, paper.content.variants[variant]))
    }

    /// The papers that `site.yaml` names, in its order; what cannot be offered is reported.
    package static func chosen(
        _ named: [SiteConfiguration.Named], from issued: [IssuedPaper], findings: inout [Finding]
    ) -> [PracticePack] {
        var chosen: [PracticePack] = []
        for name in named where !chosen.contains(where: { $0.paper.packID == name.text }) {
            guard let paper = issued.first(where: { $0.packID == name.text }) else {
                findings.append(unknown(name, issued))
                continue
            }
            guard paper.content.mode == .practice else {
                findings.append(
                    Finding(
                        .practiceNotOpen, at: name.place, "试卷 \(name.text) 是\(paper.content.mode.title)卷，不能放到网站上",
                        explanation: ["请从 practice 里删去它；网站上只放练习"]))
                continue
            }
            chosen.append(PracticePack(paper: paper))
        }
        return chosen
    }

    private static func unknown(_ name: SiteConfiguration.Named, _ issued: [IssuedPaper]) -> Finding {
        let near = NearMiss.best(for: name.text, among: issued.map(\.packID))
        let open = issued.filter { $0.content.mode == .practice }
        let list = open.prefix(8).map { "\($0.packID)（\($0.content.title)）" }.joined(separator: "、")
        let how = list.isEmpty ? "issued/ 里还没有练习卷，请先运行 humen quiz pack" : "可以用的卷号：\(list)"
        return Finding(
            .practiceUnknown, at: name.place, "issued/ 里没有卷号是“\(name.text)”的试卷",
            explanation: [near.map { "是不是想写“\($0)”？" } ?? how])
    }
}

extension IssuedPaper {
    /// The name of the folder of what is made of the paper: `fangdu-chuzhong-v61kz6acr2`.
    package var folderName: String { "\(ContentPath.segment(content.blueprint))-\(packID)" }

    /// The name of a file of one variant: `practice.html`, or `practice-A.html` where there are several.
    package func fileName(_ kind: String, _ variant: PaperContent.Variant) -> String {
        content.variants.count == 1 ? "\(kind).html" : "\(kind)-\(ContentPath.segment(variant.name)).html"
    }
}

extension FindingCode {
    package static let practiceUnknown = FindingCode(
        "site.practice-unknown",
        .error,
        "没有这份练习",
        manual: """
            `site.yaml` 的 `practice`（练习）下面写要放到网站上的练习卷的卷号，一行一个。卷号印在练习页的最下面，也是 `issued/` 里的文件名。
            先用 `humen quiz pack 配方.yaml` 做出练习包，再把它打印出来的卷号写进去。
            """
    )
    package static let practiceNotOpen = FindingCode(
        "site.practice-not-open",
        .error,
        "测评卷和考核卷不能放到网站上",
        manual: "网站谁都能看，练习页里又有答案，所以只放方式是“练习”的卷。测评、考核用的卷请直接发给老师。"
    )
}
