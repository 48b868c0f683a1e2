import ChineseText
import Glibc
import Site

/// One walk over one output: pages here, styles and scripts in extensions.
struct OutputInspector {
    let bytes: UnsafeBufferPointer<UInt8>
    let route: Route
    /// The output's own position, for links inside the page.
    let own: Int?
    let positions: [String: Int]
    let byLowerCase: [String: String]
    let baseURL: BaseURL?
    var report = OfflineGate.Report()
    var memo: GateMemo

    init(
        bytes: UnsafeBufferPointer<UInt8>, route: Route, own: Int?, positions: [String: Int],
        byLowerCase: [String: String], baseURL: BaseURL?, memo: GateMemo
    ) {
        self.baseURL = baseURL
        self.bytes = bytes
        self.route = route
        self.own = own
        self.positions = positions
        self.byLowerCase = byLowerCase
        self.memo = memo
    }

    /// Walks a page; false when it ends inside a tag, a comment or raw text.
    @discardableResult
    mutating func page(isXML: Bool = false) -> Bool {
        var scanner = HTMLScanner(bytes, isXML: isXML)
        walk(&scanner)
        var inner = scanner.inner
        var number = 0
        while number < inner.count {
            var part = HTMLScanner(bytes, in: inner[number])
            walk(&part)
            inner += part.inner
            number += 1
            guard number < Self.mostParts else {
                problem(.script("这里套得太多，检查不了"), inner[number - 1].prefix(20))
                break
            }
        }
        return !scanner.isCutOff
    }

    /// How many comments for old browsers and titles of pictures one page may hold.
    private static let mostParts = 200

    private mutating func walk(_ scanner: inout HTMLScanner) {
        while scanner.findTag() {
            if scanner.skipBareTag() { continue }
            if let (block, end) = knownBlock(at: scanner.position) {
                add(block, at: scanner.position)
                scanner.skip(to: end)
                continue
            }
            guard let tag = scanner.next() else { break }
            let kind = TagKind(tag, scanner.attributes, in: bytes)
            if kind.isPrefixed { problem(.script("请不要在 script 和 style 前面加前缀"), tag.name) }
            for number in 0..<scanner.attributes.count { inspect(scanner.attributes[number], of: kind) }
            guard let content = tag.content else { continue }
            if kind.isStyle {
                // Inside SVG the text of a style may hide letters too, in a file and in a page.
                if let hidden = reference(in: content) { problem(.script("样式里不要用 & 转义写字母"), hidden) }
                once(content) { $0.style(content) }
            }
            if kind.isScript, !kind.isInert {
                if tag.isForeign, hidesLetters(content, quotes: false) {
                    problem(.script("SVG 里的脚本不要用 & 转义"), content)
                }
                once(content) { $0.script(content) }
            }
        }
    }

    /// Looks for what would make another text of a file than its bytes show: UTF-16, and in XML names for parts of it.
    mutating func encoding(isXML: Bool) {
        let zero = bytes.next(0, from: 0)
        if zero < bytes.count {
            problem(.script("文件要存成 UTF-8"), zero..<zero + 1)
        } else if isXML, let name = bytes.indices.first(where: { starts("<!entity", at: $0, before: bytes.count) }) {
            problem(.script("请不要用 <!ENTITY，里面的东西检查不到"), name..<name + 8)
        }
    }

    /// Looks at a script or a style of a page, unless it is the same as one of another page in which nothing was found.
    private mutating func once(_ content: Range<Int>, _ look: (inout Self) -> Void) {
        if memo.isClean(bytes, content) { return }
        let (problems, references) = (report.problems.count, report.references.count)
        look(&self)
        guard report.problems.count == problems, report.references.count == references else { return }
        memo.rememberClean(bytes, content)
    }

    // MARK: Blocks that pages repeat

    private func knownBlock(at start: Int) -> (GateMemo.Block, end: Int)? {
        guard let base = bytes.baseAddress else { return nil }
        for number in 0..<memo.blocks.count where memo.blocks[number].second == bytes[start + 2] {
            let block = memo.blocks[number]
            let end = start + block.bytes.count
            guard end <= bytes.count else { continue }
            let isSame = block.bytes.withUnsafeBytes { known in
                memcmp(known.baseAddress ?? UnsafeRawPointer(base), base + start, known.count) == 0
            }
            if isSame { return (block, end) }
        }
        return nil
    }

    private mutating func add(_ block: GateMemo.Block, at start: Int) {
        report.anchors.add(block.report.anchors)
        for reference in block.report.references {
            guard let target = reference.target == OfflineGate.Report.ownPage ? own : reference.target else { continue }
            report.references.append(
                .init(target: target, anchor: reference.anchor, range: reference.range.moved(by: start)))
        }
        report.problems += block.report.problems.map {
            GateProblem(kind: $0.kind, text: $0.text, range: $0.range.moved(by: start))
        }
    }

