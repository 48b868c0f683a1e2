import DataFiles
package import Diagnostics
import Quiz
import Site

extension QuizDesk {
    /// What is wrong with the papers that are planned in `Content/papers/`: read, and put together once from the banks.
    ///
    /// All are warnings: nothing is printed of them yet, and a paper that is half written stops nothing else.
    package func blueprintFindings() throws -> [Finding] {
        let folder = site.content.appending("papers")
        guard Disk.isFolder(folder) else { return [] }
        var findings: [Finding] = []
        for name in try Disk.files(below: folder) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            var own: [Finding] = []
            let source = try SourceReader.read(folder.appending(name), findings: &own)
            if let blueprint = Blueprint.read(source, findings: &own) {
                _ = Composer.compose(blueprint, from: shelf, findings: &own)
            }
            // What else stands in the banks they say themselves; a contest is one because a paper without a number takes the question.
            let contests: [FindingCode] = [.paperContest, .paperContestStem]
            let told = own.filter { $0.place?.file == source.path || contests.contains($0.code) }
            findings += told.filter { !findings.contains($0) }.map { finding in
                var finding = finding
                if finding.severity == .error { finding.severity = .warning }
                return finding
            }
        }
        return findings
    }
}
