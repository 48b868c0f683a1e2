/// Which raw HTML a site that allows it may hold: elements and attributes that say what text is, nothing that runs,
/// loads or paints over the page.
enum HTMLRules {
    /// May stand within a line.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rb", "rp",
        "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ]
    /// May stand on lines of their own, as those above may too.
    private static let block: Set<String> = [
        "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr",
        "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
    /// Have no end tag.
    static let void: Set<String> = ["br", "hr", "img", "col", "wbr"]

    /// Whether what stands in an element is to be read letter by letter, and cites nothing.
    static func isCode(_ name: String) -> Bool { ["code", "pre", "kbd", "samp"].contains(name) }

    static func allows(_ name: String, inLine: Bool) -> Bool {
        inline.contains(name) || !inLine && block.contains(name)
    }

    static func isBlock(_ name: String) -> Bool { block.contains(name) }

    private static let anywhere: Set<String> = ["class", "dir", "lang", "title"]
    private static let attributes: [String: Set<String>] = [
        "a": ["href"], "img": ["src", "alt", "width", "height"], "td": ["colspan", "rowspan", "align"],
        "th": ["colspan", "rowspan", "align", "scope"], "ol": ["start", "type", "reversed"], "li": ["value"],
        "details": ["open"], "time": ["datetime"], "col": ["span"], "colgroup": ["span"],
    ]

    /// Why an attribute may not stand; nil where it may.
    static func objection(to attribute: HTMLToken.Attribute, of name: String) -> String? {
        if attribute.name.hasPrefix("on") { return "“\(attribute.name)”是脚本" }
        if attribute.name == "style" { return "“style”会打乱主题的版式" }
        guard anywhere.contains(attribute.name) || attributes[name]?.contains(attribute.name) == true else {
            return "<\(name)> 不能有“\(attribute.name)”"
        }
        let isNumber = ["colspan", "rowspan", "start", "value", "span", "width", "height"].contains(attribute.name)
        if isNumber,
            !(1...4).contains(attribute.value.count) || !attribute.value.allSatisfy({ $0.isASCII && $0.isNumber })
        {
            return "“\(attribute.name)”要写四位以内的数"
        }
        return nil
    }

    /// What to write instead of an element that may not stand.
    static func advice(_ name: String) -> String {
        switch name {
        case "script", "iframe", "object", "embed", "applet", "base", "meta", "link":
            "网页里不能带脚本、别的网页和插件，请删去"
        case "style", "font", "center": "样式由主题决定，请删去；强调写 **文字**，提示框写 :::note"
        case "video", "audio": "视频写 :::video，音频写 :::audio"
        case "h1", "h2", "h3", "h4", "h5", "h6": "标题写 ## 标题"
        case "form", "input", "button", "select", "textarea": "网页里不能有表单；题目写 :::quiz"
        default: "请改用 Markdown，或删去这个标签"
        }
    }
}
