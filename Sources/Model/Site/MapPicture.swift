package import Diagnostics
import Markdown
import Quiz

/// Tells maps from other pictures: a map of any part of the country may be shown only with its 审图号.
///
/// A picture is a map if its words say so (地图, 行政区划图, 分布图 …, or 审图号, whatever stands behind it), or if its title begins with `map`:
///
///     ![示例县位置](../media/weizhi.svg "map 审图号：GS(2026)0001号")
package struct MapPicture {
    package let isMap: Bool
    /// The title without the mark.
    let title: String
    /// Whether a map's words give its 审图号.
    package let hasNumber: Bool

    private static let names = ["地图", "区划图", "分布图", "位置图", "位置示意图", "方位图", "交通图", "区域图", "审图号"]

    /// `caption` is that of the figure around the picture.
    package init(alternative: String, title: String, caption: String = "") {
        let isMarked = title.lowercased().hasPrefix("map")
        self.title = isMarked ? String(title.dropFirst(3).drop { $0.isWhitespace || $0 == "：" || $0 == ":" }) : title
        isMap =
            isMarked || [alternative, title, caption].contains { words in Self.names.contains { words.contains($0) } }
        hasNumber =
            isMap
            && [alternative, title, caption].joined(separator: " ").matches(of: /审图号[：:\s]*([^\s：:，,。；;、]+)/)
                .contains { ApprovalNumber.isOne(String($0.1)) }
    }

    /// Where the number of a picture can be written.
    package enum Setting {
        case page
        /// The line of a figure names the picture: it has no title of its own.
        case figure
        /// Pictures of questions have words and no title.
        case question
        /// The picture of a page has its words in a line of their own.
        case cover
    }

    /// What is said of a map without its number.
    package static func numberMissing(_ source: String, at place: Place?, in setting: Setting = .page) -> Finding {
        let how =
            switch setting {
            case .page: "写在图片的引号里：![说明](\(source) \"审图号：GS(2026)0001号\")"
            case .figure: "写在说明里：:::figure \(source) 说明（审图号：GS(2026)0001号）"
            case .question: "写在括号里：图片：\(source)（示例县地图，审图号：GS(2026)0001号）"
            case .cover: "写在封面说明里：coverAlt: 示例县地图（审图号：GS(2026)0001号）"
            }
        return Finding(
            .mapNumber, at: place, "地图“\(source)”没有写审图号", explanation: [how + "；没有审图号的地图不能公开"])
    }
}

extension FindingCode {
    package static let mapNumber = FindingCode(
        "release.map-number",
        .warning,
        "地图没有审图号",
        manual: """
            公开登载、展示的地图要经过审核，并标明审图号。图片的说明里有“地图”“区划图”“分布图”“位置图”等字样，写着“审图号”，或者引号里以 `map` 开头，就当作地图：
            `![示例县地图](../media/ditu.png "审图号：GS(2026)0001号")`，审图号会印在图的下面。用 `--release` 发布时，没有审图号是错误；“待办”“XXXX号”不算审图号。
            不是地图而是流程图、导览图的，请在说明里换一个词。
            """
    )
}
