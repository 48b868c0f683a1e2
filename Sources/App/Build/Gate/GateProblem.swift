package import Diagnostics

/// Something in the bytes of an output that would not work from a USB stick.
struct GateProblem: Sendable {
    enum Kind: Sendable {
        /// An address on the network, in an attribute or a style.
        case external
        case absolute
        case notASCII
        /// The output that a relative address means does not exist; `actual` differs from it only in case.
        case dead(actual: String?)
        case anchor
        /// `type="module"`, `javascript:` and what scripts cannot do without a server.
        case script(String)
        /// What scripts can say only since 2015: old browsers refuse the whole script.
        case modern
    }

    let kind: Kind
    /// The guilty text as it stands in the output.
    let text: String
    /// UTF-8 offsets in the output.
    let range: Range<Int>

    /// The finding at a place that people can mend.
    func finding(at place: Place, in output: String) -> Finding {
        let inside = place.file.hasSuffix(".mustache") ? "（用到它的网页都有，如 \(name(output))）" : ""
        switch kind {
        case .external:
            return Finding(.gateExternal, at: place, "“\(text)”在网上，离线时打不开\(inside)", explanation: ["请把文件放进站点，用相对路径引用"])
        case .absolute:
            return Finding(.gateAbsolute, at: place, "“\(text)”以“/”开头，从 U 盘打开时找不到\(inside)", explanation: ["请用相对路径"])
        case .notASCII:
            return Finding(
                .gateNotASCII, at: place, "路径“\(text)”里有中文、空格或反斜杠，换一台电脑可能打不开\(inside)", explanation: ["请改成英文文件名"])
        case .dead(let actual):
            return Finding(
                .gateDead, at: place, "“\(text)”指向的文件不在站点里\(inside)",
                explanation: [actual.map { "有一个只差大小写的文件：\($0)" } ?? "请核对文件名，或把文件放进主题的 assets/"]
            )
        case .anchor:
            return Finding(
                .gateAnchor, at: place, "“\(text)”指向的位置不在那个网页里\(inside)", explanation: ["请在那个网页里写同名的 id，或改链接"]
            )
        case .modern:
            return Finding(
                .gateModern, at: place, "“\(text)”是新写法，旧浏览器读到这里就停下，整个脚本都不起作用\(inside)",
                explanation: ["请改成 ES5 写法：var、function、用“+”连接的字符串；这个脚本只提醒第一处，后面的也请一起改"])
        case .script(let why):
            return Finding(
                .gateScript, at: place, "\(why)：“\(text)”\(inside)", explanation: ["请改用普通脚本：<script src=…></script>"])
        }
    }
}

extension GateProblem {
    /// The output's own name, which is enough where every page has the problem.
    private func name(_ output: String) -> String { output.split(separator: "/").last.map(String.init) ?? output }
}

extension FindingCode {
    static let gateExternal = FindingCode(
        "offline.external", .error, "网页里用了网上的东西",
        manual: """
            生成的网页（模板、样式、正文里的 HTML）用到了 http 开头的图片、字体、脚本、样式或链接。没有网络的电脑上它们都打不开。
            请下载到站点里（注意版权），用相对路径引用。
            """
    )
    static let gateAbsolute = FindingCode(
        "offline.absolute", .error, "网页里有以“/”开头的路径",
        manual: "以 `/` 开头的路径指向磁盘的根目录，从文件夹或 U 盘打开时找不到。模板里请用 `{{root}}` 开头的相对路径。"
    )
    static let gateNotASCII = FindingCode(
        "offline.path-not-ascii", .error, "路径里有中文、空格或反斜杠",
        manual: "中文文件名在别的电脑上可能变成乱码，反斜杠只有 Windows 认得。请改用英文字母、数字、连字符组成的文件名。"
    )
    static let gateDead = FindingCode(
        "offline.dead-link", .error, "网页里的链接指向不存在的文件",
        manual: "模板或样式里写的路径在生成的站点里没有对应的文件。请核对文件名和大小写，以及前面的 `{{root}}`。"
    )
    static let gateAnchor = FindingCode(
        "offline.dead-anchor", .error, "网页里的链接指向不存在的位置",
        manual: "链接 `#` 后面的名称，在目标网页里没有同名的 `id`。请核对模板里的 `id`。"
    )
    static let gateScript = FindingCode(
        "offline.script", .error, "脚本用了离线时不能用的办法",
        manual: "直接打开的网页里，浏览器不允许模块脚本（`type=\"module\"`）、`fetch`、`XMLHttpRequest` 和 Worker。请改用普通脚本。"
    )
    static let gateModern = FindingCode(
        "offline.script-modern", .warning, "旧浏览器读不懂的脚本",
        manual: """
            学校里还有 IE 和几年前的浏览器。它们读不懂 2015 年以后的写法：`let`、`const`、`class`、`=>`、反引号里的字符串、`...`、`?.`、`??`，
            读到一处，整个脚本都不起作用，菜单、搜索、练习就打不开。自己的主题里的脚本请用 ES5 写法：`var`、`function`、用 `+` 连接的字符串；
            用了工具写的，请让工具输出 ES5（如 Babel、TypeScript 的 `target: "es5"`）。一个脚本只提醒第一处。
            """
    )
    /// Every code of the gate.
    package static let gateCodes: [FindingCode] = [
        .gateExternal, .gateAbsolute, .gateNotASCII, .gateDead, .gateAnchor, .gateScript, .gateModern,
    ]
}
