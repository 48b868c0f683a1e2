import ChineseText
import DataFiles
import Diagnostics

/// The words of a theme, from its `strings/zh-Hans.yaml` laid over that of the theme it extends.
enum ThemeWords {
    static let path = "strings/zh-Hans.yaml"

    /// Reads the words of every theme of the chain; a word that a theme changes and nothing shows is reported.
    static func read(_ chain: ThemeChain, findings: inout [Finding]) -> [String: String] {
        var words: [String: String] = [:]
        for (index, folder) in chain.folders.enumerated().reversed() {
            guard let bytes = folder.files[path] else { continue }
            let source = SourceText(path: "\(folder.label)/\(path)", bytes: DecodedText(bytes).bytes)
            let known = words
            for entry in YAMLReader.read(source, findings: &findings)?.entries ?? [] {
                guard let text = entry.value.text else {
                    let place = source.place(entry.keyRange)
                    findings.append(Finding(.templateBroken, at: place, "词条“\(entry.key)”应当是一段文字"))
                    continue
                }
                words[entry.key] = text
                if index + 1 < chain.folders.count, known[entry.key] == nil, !isShown(entry.key, by: folder) {
                    findings.append(idle(entry.key, at: source.place(entry.keyRange), known: known.keys.sorted()))
                }
            }
        }
        return words
    }

    private static func isShown(_ key: String, by folder: ThemeFolder) -> Bool {
        folder.files.contains { path, bytes in
            path.hasSuffix(".mustache") && String(decoding: bytes, as: UTF8.self).contains("s.\(key)}}")
        }
    }

    private static func idle(_ key: String, at place: Place, known: [String]) -> Finding {
        let near = NearMiss.best(for: key, among: known)
        return Finding(
            .overrideIdle, at: place, "上级主题里没有叫“\(key)”的词",
            explanation: [near.map { "是不是想写“\($0)”？" } ?? "请改正，或删去这一行"]
        )
    }
}
