import Site

/// Looks at the bytes of every output for what would not work without a network.
///
/// An external address in any attribute that names one, `url()`, `image-set()` and `@import` in styles, `srcset`, `<meta
/// refresh>`, strings of scripts, comments for old browsers; an absolute or non-ASCII path; a module script; a script or a style
/// sheet that is called otherwise than `.js` and `.css`; a file or an anchor that is not there; a text in UTF-16. Addresses that a
/// script puts together are not seen. `tel:`, `mailto:` and `data:` pictures pass. On a site that is published, its own address passes where it has to stand: in `<link rel="canonical">` and in the
/// links of its feed, and there too the file must exist.
struct OfflineGate: Sendable {
    private let positions: [String: Int]
    private let byLowerCase: [String: String]

    private let baseURL: BaseURL?

    init(_ plan: Plan, baseURL: BaseURL?) { self.init(routes: plan.outputs.map(\.route), baseURL: baseURL) }

    /// A gate for outputs that stand together at these routes.
    init(routes: [Route], baseURL: BaseURL? = nil) {
        self.baseURL = baseURL
        positions = Dictionary(uniqueKeysWithValues: routes.enumerated().map { ($0.element.path, $0.offset) })
        byLowerCase = Dictionary(positions.keys.map { ($0.lowercased(), $0) }) { first, _ in first }
    }

    /// What one output holds.
    struct Report: Sendable {
        var problems: [GateProblem] = []
        /// The page's ids.
        var anchors = AnchorList()
        /// Links with an anchor: the target's position, the anchor's hash, where it stands.
        var references: [Reference] = []
        /// Stands for the position of whatever page a repeated block is in.
        static let ownPage = -1

        struct Reference: Sendable {
            let target: Int
            let anchor: UInt64
            let range: Range<Int>
        }
    }

    /// Inspects one output.
    ///
    /// `repeated` is HTML that pages of the folder have in common. `memo` carries what was found out from one page to the
    /// next; it changes how long this takes, never what is found.
    func inspect(_ bytes: [UInt8], at route: Route, repeated: [[UInt8]], memo: inout GateMemo) -> Report {
        if memo.enter(String(route.folder)) {
            for block in repeated { learn(block, at: route, &memo) }
        }
        let own = positions[route.path]
        return bytes.withUnsafeBufferPointer { inspect($0, at: route, own: own, &memo).report }
    }

    /// Inspects one output by itself.
    func inspect(_ bytes: [UInt8], at route: Route) -> Report {
        var memo = GateMemo()
        return inspect(bytes, at: route, repeated: [], memo: &memo)
    }

    private func inspect(
        _ bytes: UnsafeBufferPointer<UInt8>, at route: Route, own: Int?, _ memo: inout GateMemo
    ) -> (report: Report, isWhole: Bool) {
        var taken = GateMemo()
        swap(&taken, &memo)
        var inspector = OutputInspector(
            bytes: bytes, route: route, own: own, positions: positions, byLowerCase: byLowerCase,
            baseURL: baseURL, memo: taken)
        taken = GateMemo()
        var isWhole = false
        switch route.path.utf8.lastIndex(of: UInt8(ascii: ".")).map({
            route.path[route.path.utf8.index(after: $0)...].lowercased()
        }) {
        case "html", "htm", "shtml":
            inspector.encoding(isXML: false)
            isWhole = inspector.page()
        case "svg", "xhtml", "xht", "xml":
            inspector.encoding(isXML: true)
            isWhole = inspector.page(isXML: true)
        case "css":
            inspector.encoding(isXML: false)
            inspector.style(0..<bytes.count)
        case "js":
            guard route.path != "search/all.js" else { break }
            inspector.encoding(isXML: false)
            inspector.script(0..<bytes.count)
        default: break
        }
        swap(&inspector.memo, &memo)
        inspector.report.anchors.sort()
        return (inspector.report, isWhole)
    }

    /// Remembers a block if it begins and ends between tags.
    private func learn(_ block: [UInt8], at route: Route, _ memo: inout GateMemo) {
        guard block.count > 64, block.first == UInt8(ascii: "<"), route.path.hasSuffix(".html") else { return }
        let (report, isWhole) = block.withUnsafeBufferPointer { inspect($0, at: route, own: Report.ownPage, &memo) }
        guard isWhole else { return }
        memo.blocks.append(GateMemo.Block(bytes: block, report: report))
    }

    /// The links of an output whose anchors no output has; `reports` are those of all outputs, by position.
    static func deadAnchors(_ report: Report, in reports: [Report], bytes: () -> [UInt8]) -> [GateProblem] {
        let dead = report.references.filter { !reports[$0.target].anchors.contains($0.anchor) }
        guard !dead.isEmpty else { return [] }
        let bytes = bytes()
        return dead.map { reference in
            let range = reference.range.clamped(to: 0..<bytes.count)
            return GateProblem(
                kind: .anchor, text: String(decoding: bytes[range], as: UTF8.self), range: reference.range)
        }
    }
}