    // MARK: Tags

    /// What has to be known of a tag before its attributes are read.
    private struct TagKind {
        var isScript = false
        var isStyle = false
        /// `<a>` or `<area>`: its address is opened, not loaded.
        var isLink = false
        /// `<meta http-equiv="refresh">`, in whatever order its attributes stand.
        var isRefresh = false
        /// `<link>`, which in a feed names the published address.
        var isRelated = false
        /// Data for scripts: JSON, which does not run.
        var isInert = false
        /// `<link rel="canonical">` names the published address and loads nothing.
        var isCanonical = false
        /// `<link rel="stylesheet">`.
        var isStyleSheet = false
        /// `<iframe>` and its like, in which even a picture may load others.
        var isFrame = false
        /// `<s:style>` of an SVG, whose text nobody would look at.
        var isPrefixed = false
        /// `<param>`, whose value an `<object>` may load.
        var isParameter = false
        /// `<base>` would change what every other address means.
        var isBase = false

        init(
            _ tag: HTMLScanner.Tag, _ attributes: [HTMLScanner.Attribute], in bytes: UnsafeBufferPointer<UInt8>
        ) {
            // Most tags are none of these, and nothing of them has to be looked at twice.
            switch tag.name.count {
            case 1: isLink = bytes.isName(tag.name, "a")
            case 4:
                isLink = bytes.isName(tag.name, "area")
                isBase = bytes.isName(tag.name, "base")
                if bytes.isName(tag.name, "meta") {
                    isRefresh = attributes.contains {
                        // A value that hides letters may be it.
                        bytes.isName($0.name, "http-equiv")
                            && (bytes.isWord($0.value, "refresh") || bytes[$0.value].contains(UInt8(ascii: "&")))
                    }
                } else if bytes.isName(tag.name, "link") {
                    isRelated = true
                    // Of an attribute that stands twice, browsers take the first.
                    let relation = attributes.first { bytes.isName($0.name, "rel") }
                    isCanonical = relation.map { bytes.isWord($0.value, "canonical") } ?? false
                    isStyleSheet = relation.map { bytes.isWord($0.value, "stylesheet") } ?? false
                }
            case 5:
                isStyle = bytes.isName(tag.name, "style")
                isFrame = bytes.isName(tag.name, "frame") || bytes.isName(tag.name, "embed")
                isParameter = bytes.isName(tag.name, "param")
            case 6:
                isScript = bytes.isName(tag.name, "script")
                isFrame = bytes.isName(tag.name, "iframe") || bytes.isName(tag.name, "object")
                guard isScript else { return }
                let type = attributes.first { bytes.isName($0.name, "type") }
                isInert = type.map { bytes.lower($0.value).filter { !$0.isWhitespace }.hasSuffix("json") } ?? false
            default:
                guard tag.name.count > 6, let colon = bytes[tag.name].lastIndex(of: UInt8(ascii: ":")) else { return }
                let local = colon + 1..<tag.name.upperBound
                isPrefixed = bytes.isName(local, "style") || bytes.isName(local, "script")
            }
        }
    }

    private mutating func inspect(_ attribute: HTMLScanner.Attribute, of kind: TagKind) {
        let value = attribute.value
        switch AttributeKind(attribute.name, in: bytes) {
        case .id: report.anchors.insert(hash(value))
        case .name: if kind.isLink { report.anchors.insert(hash(value)) }
        case .animation:
            // One or several, each behind a semicolon.
            for part in bytes[value].split(separator: UInt8(ascii: ";")) {
                guard let start = part.indices.first(where: { part[$0] > 0x20 }) else { continue }
                if isOnNetwork(start..<part.endIndex) { problem(.external, start..<part.endIndex) }
            }
        case .style:
            if hidesLetters(value, quotes: true) { problem(.script("样式里不要用 & 转义写字母"), value) }
            style(value)
        case .sourceSet: sourceSet(value)
        case .document: problem(.script("请不要用 srcdoc，里面的网页检查不到"), value)
        case .type:
            if kind.isScript, hidesLetters(value, quotes: true) {
                problem(.script("这里不要用 & 转义写字母"), value)
            } else if kind.isScript, bytes.isWord(value, "module") {
                problem(.script("模块脚本在直接打开的网页里不运行"), value)
            }
        case .permission: problem(.script("直接打开的网页里，写了它的东西不会载入"), attribute.name)
        case .relation: if kind.isRelated { relation(value) }
        case .content: if kind.isRefresh { refresh(value) }
        case .value: if kind.isParameter, isOnNetwork(value) { problem(.external, value) }
        case .handler:
            guard value.count > 1 else { return }
            if hidesLetters(value, quotes: false) { problem(.script("事件里的脚本不要用 & 转义"), value) }
            script(value)
        case .address:
            if kind.isBase { return problem(.script("请不要用 <base>，它会改变所有相对路径的意思"), value) }
            if kind.isCanonical || (kind.isRelated && route.path == "feed.xml") {
                published(value)
            } else if kind.isFrame, starts("data:", at: value.lowerBound, before: value.upperBound) {
                problem(.script("这里不能用 data:"), value)
            } else {
                let known = report.problems.count
                address(value, isLink: kind.isLink)
                guard report.problems.count == known else { return }
                if kind.isScript, !kind.isInert { mustEnd(value, in: ".js", "脚本的文件名要以 .js 结尾") }
                if kind.isStyleSheet { mustEnd(value, in: ".css", "样式的文件名要以 .css 结尾") }
            }
        case .other: break
        }
    }

