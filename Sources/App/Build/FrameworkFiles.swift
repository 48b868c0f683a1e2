import DataFiles
import Diagnostics
import Schools
import Site

/// The frameworks of a site, read for what is wrong with them: `coverage` commands need the one that they are asked for alone.
enum FrameworkFiles {
    /// What is wrong with the files of `frameworks/`, and ids that two of them bear.
    static func findings(_ paths: [ContentPath], in content: FilePath) throws -> [Finding] {
        var findings: [Finding] = []
        var files: [String: FilePath] = [:]
        for path in paths where path.suffix == "yaml" || path.suffix == "yml" {
            let file = content.appending(path.path)
            let source = try SourceReader.read(file, findings: &findings)
            guard let framework = FrameworkReader.read(source, findings: &findings) else { continue }
            if let earlier = files[framework.id] {
                findings.append(
                    Finding(
                        .frameworkReference, at: Place(file: file.path),
                        "框架代号“\(framework.id)”已经在 \(earlier) 用过，只有先读到的那个起作用", explanation: ["请给这个框架另起一个代号（id）"]))
            }
            files[framework.id] = files[framework.id] ?? file
        }
        return findings
    }

    /// Rules of the site's frameworks that no school of the ledger falls under on a day; nothing where there is no ledger.
    ///
    /// A ledger that cannot be read is told once: the rules could not be held against it.
    static func idleRules(
        _ paths: [ContentPath], in site: SiteFolder, asOf day: CalendarDate, besides told: String?
    ) throws -> [Finding] {
        guard Disk.isFile(site.ledger) else { return [] }
        var seen: Set<String> = []
        for path in paths where path.suffix == "yaml" || path.suffix == "yml" {
            let file = site.content.appending(path.path)
            // What is wrong with the file itself was told before.
            var ignored: [Finding] = []
            let source = try SourceReader.read(file, findings: &ignored)
            guard let framework = FrameworkReader.read(source, findings: &ignored), framework.id != told,
                framework.rules.contains(where: { $0.region != nil }), seen.insert(framework.id).inserted
            else { continue }
        }
        var findings: [Finding] = []
        for id in seen.sorted() {
            do {
                let desk = try CoverageDesk(site: site, ledger: nil, framework: id)
                let records = try desk.standings(period: Period(containing: day), asOf: day).records
                findings += desk.framework.idleRules(records)
            } catch {
                let place = Place(file: site.ledger.path)
                return [
                    Finding(.frameworkReference, severity: .warning, at: place, "没能拿台账核对框架 \(id) 里各地的规则：\(error)")
                ]
            }
        }
        return findings
    }
}
