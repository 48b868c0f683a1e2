package import Diagnostics
import Law
import Markdown
import Quiz
import Site

/// What may pass in a draft and may not leave the house: warnings that `--release` makes errors.
struct ReleaseRules {
    /// The codes of things that a reader would see, or that nobody has checked.
    private static let hardened: Set<String> = [
        FindingCode.lawNoReferent.id, FindingCode.lawNotInForce.id, FindingCode.titleMissing.id,
        FindingCode.alternativeMissing.id, FindingCode.rawHTML.id,
        "markdown.lookalike", FindingCode.mapNumber.id, FindingCode.lawQuoteDiffers.id, FindingCode.quizBasisNewer.id,
        FindingCode.quizPaperOutdated.id, FindingCode.placeholder.id,
    ]

    /// The findings of a release.
    static func harden(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            guard hardened.contains(finding.code.id), finding.severity == .warning else { return finding }
            var finding = finding
            finding.severity = .error
            return finding
        }
    }

    /// Practice for schools that was issued before its approval: the issued paper stays without it.
    static func packs(_ library: Library) -> [Finding] {
        library.packs.filter { $0.paper.content.approval == nil }.map { pack in
            let named = library.configuration.practice.first { $0.text == pack.paper.packID }
            return Finding(
                .approvalMissing, at: named?.place, "放到网站上的练习 \(pack.paper.packID) 发卷时没有批准文号",
                explanation: ["在配方里写好 approval: 文号，重新运行 humen quiz pack，再换上新的卷号"])
        }
    }

    /// What site.yaml has to say before anything is published.
    static func site(_ configuration: SiteConfiguration, at place: Place) -> [Finding] {
        let missing = [
            configuration.office.isEmpty ? "单位 office" : nil, configuration.county.isEmpty ? "县区 county" : nil,
            configuration.hotlines.isEmpty ? "求助电话 hotlines" : nil,
        ].compactMap { $0 }
        var findings: [Finding] = []
        if !missing.isEmpty {
            findings.append(
                Finding(
                    .siteIncomplete, at: place, "正式发布的站点要写明\(missing.joined(separator: "、"))",
                    explanation: ["谁发布谁负责：读者要看得出是谁发布的、有事找谁"]))
        }
        let samples = sampleWords(configuration)
        if !samples.isEmpty {
            findings.append(
                Finding(
                    .siteSample, at: place, "站点还是示例的：\(samples.joined(separator: "、"))",
                    explanation: ["换成本单位、本县的名称和区划代码，再发布"]))
        }
        return findings
    }

    /// What `humen new` has put there and nobody has changed.
    private static func sampleWords(_ configuration: SiteConfiguration) -> [String] {
        let texts = [
            ("标题 title", configuration.title), ("单位 office", configuration.office), ("县区 county", configuration.county),
        ]
        return texts.filter { Placeholders.stand(in: $0.1) }.map { "\($0.0) 写着“\($0.1)”" }
            + (configuration.region == "000000" ? ["区划代码 region 是 000000"] : [])
    }
}

extension FindingCode {
    package static let siteIncomplete = FindingCode(
        "release.site-incomplete",
        .error,
        "站点没有写明单位、县区或求助电话",
        manual: "用 `--release` 正式发布时，site.yaml 里要写明单位 `office`、县区 `county` 和求助电话 `hotlines`，它们印在每一页。"
    )
    package static let siteSample = FindingCode(
        "release.site-sample",
        .error,
        "站点还写着示例县的名称或区划代码",
        manual: """
            `humen new` 给的站点是示例：县名是虚构的，区划代码 000000 不是任何一个真实的县。用 `--release` 正式发布时，site.yaml 里的
            标题 `title`、单位 `office`、县区 `county`、区划代码 `region` 要换成自己的。
            """
    )
    /// Every code about releases that no other module declares.
    static let releaseCodes: [FindingCode] = [.siteIncomplete, .siteSample]
}
