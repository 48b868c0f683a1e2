import DataFiles
package import Diagnostics

/// Where the site is published, ending in `/`: `https://jindu.example.gov.cn/`.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    /// From the server's root: `/` or `/jindu/`.
    package let path: String

    /// Nil for what is not a plain `http` or `https` address in ASCII.
    package init?(_ text: String) {
        guard let slashes = text.firstRange(of: "://"), ["http", "https"].contains(text[..<slashes.lowerBound])
        else { return nil }
        let rest = text[slashes.upperBound...]
        let host = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(host.count)
        guard !host.isEmpty, host.contains("."), host.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: ":") }),
            path.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "/") }), !path.contains("..")
        else { return nil }
        self.path = path.hasSuffix("/") ? String(path) : path + "/"
        description = text[..<slashes.upperBound] + host + self.path
    }

    /// The published address of an output; the home page is the site itself.
    package func url(_ route: Route) -> String {
        route.path == "index.html" ? description : description + route.path
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// The folder of an address that ends in the name of a page: https://a.cn/jindu/ of https://a.cn/jindu/index.html.
    private static func folder(of text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 3, let last = parts.last?.lowercased() ?? nil,
            [".html", ".htm", ".shtml", ".php", ".jsp", ".asp", ".aspx"].contains(where: last.hasSuffix)
        else { return nil }
        return parts.dropLast().joined(separator: "/") + "/"
    }

    /// Reads `baseURL` of site.yaml.
    static func read(_ field: FieldName, _ reader: inout FieldReader) -> BaseURL? {
        guard let text = reader.text(field) else { return nil }
        if let folder = folder(of: text.text) {
            reader.report(
                Finding(
                    .baseURLInvalid, at: reader.source.place(text.range), "“\(text.text)”是一个网页的地址，网站地址只写到文件夹",
                    explanation: ["请写 \(folder)：每个网页的文件名会接在它后面"]))
            return nil
        }
        if let url = BaseURL(text.text) { return url }
        reader.report(
            Finding(
                .baseURLInvalid, at: reader.source.place(text.range), "“\(text.text)”不是完整的网站地址",
                explanation: ["请写到网站所在的文件夹，如 https://www.example.gov.cn/jindu/；中文域名请写 xn-- 开头的形式"]
            )
        )
        return nil
    }
}

extension FindingCode {
    package static let baseURLInvalid = FindingCode(
        "site.base-url", .error, "网站地址写得不对",
        manual: """
            `baseURL`（网站地址）只在网站要放到网上时才写，要以 `http://` 或 `https://` 开头，只用英文字母、数字和 `-` `.` `_` `~` `/`，
            不带 `?`、`#`，只写到文件夹，不写 `index.html`。有了它，网站里会多出给搜索引擎的 sitemap.xml 和给订阅者的 feed.xml；拷在 U 盘上照样能用。
            """
    )
}
