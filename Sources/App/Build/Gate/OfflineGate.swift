import Site

/// Looks at the bytes of every output for what would not work without a network.
///
/// An external address in any attribute that names one, `url()` and `@import` in styles, `srcset`, `<meta refresh>`; an
/// absolute or non-ASCII path; a module script; a file or an anchor that is not there. `tel:`, `mailto:` and `data:`
/// pictures pass. On a site that is published, its own address passes where it has to stand: in `<link rel="canonical">` and in the
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
        /// Hashes of the page's ids.
        var anchors: Set<UInt64> = []
        /// Links with an anchor: the target's position, the anchor's hash, where it stands.
        var references: [Reference] = []

        struct Reference: Sendable {
            let target: Int
            let anchor: UInt64
            let range: Range<Int>
        }
    }

    /// Inspects one output.
    func inspect(_ bytes: [UInt8], at route: Route) -> Report {
        bytes.withUnsafeBufferPointer { buffer in
            var inspector = OutputInspector(
                bytes: buffer, route: route, positions: positions, byLowerCase: byLowerCase, baseURL: baseURL)
            switch route.path.split(separator: ".").last.map({ $0.lowercased() }) {
            case "html", "svg", "htm", "xhtml", "xht", "xml": inspector.page()
            case "css": inspector.style(0..<buffer.count)
            case "js": if route.path != "search/all.js" { inspector.script(0..<buffer.count) }
            default: break
            }
            return inspector.report
        }
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
