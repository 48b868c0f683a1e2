import ChineseText
import DataFiles
package import Diagnostics

/// Puts the values of site.yaml where `{{name}}` stands.
struct VariableResolver {
    private let values: [String: String]
    private let source: SourceText
    private(set) var findings: [Finding] = []

    /// Off while site.yaml cannot be read: then every variable would only repeat that.
    private let reports: Bool

    init(_ configuration: SiteConfiguration, source: SourceText) {
        values = configuration.variables
        reports = configuration.isReadable
        self.source = source
    }

    /// The value of one variable; an unknown or empty one is reported and stays as it was written.
    mutating func value(_ name: String, at range: Range<Int>?) -> String {
        if let value = values[name], !value.isEmpty { return value }
        guard reports else { return "{{\(name)}}" }
        let place = range.map { source.place($0) } ?? Place(file: source.path)
        let known = values.keys.sorted()
        let words =
            values[name] == nil ? "site.yaml 里没有“\(name)”这一项" : "site.yaml 里的“\(name)”是空的"
        findings.append(
            Finding(
                .variableUnknown,
                at: place,
                words,
                explanation: values[name] != nil
                    ? ["请在 site.yaml 的“\(name):”后面填上内容"]
                    : NearMiss.best(for: name, among: known).flatMap { $0 == name ? nil : ["是不是想写 {{\($0)}}？"] }
                        ?? ["请在 site.yaml 里加一行“\(name): …”；要原样显示花括号，请放进 `反引号`"]
            )
        )
        return "{{\(name)}}"
    }

    /// Where a variable stands in the file, for one in the front matter.
    private func written(_ name: String) -> Range<Int>? {
        let needle = Array("{{".utf8)
        var index = 0
        while index + needle.count <= source.bytes.count {
            if source.bytes[index..<index + 2].elementsEqual(needle),
                let end = source.bytes[index...].firstIndex(of: UInt8(ascii: "}")),
                source.text(index + 2..<end).filter({ !$0.isWhitespace }) == name
            {
                return index..<min(end + 2, source.bytes.count)
            }
            index += 1
        }
        return nil
    }

    /// A text with every `{{name}}` replaced.
    mutating func replace(in text: String, at range: Range<Int>? = nil, reports: Bool = true) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")), text.contains("{{") else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            result += rest[..<open.lowerBound]
            let name = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
            let value = values[name].flatMap { $0.isEmpty ? nil : $0 }
            result += value ?? (reports ? self.value(name, at: range ?? written(name)) : "{{\(name)}}")
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}

extension YAMLNode {
    /// The same with the values of site.yaml where `{{name}}` stands; nil `configuration` leaves it as it is.
    func filled(
        from configuration: SiteConfiguration?, in source: SourceText, findings: inout [Finding]
    ) -> YAMLNode {
        guard let configuration, source.bytes[...].range(of: Array("{{".utf8)) != nil else { return self }
        var resolver = VariableResolver(configuration, source: source)
        let node = mapScalars { resolver.replace(in: $0, at: $1) }
        findings += resolver.findings
        return node
    }
}

extension FindingCode {
    package static let variableUnknown = FindingCode(
        "page.variable-unknown",
        .error,
        "没有这个变量，或者它是空的",
        manual: "`{{office}}` 这样的写法会换成 site.yaml 里同名一项的值。site.yaml 里没有这一项（或者没有填）时无法替换。"
    )
}
