import ChineseText
import DataFiles
import Law
import Markdown
import Quiz
import Site

/// All that a page shows, as one text for the search: its words with the values of variables in them, and what stands around
/// them (summary, source, author, tags, titles of boxes, captions, questions).
enum SearchText {
    static func of(_ resolved: ResolvedPage) -> [UInt8] {
        let page = resolved.page
        var text = filled(page.fragment.plainText, resolved)
        func add(_ words: String?) {
            guard let words, !words.isEmpty else { return }
            text.append(UInt8(ascii: "\n"))
            text += words.utf8
        }
        add(String(decoding: page.fragment.struckText, as: UTF8.self))
        if !resolved.repeatsText { add(resolved.summary) }
        for filling in resolved.fillings {
            guard case .directiveStart(let directive) = filling else { continue }
            switch directive {
            case .box(_, let title), .hotlines(let title), .video(_, let title, _), .audio(_, let title): add(title)
            case .figure(_, let caption): add(caption)
            case .question(let question):
                add(question.material?.text)
                add(question.stem)
                for option in question.options { add(option.text) }
                add(question.explanation)
            case .article, .missing: break
            }
        }
        let front = page.front
        add([front.topic, resolved.source, resolved.author].compactMap { $0 }.joined(separator: "\n"))
        add((front.tags + [front.date?.chinese, front.updated?.chinese].compactMap { $0 }).joined(separator: "\n"))
        return text
    }

    /// The headings of a page as its reader sees them.
    static func headings(of resolved: ResolvedPage) -> [String] {
        resolved.page.fragment.headings.map { String(decoding: filled(Array($0.title.utf8), resolved), as: UTF8.self) }
    }

    /// How else people type the number of an article: 第36条, 36条, 三十六条.
    static func spellings(of number: ArticleNumber) -> [String] {
        let chinese = number.chinese
        let arabic = chinese.replacing(
            ChineseNumeral.text(number.number), with: String(number.number), maxReplacements: 1)
        return [arabic, String(arabic.dropFirst()), String(chinese.dropFirst())]
    }

    /// Puts the values of variables in the place of `{{name}}`.
    private static func filled(_ plain: [UInt8], _ resolved: ResolvedPage) -> [UInt8] {
        var values: [String: String] = [:]
        for (hole, filling) in zip(resolved.page.fragment.holes, resolved.fillings) {
            if case .variable(let name) = hole.kind, case .text(let value) = filling { values[name] = value }
        }
        if values.isEmpty { return plain }
        var text = String(decoding: plain, as: UTF8.self)
        text.replace(/\{\{([^{}\n]*)\}\}/) { match in
            values[match.1.filter { !$0.isWhitespace }] ?? String(match.0)
        }
        return Array(text.utf8)
    }
}