    /// Whether a value holds a reference such as `&#114;`, which a browser turns into a letter before it reads the value;
    /// `&amp;` and, where they are allowed, quotes are none.
    private func hidesLetters(_ value: Range<Int>, quotes: Bool) -> Bool {
        let plain: [StaticString] =
            quotes ? ["&amp;", "&quot;", "&#39;", "&#34;", "&apos;"] : ["&amp;", "&lt;", "&gt;"]
        return value.contains { index in
            bytes[index] == UInt8(ascii: "&") && index + 1 < value.upperBound && bytes[index + 1] > 0x20
                && bytes[index + 1] != UInt8(ascii: "&")
                && !plain.contains { starts($0, at: index, before: value.upperBound) }
        }
    }

    /// The first `&#114;` or `&lpar;` of a text.
    private func reference(in range: Range<Int>) -> Range<Int>? {
        for index in range where bytes[index] == UInt8(ascii: "&") {
            let end = (index + 1..<min(index + 12, range.upperBound)).first { end in
                let byte = bytes[end]
                let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
                return !isLetter && !(byte >= 0x30 && byte <= 0x39) && !(end == index + 1 && byte == UInt8(ascii: "#"))
            }
            if let end, end > index + 1, bytes[end] == UInt8(ascii: ";") { return index..<end + 1 }
        }
        return nil
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private func hash(_ range: Range<Int>) -> UInt64 { AnchorList.hash(bytes, range) }

    mutating func problem(_ kind: GateProblem.Kind, _ range: Range<Int>) {
        report.problems.append(GateProblem(kind: kind, text: text(range), range: range))
    }

    /// One address of an attribute or a style.
    mutating func address(_ value: Range<Int>, isLink: Bool) {
        let hash = hash(value)
        if let known = memo.link(bytes, value, hash) {
            if let anchor = known.anchor {
                report.references.append(.init(target: known.target, anchor: anchor, range: value))
            }
            return
        }
        var range = value
        while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        guard let first = range.first else { return }
        let fragment = range.first { bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
        if first == fragment {
            let anchor = fragment + 1..<range.upperBound
            let isTop = anchor.isEmpty || bytes.isName(anchor, "top")
            if !isTop, let own { reference(own, anchor, range) }
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
        guard let target = target(first..<end, range) else { return }
        let anchor = fragment + 1 < range.upperBound ? self.hash(fragment + 1..<range.upperBound) : nil
        if let anchor { report.references.append(.init(target: target, anchor: anchor, range: range)) }
        if range == value { memo.remember(bytes, value, hash, .init(target: target, anchor: anchor)) }
    }

    /// A script or a style sheet of another name is not looked into.
    mutating func mustEnd(_ value: Range<Int>, in ending: StaticString, _ why: String) {
        let end = value.first { bytes[$0] == UInt8(ascii: "?") || bytes[$0] == UInt8(ascii: "#") } ?? value.upperBound
        let start = end - ending.utf8CodeUnitCount
        if start < value.lowerBound || !starts(ending, at: start, before: end) { problem(.script(why), value) }
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

    private mutating func target(_ path: Range<Int>, _ range: Range<Int>) -> Int? {
        guard let target = route.resolving(text(path)) else {
            problem(.dead(actual: nil), range)
            return nil
        }
        guard let position = positions[target.path] else {
            problem(.dead(actual: byLowerCase[target.path.lowercased()]), range)
            return nil
        }
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
}

extension Range<Int> {
    /// The range, so many places further on.
    fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
