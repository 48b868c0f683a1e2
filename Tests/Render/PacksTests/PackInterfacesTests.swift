import Diagnostics
import TestSupport
import Testing
import Theme

/// What packs and the class page ask of a browser: nothing that Chromium 69 and Firefox 60 do not have, or nothing that is missed.
struct PackInterfacesTests {
    private static let theme: SiteTheme? = {
        var findings: [Finding] = []
        let files = try? FolderContents.read(PackageRoot.path("Themes/civic"))
        return files.map { SiteTheme(label: "Themes/civic", files: $0, findings: &findings) }
    }()

    /// Everything of ECMAScript 5.1 and of the DOM that the scripts may name after a dot; each is in both browsers.
    private static let interfaces = Set(
        """
        abs apply bind call charAt charCodeAt concat every filter floor forEach fromCharCode indexOf isArray join keys lastIndexOf
        length map match max min parse pow prototype push random reduce replace reverse round shift slice some sort splice split
        sqrt stringify substr substring test toLowerCase toString toUpperCase trim
        Int32Array Uint8Array set subarray JSON
        document documentElement body getElementById querySelector querySelectorAll createElement createElementNS createTextNode
        appendChild insertBefore createComment nextSibling removeChild cloneNode parentNode firstChild lastChild textContent getAttribute setAttribute removeAttribute
        classList className add remove contains tagName href type
        addEventListener removeEventListener preventDefault target key altKey ctrlKey metaKey isComposing returnValue dataTransfer
        files focus select click checked disabled value options selectedIndex readOnly
        location pathname reload print scrollTo scrollBy innerHeight offsetHeight getBoundingClientRect top bottom offsetTop setTimeout documentMode
        localStorage sessionStorage getItem setItem removeItem
        Blob URL createObjectURL download FileReader readAsText onload onerror result
        webkitGetAsEntry isDirectory
        crypto getRandomValues subtle importKey deriveBits then atob
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Names after a dot that the script does not define itself.
    private static func foreign(_ script: String) -> Set<String> {
        let code = script.replacing(/'(?:[^'\\\n]|\\.)*'/, with: "''")
        let used = Set(code.matches(of: /\.([A-Za-z_][A-Za-z0-9_]*)/).map { String($0.1) })
        let own = Set(code.matches(of: /(?:pack|humen)\.([A-Za-z0-9]+) ?=/).map { String($0.1) })
        let keys = Set(code.matches(of: /([A-Za-z0-9]+) ?:/).map { String($0.1) })
        return used.subtracting(own).subtracting(keys)
    }

    /// Members of the data that the page holds.
    private static let data = Set(
        """
        answer id questions check anyOrder basis blanks bytes choice dark drawFormat drawPatterns explanation feedback fixed humen jdr judge knowledge law
        mac mask order set orders paper partial penalty rows sealed sequence size square stem tails variants version withoutSubtle answers takesCodes
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    @Test(arguments: ["pack.js", "tally.js"])
    func `scripts call nothing that Chromium 69 and Firefox 60 do not have`(name: String) throws {
        let theme = try #require(Self.theme)
        let script = String(decoding: try #require(theme.assets[name]), as: UTF8.self)
        #expect(Self.foreign(script).subtracting(Self.interfaces).subtracting(Self.data) == [])
        #expect(
            Self.foreign(script + "\nx.replaceAll('a', 'b'); x.closest('p');").isSuperset(of: ["replaceAll", "closest"])
        )
        // What is newer than that has another way beside it.
        for fallback in ["withoutSubtle", "documentMode"] where name == "pack.js" { #expect(script.contains(fallback)) }
    }

    @Test func `styles say nothing that Chromium 69 and Firefox 60 miss`() throws {
        let theme = try #require(Self.theme)
        let css = String(decoding: try #require(theme.assets["pack.css"]), as: UTF8.self)
            .replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
        let properties = Set(css.matches(of: /[{;]\s*([a-z-]+)\s*:/).map { String($0.1) }).filter {
            !$0.hasPrefix("--")
        }
        // Newer, and only a finer point: the page reads and works without them.
        let finer = ["accent-color", "color-scheme", "text-autospace", "text-size-adjust", "-webkit-text-size-adjust"]
        let known = Set(
            """
            align-items background border border-bottom border-collapse border-color border-bottom-color border-left border-left-color border-radius border-spacing
            border-style border-top border-width bottom box-shadow box-sizing break-after break-inside clear color content cursor display fill
            flex flex-basis flex-direction flex-wrap float font font-family font-size font-style font-weight height hyphens
            justify-content left letter-spacing line-height list-style margin margin-bottom margin-left margin-right margin-top
            max-height max-width min-height min-width opacity order orphans outline outline-offset overflow overflow-wrap
            overflow-x padding padding-bottom padding-left padding-right padding-top page-break-after page-break-before
            page-break-inside position right stroke stroke-width text-align text-decoration text-indent top touch-action transform
            transition vertical-align visibility white-space widows width word-break z-index size
            """.split(whereSeparator: \.isWhitespace).map(String.init))
        #expect(properties.subtracting(known).subtracting(finer) == [])
        #expect(css.firstMatch(of: /:(is|where|has)\(/) == nil)
        #expect(css.firstMatch(of: /[ :(](clamp|min|max|env|color-mix)\(/) == nil)
        #expect(css.firstMatch(of: /@(supports|layer|container|property)/) == nil)
        // Browsers that do not know it drop the whole rule: it stands alone.
        #expect(css.matches(of: /:focus-visible/).count == 1)
    }
}
