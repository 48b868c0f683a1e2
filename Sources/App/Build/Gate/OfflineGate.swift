import Site

/// Looks at the bytes of every output for what would not work without a network.
///
/// An external address in any attribute that names one, `url()` and `@import` in styles, `srcset`, `<meta refresh>`; an
/// absolute or non-ASCII path; a module script; a file or an anchor that is not there. `tel:`, `mailto:` and `data:`
/// pictures pass.
struct OfflineGate: Sendable {
    private let positions: [String: Int]
    private let byLowerCase: [String: String]

    init(_ plan: Plan) { self.init(routes: plan.outputs.map(\.route)) }

    /// A gate for outputs that stand together at these routes.
    init(routes: [Route]) {
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
            var inspector = Inspector(bytes: buffer, route: route, positions: positions, byLowerCase: byLowerCase)
            switch route.path.split(separator: ".").last.map({ $0.lowercased() }) {
            case "html", "svg", "htm": inspector.page()
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

/// One walk over one output.
private struct Inspector {
    let bytes: UnsafeBufferPointer<UInt8>
    let route: Route
    let positions: [String: Int]
    let byLowerCase: [String: String]
    var report = OfflineGate.Report()
    /// Addresses already resolved on this page: headers and footers repeat themselves.
    private var seen: [String: Int] = [:]

    init(bytes: UnsafeBufferPointer<UInt8>, route: Route, positions: [String: Int], byLowerCase: [String: String]) {
        self.bytes = bytes
        self.route = route
        self.positions = positions
        self.byLowerCase = byLowerCase
    }

    mutating func page() {
        var scanner = HTMLScanner(bytes)
        while let tag = scanner.next() {
            let isScript = scanner.isName(tag.name, "script")
            let isMeta = scanner.isName(tag.name, "meta")
            var isRefresh = false
            var isData = false
            for attribute in tag.attributes {
                let name = attribute.name
                if scanner.isName(name, "id") || (scanner.isName(name, "name") && scanner.isName(tag.name, "a")) {
                    report.anchors.insert(hash(attribute.value))
                } else if scanner.isName(name, "style") {
                    style(attribute.value)
                } else if scanner.isName(name, "srcset") || scanner.isName(name, "imagesrcset") {
                    sourceSet(attribute.value)
                } else if isScript, scanner.isName(name, "type") {
                    let type = scanner.lower(attribute.value)
                    if type == "module" { problem(.script("模块脚本在直接打开的网页里不运行"), attribute.value) }
                    isData = type == "application/json"
                } else if isMeta, scanner.isName(name, "http-equiv") {
                    isRefresh = scanner.lower(attribute.value) == "refresh"
                } else if isMeta, isRefresh, scanner.isName(name, "content") {
                    refresh(attribute.value)
                } else if Self.addresses.contains(where: { scanner.isName(name, $0) }) {
                    // A canonical link names the published address and loads nothing.
                    let isCanonical = scanner.isName(tag.name, "link") && isCanonical(tag, scanner)
                    if !isCanonical { address(attribute.value, isLink: scanner.isName(tag.name, "a")) }
                }
            }
            guard let content = tag.content else { continue }
            if scanner.isName(tag.name, "style") { style(content) }
            if isScript, !isData { script(content) }
        }
    }

    private func isCanonical(_ tag: HTMLScanner.Tag, _ scanner: HTMLScanner) -> Bool {
        tag.attributes.contains { scanner.isName($0.name, "rel") && scanner.lower($0.value) == "canonical" }
    }

    private static let addresses: [StaticString] = [
        "href", "src", "poster", "data", "action", "formaction", "background", "xlink:href", "manifest", "ping", "cite",
        "longdesc", "codebase", "archive",
    ]

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 1_099_511_628_211 }
        return hash
    }

    private mutating func problem(_ kind: GateProblem.Kind, _ range: Range<Int>) {
        report.problems.append(GateProblem(kind: kind, text: text(range), range: range))
    }

    /// One address of an attribute or a style.
    private mutating func address(_ range: Range<Int>, isLink: Bool) {
        var range = range
        while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        guard let first = range.first else { return }
        let fragment = range.first { bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
        if first == fragment {
            if range.count > 1, let own = positions[route.path] {
                reference(own, fragment + 1..<range.upperBound, range)
            }
            return
        }
        if let scheme = scheme(range) { return self.scheme(scheme, range, isLink: isLink) }
        if bytes[first] == UInt8(ascii: "/") {
            let isExternal = range.count > 1 && bytes[first + 1] == UInt8(ascii: "/")
            return problem(isExternal ? .external : .absolute, range)
        }
        guard range.allSatisfy({ bytes[$0] > 0x20 && bytes[$0] < 0x7F && bytes[$0] != UInt8(ascii: "\\") }) else {
            return problem(.notASCII, range)
        }
        let end = range.first { bytes[$0] == UInt8(ascii: "?") || bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
        guard let target = target(text(first..<end), range) else { return }
        if fragment + 1 < range.upperBound { reference(target, fragment + 1..<range.upperBound, range) }
    }

    private mutating func reference(_ target: Int, _ anchor: Range<Int>, _ range: Range<Int>) {
        report.references.append(.init(target: target, anchor: hash(anchor), range: range))
    }

    private mutating func target(_ path: String, _ range: Range<Int>) -> Int? {
        if let known = seen[path] { return known }
        guard let target = route.resolving(path) else {
            problem(.dead(actual: nil), range)
            return nil
        }
        guard let position = positions[target.path] else {
            problem(.dead(actual: byLowerCase[target.path.lowercased()]), range)
            return nil
        }
        seen[path] = position
        return position
    }

    private func scheme(_ range: Range<Int>) -> String? {
        for index in range.prefix(16) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") { return text(range.lowerBound..<index).lowercased() }
            let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
            guard isLetter || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            else { return nil }
        }
        return nil
    }

    private mutating func scheme(_ scheme: String, _ range: Range<Int>, isLink: Bool) {
        switch scheme {
        case "tel", "mailto": if !isLink { problem(.external, range) }
        case "data": if isLink { problem(.script("链接里不能用 data:"), range) }
        case "javascript", "vbscript": problem(.script("链接里不能写脚本"), range)
        default: problem(.external, range)
        }
    }

    /// `a.png 1x, b.png 2x`.
    private mutating func sourceSet(_ range: Range<Int>) {
        for part in bytes[range].split(separator: UInt8(ascii: ",")) {
            guard let start = part.indices.first(where: { part[$0] > 0x20 }) else { continue }
            let end = part.indices.first { $0 > start && part[$0] <= 0x20 } ?? part.endIndex
            address(start..<end, isLink: false)
        }
    }

    /// `0; url=next.html`.
    private mutating func refresh(_ range: Range<Int>) {
        let words = text(range).lowercased()
        guard let equals = words.firstRange(of: "url") else { return }
        var start = range.lowerBound + words[..<equals.upperBound].utf8.count
        while start < range.upperBound,
            bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "=") || isQuote(bytes[start])
        { start += 1 }
        var end = range.upperBound
        while end > start, isQuote(bytes[end - 1]) { end -= 1 }
        address(start..<end, isLink: false)
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    /// `url(…)` and `@import "…"` of a style sheet or a style attribute.
    mutating func style(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if starts("/*", at: index, before: range.upperBound) {
                index = end(of: "*/", from: index + 2, before: range.upperBound)
            } else if starts("url(", at: index, before: range.upperBound) {
                index = styleAddress(from: index + 4, range.upperBound, close: UInt8(ascii: ")"))
            } else if starts("@import", at: index, before: range.upperBound) {
                index += 7
                while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
                if index < range.upperBound, isQuote(bytes[index]) {
                    index = styleAddress(from: index, range.upperBound, close: UInt8(ascii: ";"))
                }
            } else {
                index += 1
            }
        }
    }

    private mutating func styleAddress(from start: Int, _ limit: Int, close: UInt8) -> Int {
        var start = start
        while start < limit, bytes[start] <= 0x20 { start += 1 }
        let quote = start < limit && isQuote(bytes[start]) ? bytes[start] : nil
        if quote != nil { start += 1 }
        var end = start
        while end < limit, bytes[end] != (quote ?? close) { end += 1 }
        address(start..<end, isLink: false)
        return min(end + 1, limit)
    }

    /// What a script cannot do at file://, and addresses on the network but for the names of XML.
    mutating func script(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if starts("http://", at: index, before: range.upperBound)
                || starts("https://", at: index, before: range.upperBound)
            {
                let end = (index..<range.upperBound).first {
                    bytes[$0] <= 0x20 || isQuote(bytes[$0]) || bytes[$0] == UInt8(ascii: ")")
                }
                let address = index..<(end ?? range.upperBound)
                if !starts("http://www.w3.org/", at: index, before: range.upperBound) { problem(.external, address) }
                index = address.upperBound
            } else if let word = Self.forbidden.first(where: { startsWord($0, at: index, range) }) {
                problem(.script("直接打开的网页里不能用"), index..<index + word.utf8CodeUnitCount)
                index += word.utf8CodeUnitCount
            } else {
                index += 1
            }
        }
    }

    private static let forbidden: [StaticString] = [
        "fetch(", "XMLHttpRequest", "importScripts", "import(", "new Worker", "serviceWorker", "EventSource",
        "WebSocket",
    ]

    private func startsWord(_ word: StaticString, at index: Int, _ range: Range<Int>) -> Bool {
        guard starts(word, at: index, before: range.upperBound) else { return false }
        guard index > range.lowerBound else { return true }
        let before = bytes[index - 1]
        return !((before | 0x20) >= 0x61 && (before | 0x20) <= 0x7A) && before != UInt8(ascii: "_")
    }

    private func starts(_ text: StaticString, at index: Int, before limit: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= limit else { return false }
        return text.withUTF8Buffer { other in
            for offset in 0..<other.count where bytes[index + offset] != other[offset] { return false }
            return true
        }
    }

    private func end(of text: StaticString, from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit, !starts(text, at: index, before: limit) { index += 1 }
        return min(index + text.utf8CodeUnitCount, limit)
    }
}
