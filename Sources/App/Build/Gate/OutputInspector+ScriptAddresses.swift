import Site

/// Addresses of the site itself in scripts, and names for what loads.
extension OutputInspector {
    /// Whether a string stands alone: nothing is put behind it, and no hole is in it.
    func isLast(_ inner: Range<Int>, _ end: Int, _ range: Range<Int>) -> Bool {
        guard end <= range.upperBound, end > inner.lowerBound, bytes[end - 1] == bytes[inner.lowerBound - 1] else {
            return false
        }
        let next = (end..<range.upperBound).first { bytes[$0] > 0x20 }
        return next.map { !"+.[?".utf8.contains(bytes[$0]) } ?? true
    }

    /// Whether a string becomes an address: `a.src = "…"`, `location = "…"`, `a.setAttribute("href", "…")`.
    func isGivenAsAddress(before start: Int, _ range: Range<Int>) -> Bool {
        isGiven(to: ["src", "href", "action", "poster"], before: start, range)
            || isGiven(to: [], orVariable: "location", before: start, range)
    }

    /// Whether a string becomes an attribute of one of these names, or the value of a variable.
    func isGiven(
        to names: [StaticString], orVariable variable: StaticString? = nil, before start: Int, _ range: Range<Int>
    ) -> Bool {
        var index = lastVisible(before: start, range)
        guard index > range.lowerBound else { return false }
        if bytes[index] == UInt8(ascii: ",") {
            let name = lastVisible(before: index, range)
            guard name > range.lowerBound, isQuote(bytes[name]) else { return false }
            guard let found = names.first(where: { endsWord($0, at: name - 1, range) }) else { return false }
            let open = lastVisible(before: name - found.utf8CodeUnitCount - 1, range)
            guard open > range.lowerBound, bytes[open] == UInt8(ascii: "(") else { return false }
            return endsWord("setattribute", at: lastVisible(before: open, range), range)
        }
        guard bytes[index] == UInt8(ascii: "="), !"=!<>+".utf8.contains(bytes[index - 1]) else { return false }
        index = lastVisible(before: index, range)
        if let variable, endsWord(variable, at: index, range) { return true }
        return names.contains { name in
            let point = index - name.utf8CodeUnitCount
            return point > range.lowerBound && bytes[point] == UInt8(ascii: ".") && endsWord(name, at: index, range)
        }
    }

    /// Looks at an address that a script gives to an element.
    ///
    /// In a script of its own file nobody knows from which folder it will be asked for; `/` at the start is wrong in all.
    mutating func given(_ inner: Range<Int>) {
        guard let first = inner.first, bytes[first] != UInt8(ascii: "#") else { return }
        guard !inner.contains(where: { bytes[$0] == UInt8(ascii: "\\") || bytes[$0] == UInt8(ascii: ":") }) else {
            return
        }
        if bytes[first] == UInt8(ascii: "/") {
            if !starts("//", at: first, before: inner.upperBound) { problem(.absolute, inner) }
        } else if !route.path.hasSuffix(".js") {
            address(inner, isLink: true)
        }
    }

    /// `/a.png` in the HTML or the style that a string holds: `<img src="/a.png">`, `url(/a.png)`.
    func absolutePath(_ inner: Range<Int>) -> Range<Int>? {
        guard inner.count > 6 else { return nil }
        let names: [StaticString] = ["src=", "href=", "url("]
        for index in inner where bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: "(") {
            guard
                names.contains(where: {
                    let start = index + 1 - $0.utf8CodeUnitCount
                    return start >= inner.lowerBound && starts($0, at: start, before: index + 1)
                })
            else { continue }
            var start = index + 1
            while start < inner.upperBound, isQuote(bytes[start]) || bytes[start] == UInt8(ascii: "\\") { start += 1 }
            guard start + 1 < inner.upperBound, bytes[start] == UInt8(ascii: "/"), bytes[start + 1] != UInt8(ascii: "/")
            else { continue }
            let end = (start..<inner.upperBound).first { isQuote(bytes[$0]) || " \\>)".utf8.contains(bytes[$0]) }
            return start..<(end ?? inner.upperBound)
        }
        return nil
    }

    /// Whether a word that loads something is taken as a value: `var load = window.fetch`.
    func isTaken(_ index: Int, before: Int, after: Int, _ range: Range<Int>) -> Bool {
        guard before >= range.lowerBound else { return false }
        let follows = after < range.upperBound ? bytes[after] : UInt8(ascii: ";")
        guard ";,)}\n".utf8.contains(follows) || follows == UInt8(ascii: ".") else { return false }
        if bytes[before] == UInt8(ascii: ".") {
            let names: [StaticString] = ["window", "self", "globalthis", "top", "parent"]
            return names.contains { endsWord($0, at: lastVisible(before: before, range), range) }
        }
        return bytes[before] == UInt8(ascii: "=") && follows != UInt8(ascii: ".")
    }

    private func lastVisible(before index: Int, _ range: Range<Int>) -> Int {
        var index = index - 1
        while index > range.lowerBound, bytes[index] <= 0x20 { index -= 1 }
        return max(index, range.lowerBound)
    }
}
