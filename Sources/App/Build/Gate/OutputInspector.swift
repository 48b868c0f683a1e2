import Site

/// One walk over one output: pages here, styles and scripts in extensions.
struct OutputInspector {
    let bytes: UnsafeBufferPointer<UInt8>
    let route: Route
    let positions: [String: Int]
    let byLowerCase: [String: String]
    let baseURL: BaseURL?
    var report = OfflineGate.Report()
    /// Addresses already resolved on this page: headers and footers repeat themselves.
    private var seen: [String: Int] = [:]

    init(
        bytes: UnsafeBufferPointer<UInt8>, route: Route, positions: [String: Int], byLowerCase: [String: String],
        baseURL: BaseURL?
    ) {
        self.baseURL = baseURL
        self.bytes = bytes
        self.route = route
        self.positions = positions
        self.byLowerCase = byLowerCase
    }

    mutating func page() {
        var scanner = HTMLScanner(bytes)
        while let tag = scanner.next() {
            let kind = TagKind(tag, scanner)
            for attribute in scanner.attributes { inspect(attribute, of: tag, kind, scanner) }
            guard let content = tag.content else { continue }
            if scanner.isName(tag.name, "style") { style(content) }
            if kind.isScript, !kind.isInert { script(content) }
        }
    }

    /// What has to be known of a tag before its attributes are read.
    private struct TagKind {
        var isScript: Bool
        var isLink: Bool
        /// `<meta http-equiv="refresh">`, in whatever order its attributes stand.
        var isRefresh = false
        /// `<link>`, which in a feed names the published address.
        var isRelated: Bool
        /// Data for scripts: JSON, which does not run.
        var isInert = false
        /// `<link rel="canonical">` names the published address and loads nothing.
        var isCanonical = false

        init(_ tag: HTMLScanner.Tag, _ scanner: HTMLScanner) {
            isScript = scanner.isName(tag.name, "script")
            var hasRelation = false
            isLink = scanner.isName(tag.name, "a") || scanner.isName(tag.name, "area")
            let isMeta = scanner.isName(tag.name, "meta")
            isRelated = scanner.isName(tag.name, "link")
            // Most tags are none of these, and nothing of them has to be looked at twice.
            guard isScript || isMeta || isRelated else { return }
            for attribute in scanner.attributes {
                let value = scanner.lower(attribute.value).filter { !$0.isWhitespace }
                if isMeta, scanner.isName(attribute.name, "http-equiv"), value == "refresh" { isRefresh = true }
                if isScript, scanner.isName(attribute.name, "type") { isInert = value.hasSuffix("json") }
                // Of an attribute that stands twice, browsers take the first.
                if isRelated, scanner.isName(attribute.name, "rel"), !hasRelation {
                    isCanonical = value == "canonical"
                    hasRelation = true
                }
            }
        }
    }

    private mutating func inspect(
        _ attribute: HTMLScanner.Attribute, of tag: HTMLScanner.Tag, _ kind: TagKind, _ scanner: HTMLScanner
    ) {
        let (name, value) = (attribute.name, attribute.value)
        if scanner.isName(name, "id") || (scanner.isName(name, "name") && scanner.isName(tag.name, "a")) {
            report.anchors.insert(hash(value))
        } else if scanner.isName(name, "style") {
            style(value)
        } else if scanner.isName(name, "srcset") || scanner.isName(name, "imagesrcset") {
            sourceSet(value)
        } else if scanner.isName(name, "srcdoc") {
            problem(.script("请不要用 srcdoc，里面的网页检查不到"), value)
        } else if kind.isScript, scanner.isName(name, "type") {
            if scanner.lower(value).filter({ !$0.isWhitespace }) == "module" {
                problem(.script("模块脚本在直接打开的网页里不运行"), value)
            }
        } else if kind.isRefresh, scanner.isName(name, "content") {
            refresh(value)
        } else if value.count > 1, starts("on", at: name.lowerBound, before: name.upperBound), name.count > 4 {
            script(value)
        } else if Self.addresses.contains(where: { scanner.isName(name, $0) }) {
            if kind.isCanonical || (kind.isRelated && route.path == "feed.xml") {
                published(value)
            } else {
                address(value, isLink: kind.isLink)
            }
        } else if Self.painted.contains(where: { scanner.isName(name, $0) }) {
            style(value)
        }
    }

