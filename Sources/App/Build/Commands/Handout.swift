import Diagnostics
import Site
import Theme

/// Pages that are handed out by themselves: each must work alone, and all are written together or not at all.
enum Handout {
    /// What is wrong with the pages, as for a site.
    ///
    /// `marked` makes the pages again with marks, which say what file of the theme a problem comes from.
    static func inspect(
        _ pages: [(String, [UInt8])], marked: () throws -> [(String, [UInt8])], theme: SiteTheme,
        in output: OutputFolder
    ) rethrows -> [Finding] {
        let gate = OfflineGate(routes: pages.map { Route($0.0) })
        var memo = GateMemo()
        let reports = pages.map { gate.inspect($0.1, at: Route($0.0), repeated: [], memo: &memo) }
        return try findings(
            reports, pages.map { page in Page(name: page.0) { page.1 } },
            marked: { try marked().map { page in Page(name: page.0) { page.1 } } }, theme: theme, in: output)
    }

    private static func findings(
        _ reports: [OfflineGate.Report], _ pages: [Page], marked: () throws -> [Page], theme: SiteTheme,
        in output: OutputFolder
    ) rethrows -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<Place> = []
        for (index, page) in pages.enumerated() {
            let problems =
                reports[index].problems + OfflineGate.deadAnchors(reports[index], in: reports, bytes: page.bytes)
            guard !problems.isEmpty else { continue }
            let locator = ProblemLocator(
                marked: try marked()[index].bytes(), theme: theme, bytes: page.bytes(),
                path: output.folder.appending(page.name).path, source: nil)
            // Pages of one handout share templates and styles: once is enough.
            findings += problems.map(locator.finding).filter { $0.place.map { seen.insert($0).inserted } ?? true }
        }
        return findings
    }

    /// A page that is made when it is asked for: a thousand of them need not be in memory at once.
    struct Page {
        let name: String
        let bytes: () -> [UInt8]
    }

    /// Pages that stand beside the folder whose place they are to take.
    struct Staged {
        fileprivate let unchanged: [Route]
        fileprivate let count: Int
        /// What is wrong with them, as ``inspect(_:marked:theme:in:)`` says it.
        let findings: [Finding]
    }

    /// Makes the pages one by one, looks at each and puts it beside the folder; ``commit(_:to:)`` or `discard()` has to follow.
    static func stage(
        _ pages: [Page], marked: () throws -> [Page], theme: SiteTheme, in output: OutputFolder
    ) throws -> Staged {
        try output.prepare()
        do {
            let gate = OfflineGate(routes: pages.map { Route($0.name) })
            var memo = GateMemo()
            var reports: [OfflineGate.Report] = []
            var unchanged: [Route] = []
            for page in pages {
                let (bytes, route) = (page.bytes(), Route(page.name))
                reports.append(gate.inspect(bytes, at: route, repeated: [], memo: &memo))
                if try output.stage(bytes, at: route) == .unchanged { unchanged.append(route) }
            }
            let findings = try findings(reports, pages, marked: marked, theme: theme, in: output)
            return Staged(unchanged: unchanged, count: pages.count, findings: findings)
        } catch {
            output.discard()
            throw error
        }
    }

    /// Puts staged pages in the place of the folder.
    static func commit(_ staged: Staged, to output: OutputFolder) throws {
        _ = try output.commit(unchanged: staged.unchanged, written: staged.count - staged.unchanged.count)
    }

    /// Replaces the folder with the pages.
    static func write(_ pages: [(String, [UInt8])], to output: OutputFolder) throws {
        try output.prepare()
        do {
            var unchanged: [Route] = []
            for (name, bytes) in pages where try output.stage(bytes, at: Route(name)) == .unchanged {
                unchanged.append(Route(name))
            }
            _ = try output.commit(unchanged: unchanged, written: pages.count - unchanged.count)
        } catch {
            output.discard()
            throw error
        }
    }
}
