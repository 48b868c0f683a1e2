import Law
import Markdown
import Quiz
import Site

extension SiteFilling {
    func directiveStart(_ directive: ResolvedDirective, _ html: inout HTML) {
        switch directive {
        case .box(let kind, let title): box(kind.rawValue, title, &html)
        case .hotlines(let title):
            box("hotline", title, &html)
            hotlineList(&html)
        case .question(let question): self.question(question, &html)
        case .article(let resolution): article(resolution, &html)
        case .figure(let picture, let caption):
            html.append(trusted: "<figure class=\"directive figure\">\n")
            if let picture { image(picture, alternative: caption, &html) }
        case .video(_, let title, _) where paper != nil: paperPlayer(title, &html)
        case .audio(_, let title) where paper != nil: paperPlayer(title, &html)
        case .video(let file, let title, let poster): player("video", file, title, poster, &html)
        case .audio(let file, let title): player("audio", file, title, nil, &html)
        case .missing: break
        }
    }

    func directiveEnd(_ directive: ResolvedDirective, _ html: inout HTML) {
        switch directive {
        case .box, .hotlines: html.append(trusted: "</aside>\n")
        case .question, .article: html.append(trusted: "</section>\n")
        case .figure(_, let caption):
            if !caption.isEmpty { element("figcaption", caption, &html) }
            html.append(trusted: "</figure>\n")
        case .video where paper != nil, .audio where paper != nil: html.append(trusted: "</div>\n")
        case .video, .audio: html.append(trusted: "</div>\n</details>\n</figure>\n")
        case .missing: break
        }
    }

    private func box(_ name: String, _ title: String, _ html: inout HTML) {
        html.append(trusted: "<aside class=\"directive ")
        html.append(escaping: name)
        html.append(trusted: "\"><p class=\"directive-title\">")
        html.append(escaping: title.isEmpty ? strings["directive-\(name)"] : title)
        html.append(trusted: "</p>\n")
    }

    /// `<name>text</name>` on a line of its own.
    private func element(_ name: StaticString, _ text: String, _ html: inout HTML) {
        html.append(trusted: "<")
        html.append(trusted: name)
        html.append(trusted: ">")
        html.append(escaping: text)
        html.append(trusted: "</")
        html.append(trusted: name)
        html.append(trusted: ">\n")
    }

    private func hotlineList(_ html: inout HTML) {
        html.append(trusted: "<ul class=\"hotline-list\">\n")
        for hotline in hotlines {
            html.append(trusted: "<li>")
            html.append(escaping: hotline.name)
            html.append(trusted: " <a href=\"tel:")
            html.append(escaping: hotline.number.filter { !$0.isWhitespace })
            html.append(trusted: "\">")
            html.append(escaping: hotline.number)
            html.append(trusted: "</a></li>\n")
        }
        html.append(trusted: "</ul>\n")
    }

    /// The article's words; a gist is no quotation.
    private func article(_ resolution: CitationResolution, _ html: inout HTML) {
        let isGist = resolution.target?.isOutline == true
        html.append(trusted: isGist ? "<section class=\"directive law gist\">" : "<section class=\"directive law\">")
        html.append(trusted: "<p class=\"directive-title\">")
        citation(resolution, words: resolution.target?.label, pointer: false, &html)
        if isGist {
            html.append(trusted: " <span class=\"flag\">")
            html.append(escaping: strings["outline"])
            html.append(trusted: "</span>")
        }
        html.append(trusted: "</p>\n")
        guard let target = resolution.target else { return }
        html.append(trusted: isGist ? "<div class=\"law-text\">\n" : "<blockquote class=\"law-text\">\n")
        for line in target.excerpt.split(separator: "\n") { element("p", String(line), &html) }
        html.append(trusted: isGist ? "</div>\n" : "</blockquote>\n")
    }

    // MARK: Films and recordings

    private func player(_ name: StaticString, _ file: Route, _ title: String, _ poster: Route?, _ html: inout HTML) {
        html.append(trusted: "<figure class=\"directive media\">\n<")
        html.append(trusted: name)
        html.append(trusted: " controls preload=\"none")
        if let poster {
            html.append(trusted: "\" poster=\"")
            html.append(escaping: route.link(to: poster))
        }
        if !title.isEmpty {
            html.append(trusted: "\" aria-label=\"")
            html.append(escaping: title)
        }
        html.append(trusted: "\"><source src=\"")
        html.append(escaping: route.link(to: file))
        html.append(trusted: "\" type=\"")
        html.append(escaping: Self.mediaType(file))
        html.append(trusted: "\"><a href=\"")
        html.append(escaping: route.link(to: file))
        html.append(trusted: "\">")
        html.append(escaping: strings["mediaFallback"])
        html.append(trusted: "</a></")
        html.append(trusted: name)
        html.append(trusted: ">\n")
        if !title.isEmpty { element("figcaption", title, &html) }
        html.append(trusted: "<details class=\"transcript\"><summary>")
        html.append(escaping: strings["transcript"])
        html.append(trusted: "</summary>\n<div>\n")
    }

    /// On paper a film is its title and what is said in it.
    private func paperPlayer(_ title: String, _ html: inout HTML) {
        html.append(trusted: "<div class=\"directive media\">\n")
        if !title.isEmpty { element("p", title, &html) }
    }

    private static func mediaType(_ file: Route) -> String {
        switch file.path.split(separator: ".").last?.lowercased() {
        case "webm": "video/webm"
        case "mp4": "video/mp4"
        case "mp3": "audio/mpeg"
        case "m4a": "audio/mp4"
        case "ogg": "audio/ogg"
        default: "audio/wav"
        }
    }
}