    /// Attributes whose value is an address that is opened or loaded.
    private static let addresses: [StaticString] = [
        "href", "src", "poster", "data", "action", "formaction", "background", "xlink:href", "manifest", "ping",
        "longdesc",
        "codebase", "archive",
    ]
    /// Attributes of SVG whose value may hold `url()`.
    private static let painted: [StaticString] = [
        "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor",
    ]

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 1_099_511_628_211 }
        return hash
    }

    mutating func problem(_ kind: GateProblem.Kind, _ range: Range<Int>) {
        report.problems.append(GateProblem(kind: kind, text: text(range), range: range))
    }

    /// One address of an attribute or a style.
    mutating func address(_ range: Range<Int>, isLink: Bool) {
        var range = range
        while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        guard let first = range.first else { return }
        let fragment = range.first { bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
        if first == fragment {
            let anchor = fragment + 1..<range.upperBound
            let isTop = anchor.isEmpty || text(anchor).lowercased() == "top"
            if !isTop, let own = positions[route.path] { reference(own, anchor, range) }
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

    /// An address that names where the site is published; any other is treated as everywhere.
    private mutating func published(_ range: Range<Int>) {
        guard let base = baseURL?.description, text(range).hasPrefix(base) else { return address(range, isLink: false) }
        let path = text(range.lowerBound + base.utf8.count..<range.upperBound)
        if positions[path.isEmpty ? "index.html" : path] == nil {
            problem(.dead(actual: byLowerCase[path.lowercased()]), range)
        }
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
            else {
                return nil
            }
        }
        return nil
    }

    private mutating func scheme(_ scheme: String, _ range: Range<Int>, isLink: Bool) {
        switch scheme {
        case "tel", "mailto", "sms": if !isLink { problem(.external, range) }
        case "data":
            if !text(range.prefix(11)).lowercased().hasPrefix("data:image/") { problem(.script("这里不能用 data:"), range) }
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

    /// `0; url=next.html`, and `0; next.html` as browsers take it.
    private mutating func refresh(_ range: Range<Int>) {
        guard let separator = range.first(where: { bytes[$0] == UInt8(ascii: ";") || bytes[$0] == UInt8(ascii: ",") })
        else { return }
        var start = separator + 1
        while start < range.upperBound, bytes[start] <= 0x20 { start += 1 }
        if start + 3 <= range.upperBound, text(start..<start + 3).lowercased() == "url" { start += 3 }
        while start < range.upperBound, separates(bytes[start]) { start += 1 }
        var end = range.upperBound
        while end > start, isQuote(bytes[end - 1]) { end -= 1 }
        address(start..<end, isLink: false)
    }

    private func separates(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "=") || isQuote(byte) }

    func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    /// Whether text stands at an index, whatever the case of its letters; `text` is in small letters.
    func starts(_ text: StaticString, at index: Int, before limit: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= limit else { return false }
        return text.withUTF8Buffer { other in
            for offset in 0..<other.count {
                let byte = bytes[index + offset]
                guard (byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte) == other[offset] else { return false }
            }
            return true
        }
    }

    func end(of text: StaticString, from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit, !starts(text, at: index, before: limit) { index += 1 }
        return min(index + text.utf8CodeUnitCount, limit)
    }

    /// The end of a quoted string that opens at an index, behind its closing quote.
    func endOfString(from start: Int, before limit: Int) -> Int {
        var index = start + 1
        while index < limit, bytes[index] != bytes[start] { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(index + 1, limit)
    }
}
