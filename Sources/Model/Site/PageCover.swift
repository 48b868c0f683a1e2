import DataFiles
import Diagnostics

/// The picture that stands for a page: at the top of its text, and beside its title in lists.
///
/// In a list the title beside it says what it stands for, so that only the page itself has to put it into words.
package struct PageCover: Sendable {
    package let route: Route
    /// What it shows; empty where nobody has said.
    package let alternative: String

    /// The words that must be seen below it: those of a map, which bear its 审图号.
    package var caption: String {
        MapPicture(alternative: alternative, title: "").hasNumber ? alternative : ""
    }

    /// What is said about the words of a cover; those of other pictures are held to the same.
    static func findings(_ cover: PlacedText, alternative: String, in source: SourceText) -> [Finding] {
        let place = source.place(cover.range)
        if let flaw = AlternativeText.flaw(of: alternative, picture: cover.text) {
            return [
                Finding(
                    .alternativeMissing, at: place, "封面图片“\(cover.text)”\(flaw)",
                    explanation: ["另写一行 coverAlt（封面说明），说图片里是什么，如 coverAlt: 学生在禁毒展板前听讲解，看不见图片的人靠它"])
            ]
        }
        let map = MapPicture(alternative: alternative, title: "")
        return map.isMap && !map.hasNumber ? [MapPicture.numberMissing(cover.text, at: place, in: .cover)] : []
    }
}
