/// What a `:::` line asks for: a box around Markdown, a question, an article, a film, a picture with its caption.
package struct Directive: Sendable, Hashable {
    package let kind: Kind
    /// What stands behind the name, without the path and the poster: a heading, the id of a question, an article.
    package let title: String
    /// The file of a film, a recording, or of a figure that names its picture here.
    package let path: String?
    /// `封面=…`: the picture that a film shows before it is played.
    package let poster: String?

    /// The kinds; the raw value is the name on the line.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case note
        case warning
        /// 以案释法.
        case example = "case"
        case hotline
        /// A question of the site's banks.
        case quiz
        /// An article's text.
        case law
        case video
        case audio
        case figure

        /// The Chinese name that means the same.
        package var chinese: String {
            switch self {
            case .note: "提示"
            case .warning: "注意"
            case .example: "案例"
            case .hotline: "求助"
            case .quiz: "题目"
            case .law: "法条"
            case .video: "视频"
            case .audio: "音频"
            case .figure: "图片"
            }
        }

        /// Whether it is one line without an end and without Markdown inside.
        package var isLine: Bool { self == .quiz || self == .law }

        init?(named name: String) {
            guard let kind = Self.allCases.first(where: { $0.rawValue == name.lowercased() || $0.chinese == name })
            else { return nil }
            self = kind
        }
    }

    /// Reads what stands behind the name.
    ///
    /// ## Parsing behavior
    /// - `:::video` and `:::audio` begin with the path; `:::figure` may, if the first word ends like a picture.
    /// - `封面=path`, also with `：` or `poster`, may stand anywhere.
    init(_ kind: Kind, argument: String) {
        self.kind = kind
        var words = argument.split { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }.map(String.init)
        var path: String?
        var poster: String?
        if kind == .video || kind == .audio || kind == .figure {
            poster = words.lazy.compactMap(Self.poster).first
            words.removeAll { Self.poster($0) != nil }
            if let first = words.first, kind != .figure || Self.isPicture(first) {
                path = first
                words.removeFirst()
            }
            title = words.joined(separator: " ")
        } else {
            title = argument
        }
        self.path = path
        self.poster = poster
    }

    private static func poster(_ word: String) -> String? {
        for sign in ["封面=", "封面：", "封面:", "封面＝", "poster="] where word.hasPrefix(sign) {
            return String(word.dropFirst(sign.count))
        }
        return nil
    }

    private static func isPicture(_ word: String) -> Bool {
        ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains { word.lowercased().hasSuffix(".\($0)") }
    }
}
