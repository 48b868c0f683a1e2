import Markdown
import Site

extension SiteRenderer {
    /// The fields of a story: what stands before it, and its scenes in the order of their cards.
    static let storyFields: ViewFields = [
        "intro": .html,
        "scenes": .list(
            .object(["id": .text, "card": .text, "body": .html, "isEnding": .flag, "isFirst": .flag])),
    ]

    /// The story of a page of `scenarios/`; nothing for other pages.
    func story(_ page: ResolvedPage) -> ViewValue {
        guard let story = page.story else { return .text("") }
        let filling = filling(page.page.route)
        return .object([
            "intro": .html(filling.part(story.intro, of: page, story)),
            "scenes": .list(
                story.scenes.enumerated().map { index, scene in
                    .object([
                        "id": .text(scene.id),
                        "card": .text(words["cardNumber"].replacing("{n}", with: String(index + 1))),
                        "body": .html(filling.part(scene.part, of: page, story)), "isEnding": .flag(scene.isEnding),
                        "isFirst": .flag(index == 0),
                    ])
                }),
        ])
    }
}
