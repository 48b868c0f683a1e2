import Markdown

/// A story that branches: the page of a file in `scenarios/`, cut into scenes at its headings of level 2.
///
/// ## File format
///     开头的话。
///
///     ## 聚会上 {#start}
///     有人递来一支电子烟。
///     - [“不了。”](#say-no)
///     - [接过来](#take)
///
///     ## 结局：说了不 {#ending-no}
///
/// The story begins with the first scene. A scene is an ending if its title begins with 结局 or its anchor with `ending`.
package struct Scenario: Sendable {
    /// What stands before the first scene.
    package let intro: Part
    /// In the order of the page: the first is where the story begins, and a card's number is its place here.
    package let scenes: [Scene]
    /// Where every link to a scene leads, by the position of the hole at its end.
    package let cardOfLink: [Int: Int]

    /// A part of the page's fragment.
    package struct Part: Sendable, Hashable {
        /// UTF-8 offsets in the fragment's HTML.
        package let html: Range<Int>
        /// Positions of its holes.
        package let holes: Range<Int>
    }

    /// One scene, which is one card on paper.
    package struct Scene: Sendable {
        /// The anchor of its heading.
        package let id: String
        package let title: String
        package let part: Part
        package let isEnding: Bool
        /// The scenes that its links lead to, each once, by position.
        package let targets: [Int]
    }

    /// The story of a page whose links have been answered; nil when it has no scenes.
    init?(_ page: Page, fillings: [Filling]) {
        let fragment = page.fragment
        let cuts = SceneCuts(fragment).cuts
        guard let first = cuts.first else { return nil }
        let ends = cuts.dropFirst().map(\.offset) + [fragment.html.count]
        // A hole at the very start of a heading closes what stands above it.
        let offsets = fragment.holes.map(\.offset)
        let holes = { (start: Int, end: Int) -> Range<Int> in
            let from = offsets.firstIndex { $0 > start } ?? offsets.count
            let to = end == fragment.html.count ? offsets.count : offsets.firstIndex { $0 > end } ?? offsets.count
            return from..<max(from, to)
        }
        let introEnd = offsets.firstIndex { $0 > first.offset } ?? offsets.count
        intro = Part(html: 0..<first.offset, holes: 0..<introEnd)
        let positions = Dictionary(cuts.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        let titles = Dictionary(fragment.headings.map { ($0.id, $0.title) }) { first, _ in first }
        let links = Self.links(page, fillings, positions)
        cardOfLink = links
        scenes = zip(cuts, ends).map { cut, end in
            let part = Part(html: cut.offset..<end, holes: holes(cut.offset, end))
            let title = titles[cut.id] ?? ""
            return Scene(
                id: cut.id, title: title, part: part,
                isEnding: title.hasPrefix("结局") || cut.id.hasPrefix("ending"),
                targets: part.holes.compactMap { links[$0] }.uniqued())
        }
    }

    /// Links to scenes of the same page: the position of the hole that ends each, and the scene.
    private static func links(_ page: Page, _ fillings: [Filling], _ scenes: [String: Int]) -> [Int: Int] {
        var links: [Int: Int] = [:]
        for (position, filling) in fillings.enumerated() {
            guard case .linkEnd(.output(let route, let anchor?)) = filling, route == page.route else { continue }
            links[position] = scenes[anchor]
        }
        return links
    }
}

/// Finds where scenes begin: headings of level 2 that stand in nothing else.
private struct SceneCuts {
    private(set) var cuts: [(offset: Int, id: String)] = []

    init(_ fragment: Fragment) {
        let html = fragment.html
        let tags: [(text: [UInt8], step: Int)] = [
            (Array("<blockquote>".utf8), 1), (Array("</blockquote>".utf8), -1), (Array("<li>".utf8), 1),
            (Array("</li>".utf8), -1),
        ]
        let heading = Array("<h2 id=\"".utf8)
        var depth = 0
        var hole = 0
        for offset in html.indices where html[offset] == UInt8(ascii: "<") {
            while hole < fragment.holes.count, fragment.holes[hole].offset <= offset {
                switch fragment.holes[hole].kind {
                case .directiveStart: depth += 1
                case .directiveEnd: depth -= 1
                default: break
                }
                hole += 1
            }
            let rest = html[offset...]
            if depth == 0, rest.starts(with: heading) {
                let id = rest.dropFirst(heading.count).prefix { $0 != UInt8(ascii: "\"") }
                cuts.append((offset, String(decoding: id, as: UTF8.self)))
            } else if let tag = tags.first(where: { rest.starts(with: $0.text) }) {
                depth += tag.step
            }
        }
    }
}
