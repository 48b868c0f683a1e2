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
}
