package import Diagnostics
import Markdown

/// Tells maps from other pictures: a map of any part of the country may be shown only with its 审图号.
///
/// A picture is a map if its words say so (地图), or if its title begins with `map`:
///
///     ![示例县位置](../media/weizhi.svg "map 审图号：GS(2026)0001号")
struct MapPicture {
    let isMap: Bool
    /// The title without the mark.
    let title: String
    let hasNumber: Bool

    init(alternative: String, title: String) {
        let isMarked = title.lowercased().hasPrefix("map")
        self.title = isMarked ? String(title.dropFirst(3).drop { $0.isWhitespace || $0 == "：" || $0 == ":" }) : title
        isMap = isMarked || alternative.contains("地图") || title.contains("地图")
        hasNumber = (alternative + " " + title).contains(/审图号[：:\s]*[^\s：:]/)
    }

    static func numberMissing(_ source: String, at place: Place) -> Finding {
        Finding(
            .mapNumber, at: place, "地图“\(source)”没有写审图号",
            explanation: ["写在图片的引号里：![说明](\(source) \"审图号：GS(2026)0001号\")；没有审图号的地图不能公开"])
    }
}

extension FindingCode {
    package static let mapNumber = FindingCode(
        "release.map-number",
        .warning,
        "地图没有审图号",
        manual: """
            公开登载、展示的地图要经过审核，并标明审图号。图片的说明里有“地图”二字，或者引号里以 `map` 开头，就当作地图：
            `![示例县地图](../media/ditu.png "审图号：GS(2026)0001号")`，审图号会印在图的下面。用 `--release` 发布时，没有审图号是错误。
            不是地图而是流程图、导览图的，请在说明里换一个词。
            """
    )
}
