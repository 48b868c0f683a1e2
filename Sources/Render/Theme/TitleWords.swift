/// The site's name with the words in it that no line may break in two: 禁毒 is not to stand as 禁 and 毒.
///
/// A browser breaks Chinese anywhere. The words are those that names of such sites are made of; what is none of them breaks as it would.
enum TitleWords {
    private static let words = [
        "禁毒", "毒品", "宣传", "教育", "预防", "知识", "青少年", "委员会", "办公室", "公安", "戒毒", "网站", "学校", "小学", "中学", "平台",
    ]

    /// The name as HTML, each of the words, and the county's name, in a `<span class="word">`.
    static func html(_ name: String, county: String = "") -> HTML {
        let words = ((2...6).contains(county.count) ? [county] : []) + words
        var html = HTML()
        var rest = Substring(name)
        var plain = ""
        while let first = rest.first {
            if let word = words.first(where: { rest.hasPrefix($0) }) {
                html.append(escaping: plain)
                plain = ""
                html.append(trusted: "<span class=\"word\">")
                html.append(escaping: word)
                html.append(trusted: "</span>")
                rest = rest.dropFirst(word.count)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        html.append(escaping: plain)
        return html
    }
}
