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
        var findings: [Finding] = []
        var seen: Set<Place> = []
        for (index, page) in pages.enumerated() {
            let problems = reports[index].problems + OfflineGate.deadAnchors(reports[index], in: reports) { page.1 }
            guard !problems.isEmpty else { continue }
            let locator = ProblemLocator(
                marked: try marked()[index].1, theme: theme, bytes: page.1,
                path: output.folder.appending(page.0).path, source: nil)
            // Pages of one handout share templates and styles: once is enough.
            findings += problems.map(locator.finding).filter { $0.place.map { seen.insert($0).inserted } ?? true }
        }
        return findings
    }

    /// Replaces the folder with the pages.
    static func write(_ pages: [(String, [UInt8])], to output: OutputFolder) throws {
        output.cleanUp()
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
