/// Which outputs the site has, in the order of their routes, and what each shows.
package struct Plan: Sendable {
    package let outputs: [Output]
    /// The position of every output by its route.
    package let positions: [Route: Int]
    /// Outputs whose place is taken by another one, also where the two differ only in case: Windows and USB sticks do not
    /// tell them apart.
    package let collisions: [(lost: Output, kept: Output)]

    /// One file of the site to be.
    package struct Output: Sendable {
        package let route: Route
        package let content: Content
    }

    /// What an output is made from: positions in the resolved library.
    package enum Content: Sendable {
        case home
        case page(Int)
        case column(Int, number: Int)
        /// All terms of a taxonomy.
        case terms(Taxonomy)
        /// A list page of a term, by its position.
        case term(Taxonomy, Int, number: Int)
        /// The index of all titles from A to Z.
        case titles
        /// A page of a letter of a long index, by its position.
        case letter(Int, number: Int)
        /// The page at a former address of a page, by the position of both.
        case alias(page: Int, Int)
        case laws
        case statute(Int)
        /// An article of a law: positions of the statute and of the article in it.
        case statuteArticle(Int, Int)
        /// What a version changed in the one before.
        case statuteChanges(Int)
        /// The answers by topic, by law or by audience.
        case answers(AnswerIndex.Axis)
        /// A page of one group of answers, by its position.
        case answerGroup(AnswerIndex.Axis, Int, number: Int)
        case calendar
        case glossary
        case coverage
        /// The list of the practice packs.
        case packs
        /// A file of a practice pack: positions of the pack and of the variant.
        case pack(Int, PracticePack.Sheet, variant: Int)
        case notFound
        /// The list of all other files, for people or for `sha256sum --check`; made last, from the others' bytes.
        case manifest
        case search
        /// The list of addresses for search engines, or one part of a long one, counted from 1.
        case sitemap(part: Int?)
        /// The Atom feed of the newest pages.
        case feed
        case asset(ContentPath)
        case themeAsset(String)
    }

    /// The outputs of a library with a theme that has these assets.
    package init(_ library: ResolvedLibrary, themeAssets: [String], hasCoverage: Bool) {
        var list = OutputList()
        list.add(library, hasCoverage: hasCoverage)
        if library.configuration.baseURL != nil { list.addPublished() }
        for name in themeAssets { list.add(Route("assets/\(name)"), .themeAsset(name)) }
        // What has an address of its own comes before what once had it.
        list.addAliases(library)
        self.init(list.outputs)
    }

    private init(_ outputs: [Output]) {
        var positions: [Route: Int] = [:]
        var taken: [String: Output] = [:]
        var collisions: [(lost: Output, kept: Output)] = []
        var kept: [Output] = []
        for output in outputs {
            if let other = taken[output.route.path.lowercased()] {
                collisions.append((output, other))
            } else {
                taken[output.route.path.lowercased()] = output
                kept.append(output)
            }
        }
        self.collisions = collisions
        self.outputs = kept.sorted { $0.route < $1.route }
        for (index, output) in self.outputs.enumerated() { positions[output.route] = index }
        self.positions = positions
    }
}
