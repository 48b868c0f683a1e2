import Site
import Testing

@testable import Build

struct OfflineGateTests {
    private let gate = OfflineGate(routes: [
        Route("index.html"), Route("articles/a.html"), Route("assets/site.css"), Route("media/a.png"),
    ])

    /// What the gate says of an output, as `kind text`; what it says of new scripts is asked for by itself.
    private func complaints(
        _ text: String, at path: String, by other: OfflineGate? = nil, modern: Bool = false
    ) -> [String] {
        (other ?? gate).inspect(Array(text.utf8), at: Route(path)).problems.compactMap { problem in
            switch problem.kind {
            case .external: "external \(problem.text)"
            case .absolute: "absolute \(problem.text)"
            case .notASCII: "not ASCII \(problem.text)"
            case .dead: "dead \(problem.text)"
            case .anchor: "anchor \(problem.text)"
            case .script: "script \(problem.text)"
            case .modern: modern ? "modern \(problem.text)" : nil
            }
        }
    }

    @Test(arguments: [
        (#"<script src="https://x.cn/a.js"></script>"#, "external https://x.cn/a.js"),
        (#"<link rel=stylesheet href=//x.cn/a.css>"#, "external //x.cn/a.css"),
        (#"<img SRC='http://x.cn/a.png' alt="">"#, "external http://x.cn/a.png"),
        (#"<img srcset="../media/a.png 1x, http://x.cn/b.png 2x">"#, "external http://x.cn/b.png"),
        (#"<a href="https://x.cn">x</a>"#, "external https://x.cn"),
        (#"<a href="/index.html">x</a>"#, "absolute /index.html"),
        (#"<a href="../Index.html">x</a>"#, "dead ../Index.html"),
        (#"<a href="b.html">x</a>"#, "dead b.html"),
        (#"<img src="图.png">"#, "not ASCII 图.png"),
        (#"<a href="..\index.html">x</a>"#, #"not ASCII ..\index.html"#),
        (#"<meta http-equiv="refresh" content="0; url=http://x.cn/">"#, "external http://x.cn/"),
        (#"<meta http-equiv="refresh" content="0 http://x.cn/">"#, "external http://x.cn/"),
        ("<script>// a\u{2028}new Image().src=\"http://x.cn/\"</script>", "external http://x.cn/"),
        (#"<meta content="0;http://x.cn/" http-equiv=" Refresh ">"#, "external http://x.cn/"),
        (#"<link rel="ModulePreload" href="../assets/site.css">"#, "script ModulePreload"),
        (#"<link rel="stylesheet" crossorigin href="../assets/site.css">"#, "script crossorigin"),
        (#"<img src="../media/a.png" alt="" crossorigin="anonymous">"#, "script crossorigin"),
        (#"<script>s.type = 'module'; s.text = '1'</script>"#, "script module"),
        (#"<script>s.setAttribute("type", "module")</script>"#, "script module"),
        (#"<style>p{color:red; -webkit-Mask-image : url( "../media/a.png")}</style>"#, "script url( \""),
        (#"<p style="shape-outside:url(../media/a.png)">"#, "script url("),
        (#"<script type=" Module ">1</script>"#, "script  Module "),
        (#"<p style="background:URL( 'http://x.cn/a.png' )">"#, "external http://x.cn/a.png"),
        (#"<p style="background:url(&quot;http://x.cn/a.png&quot;)">"#, "external http://x.cn/a.png"),
        (#"<style>@IMPORT/**/"http://x.cn"</style>"#, "external http://x.cn"),
        (#"<style>a{background:image-set('http://x.cn/a.png' 1x)}</style>"#, "external http://x.cn/a.png"),
        (#"<style>a::before{content:"/* "} b{background:url(//x.cn/b)}</style>"#, "external //x.cn/b"),
        (#"<style>a{background:\75rl(x)}</style>"#, #"script \75rl(x)"#),
        (#"<svg><rect fill="url(http://x.cn/a.svg#b)"/></svg>"#, "external http://x.cn/a.svg#b"),
        (#"<?xml-stylesheet href="http://x.cn/a.css"?>"#, "external http://x.cn/a.css"),
        (#"<iframe srcdoc="&lt;p&gt;"></iframe>"#, "script &lt;p&gt;"),
        (#"<iframe src="data:text/html,x"></iframe>"#, "script data:text/html,x"),
        (#"<!-- x --!><img src="http://x.cn/a">"#, "external http://x.cn/a"),
        (#"<link rel=stylesheet rel=canonical href="http://x.cn/a.css">"#, "external http://x.cn/a.css"),
        (#"<button onclick="fetch ('x')">x</button>"#, "script fetch"),
        (#"<a href="javascript:x()">x</a>"#, "script javascript:x()"),
        (#"<script>import "./x.js"</script>"#, "script import"),
        (#"<script>import a from "./x.js"</script>"#, "script import"),
        ("<script>export default 1</script>", "script export"),
        ("<script>export {a}</script>", "script export"),
        (#"<script>a = b.match(/"[^/"]*/g); fetch('x')</script>"#, "script fetch"),
        (#"<script>a = b / c; fetch('x'); d = '/'</script>"#, "script fetch"),
        ("<script>// it's\nvar a = \"x\nfetch('y')</script>", "script fetch"),
        (#"<script>window["fetch"]("x")</script>"#, "script fetch"),
        (#"<script>var a = "//cdn.x.cn/a.js";</script>"#, "external //cdn.x.cn/a.js"),
        (#"<meta http-equiv="&#114;efresh" content="0;url=http://x.cn/">"#, "external http://x.cn/"),
        (#"<script type="mod&#117;le">1</script>"#, "script mod&#117;le"),
        (#"<p style="background:image-set(&quot;http://x.cn/a.png&quot; 1x)">"#, "external http://x.cn/a.png"),
        (#"<svg><style>rect{fill:u&#114;l(http://x.cn)}</style></svg>"#, "script &#114;"),
        (#"<svg><script>&#x66;etch('a')</script></svg>"#, "script &#x66;etch('a')"),
        (#"<svg><g><title>a</title><script>&#102etch('a')</script></g></svg>"#, "script &#102etch('a')"),
        (#"<svg><style>rect{fill:url&lpar;http://x.cn)}</style></svg>"#, "script &lpar;"),
        (
            #"<svg><image><animate attributeName="href" values="a; http://x.cn/b"/></image></svg>"#,
            "external http://x.cn/b"
        ),
        (
            ##"<script>document.write("<img src=http:\/\/x.cn\/a.png>")</script>"##,
            ##"external <img src=http:\/\/x.cn\/a.png>"##
        ),
        (#"<script>new  Worker("x")</script>"#, "script Worker"),
        (#"<area href="http://x.cn">"#, "external http://x.cn"),
        (#"<base href="../">"#, "script ../"),
        (#"<svg><title/><image href="http://x.cn/a.png"/></svg>"#, "external http://x.cn/a.png"),
        (#"<svg><title><img src="http://x.cn/a.png"></title></svg>"#, "external http://x.cn/a.png"),
        (#"<svg><textarea><img src="http://x.cn/a.png"></textarea></svg>"#, "external http://x.cn/a.png"),
        (#"<svg><style/><image href=http://x.cn/a.png></svg>"#, "external http://x.cn/a.png"),
        (#"<svg xmlns:x="y"><image x:href="http://x.cn/a.png"/></svg>"#, "external http://x.cn/a.png"),
        (#"<svg xmlns:s="y"><s:style>@import "http://x.cn";</s:style></svg>"#, "script s:style"),
        (#"<!--[if lt IE 9]><script src="http://x.cn/a.js"></script><![endif]-->"#, "external http://x.cn/a.js"),
        (#"<iframe src="data:image/svg+xml,<svg/>"></iframe>"#, "script data:image/svg+xml,<svg/>"),
        (#"<script type="a/b" type="application/json">fetch("x")</script>"#, "script fetch"),
        (#"<script src="../media/a.png"></script>"#, "script ../media/a.png"),
        (#"<link rel="stylesheet" href="../media/a.png">"#, "script ../media/a.png"),
        ("<style>a::before{content:\"x\\\r\ny\"} b{background:url(http://x.cn)}</style>", "external http://x.cn"),
        ("<style>a{content:\"x\r} b{background:url(http://x.cn)}</style>", "external http://x.cn"),
        (#"<style>a{background:u\rl(x)}</style>"#, #"script \rl(x)}"#),
        (#"<style>a{background:image-set("\68ttp://x.cn" 1x)}</style>"#, #"external \68ttp://x.cn"#),
        (#"<style>a{background:image-set(" http://x.cn" 1x)}</style>"#, "external http://x.cn"),
        (#"<style>a{background:image-set("/x.png" type("image/png") 1x)}</style>"#, "absolute /x.png"),
        (#"<style>a{background:image-set("nix.png" 1x)}</style>"#, "dead nix.png"),
        (#"<style>a{filter:progid:X.AlphaImageLoader(src="x")}</style>"#, "script AlphaImageLoader"),
        ("<script>var a = \"x\\\r\ny\", b = \"http://x.cn\";</script>", "external http://x.cn"),
        ("<script>// don't\rfetch('x')</script>", "script fetch"),
        (#"<script>a.src='https:\/\/x.cn/a.js'</script>"#, #"external https:\/\/x.cn/a.js"#),
        (#"<script>a.src=" http://www.w3.org/a.js"</script>"#, "external  http://www.w3.org/a.js"),
        ("<script>a.src=`http://x.cn/${b}`</script>", "external http://x.cn/$"),
        ("<script>a = `x${ {b: `y`} } z`; fetch('x')</script>", "script fetch"),
        ("<script>a = `'${b}\"`; fetch('x')</script>", "script fetch"),
        (#"<script>var a = new XMLHttpRequest; a.open()</script>"#, "script XMLHttpRequest"),
        (#"<script>if (a(b)) /"/.test(c); d.src = "http://x.cn"</script>"#, "external http://x.cn"),
        (
            ##"<script>document.write("<script src=\"//x.cn/a.js\"><\/script>")</script>"##,
            ##"external <script src=\"//x.cn/a.js\"><\/script>"##
        ),
    ])
    func `what does not work from a folder is found`(html: String, complaint: String) {
        #expect(complaints(html, at: "articles/a.html") == [complaint])
    }

    @Test(arguments: [
        (#"<object><param name="movie" value="http://x.cn/a.swf"></object>"#, "external http://x.cn/a.swf"),
        (#"<img src="../media/a.png" attributionsrc="https://x.cn/a">"#, "external https://x.cn/a"),
        ("<script>var load = window.fetch; load('x')</script>", "script fetch"),
        ("<script>var load = fetch; load('x')</script>", "script fetch"),
        ("<script>var W = self.WebSocket, w = new W('x')</script>", "script WebSocket"),
        ("<script>window.fetch.call(null, 'x')</script>", "script fetch"),
        (#"<script>a.src = "/media/a.png";</script>"#, "absolute /media/a.png"),
        (#"<script>a.src = "../media/b.png"</script>"#, "dead ../media/b.png"),
        (#"<script>if (b) location='../Index.html'</script>"#, "dead ../Index.html"),
        (#"<script>window.location.href = `c.html`</script>"#, "dead c.html"),
        (#"<script>a.setAttribute( "href" , "c.html" )</script>"#, "dead c.html"),
        (#"<button onclick="location = 'c.html'">x</button>"#, "dead c.html"),
        (##"<script>a.innerHTML = "<img src='/x.png'>"</script>"##, "absolute /x.png"),
        (##"<script>a.innerHTML = '<a href=\'/x.html\'>'</script>"##, "absolute /x.html"),
        (#"<script>a.style.background = "url(/x.png)"</script>"#, "absolute /x.png"),
        (#"<noscript><p title="</noscript><img src=http://x.cn/a>">"#, "external http://x.cn/a"),
        (#"<noscript><img src="http://x.cn/a"></noscript>"#, "external http://x.cn/a"),
        (#"<xmp><p title="</xmp><img src=http://x.cn/a>">"#, "external http://x.cn/a"),
        (#"<math><style><img src="http://x.cn/a"></style></math>"#, "external http://x.cn/a"),
        (#"<math><title><img src="http://x.cn/a"></title></math>"#, "external http://x.cn/a"),
        (#"<svg><![CDATA[ > <a title=" ]]><image href="http://x.cn/a"/></svg>"#, "external http://x.cn/a"),
    ])
    func `what a script or an odd element would load is found`(html: String, complaint: String) {
        // What is a tag to one browser and a style to another is found as both.
        #expect(Set(complaints(html, at: "articles/a.html")) == [complaint])
    }

    @Test func `of a script in a file only the start of a path is looked at`() {
        #expect(complaints("a.src = 'b.png'; c.href = '/d.html'", at: "assets/a.js") == ["absolute /d.html"])
    }

    @Test(arguments: [
        #"<script>a.src = "../media/" + b; a.href = "x".concat(c); a.src = b + "d.png"; e.src == "f.png"</script>"#,
        ##"<script>a.href = "#b"; a.src = ""; f.src = "about:blank"; var src = "c.png"; a.dataset.src = b</script>"##,
        #"<script>a.src = "../media/a.png"; location = "../index.html"; a.src = `${b}.png`</script>"#,
        #"<script>b.fetch; var fetch = 1; a = {fetch: 2}; a.setAttribute("title", "c.html")</script>"#,
        #"<input value="http://x.cn"><param name="a" value="b">"#,
    ])
    func `a script may name what is there`(html: String) {
        #expect(complaints(html, at: "articles/a.html") == [])
    }

    @Test(arguments: [
        ##"<a href="../index.html?x#y">x</a><a href="#top">x</a><a href="tel:110">x</a><area href="sms:12355">"##,
        #"<img src="data:image/png;base64,AA"><img src="../media/a.png" alt="http://x.cn">"#,
        #"<blockquote cite="https://x.cn">x</blockquote>"#,
        #"<!-- <script src="http://x.cn"></script> --><svg xmlns="http://www.w3.org/2000/svg"></svg>"#,
        #"<script>/* https://x.cn */ var a = 1; // never fetch(x)"# + "\n</script>",
        #"<script type="application/ld+json">{"@context":"https://schema.org"}</script>"#,
        "<script>a.import b; var c = {export: 1, import: 2}; a.export(1); exports.d = 3;</script>",
        #"<script>var prefetch = 1; refetch(); document.createElementNS("http://www.w3.org/2000/svg", "g");</script>"#,
        #"<style>@namespace svg url(http://www.w3.org/2000/svg); /* url(http://x.cn) */ a { content: "url(x)" }</style>"#,
        #"<style>.a { &:hover { color: red } & .b { color: red } }</style>"#,
        #"<script>var a = b.match(/"fetch('x')"/) || c[0] / 2; d = e / fetched; f = '/';</script>"#,
        #"<script>var a = "请打开 http://12355.net 看看";</script>"#,
        #"<style>a::before { content: "\201C" } .w-1\/2 { width: 50% }</style>"#,
        ##"<style>a{background:image-set("../media/a.png" 1x, url(../media/a.png) 2x);content:"x"}</style>"##,
        "<script>var a = `/${b}`, c = (d) / 2, e = '/'; f = `</p>`</script>",
        "<!--[if lt IE 10]><p>x</p><![endif]--><!--[if !IE]><!--><p>y</p><!--<![endif]-->",
        "<svg><title>甲</title></svg><p>a</p><script>a = '<a href=\"' + b + '\">'</script>",
        "<noscript><p>x</p></noscript><script>var a = 'x=/b/', c = '/d/e'</script>",
        "<p title=\"a > b\">x</p><textarea><img src=http://x.cn></textarea>",
    ])
    func `what works is let pass`(html: String) {
        #expect(complaints(html, at: "articles/a.html") == [])
    }

    @Test(
        arguments: [
            ("articles/a.html", #"<link rel="canonical" href="https://x.cn/jindu/articles/a.html">"#, nil),
            ("index.html", #"<link rel="canonical" href="https://x.cn/jindu/">"#, nil),
            ("feed.xml", #"<link rel="alternate" href="https://x.cn/jindu/articles/a.html"/>"#, nil),
            (
                "index.html", #"<link rel="canonical" href="https://x.cn/jindu/b.html">"#,
                "dead https://x.cn/jindu/b.html"
            ),
            ("index.html", #"<link rel="canonical" href="https://y.cn/jindu/">"#, "external https://y.cn/jindu/"),
            (
                "index.html", #"<link rel="stylesheet" href="https://x.cn/jindu/assets/site.css">"#,
                "external https://x.cn/jindu/assets/site.css"
            ),
            (
                "index.html", #"<a href="https://x.cn/jindu/articles/a.html">x</a>"#,
                "external https://x.cn/jindu/articles/a.html"
            ),
            ("feed.xml", #"<link href="https://y.cn/"/>"#, "external https://y.cn/"),
            (
                "feed.xml", #"<content src="https://x.cn/jindu/articles/a.html"/>"#,
                "external https://x.cn/jindu/articles/a.html"
            ),
        ] as [(String, String, String?)])
    func `the published address passes only where it has to stand`(path: String, text: String, complaint: String?) {
        let routes = ["index.html", "articles/a.html", "assets/site.css", "feed.xml"].map { Route($0) }
        let published = OfflineGate(routes: routes, baseURL: BaseURL("https://x.cn/jindu"))
        #expect(complaints(text, at: path, by: published) == [complaint].compactMap { $0 })
        // Without a published address, none passes.
        #expect(!complaints(text, at: path).isEmpty)
    }

    @Test(arguments: [
        ("<!DOCTYPE svg [<!ENTITY i '<image/>'>]><svg></svg>", "script <!ENTITY"),
        ("<\0s\0v\0g\0", "script \0"),
        (##"<svg><!--> <a title=" --><image href="http://x.cn/a"/></svg>"##, "external http://x.cn/a"),
    ])
    func `a picture whose text nobody can see is refused`(svg: String, complaint: String) {
        #expect(complaints(svg, at: "media/a.svg") == [complaint])
    }

    @Test(arguments: ["assets/a.css", "assets/a.js", "media/a.html", "media/a.shtml"])
    func `a file in UTF-16 is refused`(path: String) {
        #expect(complaints("a\0b\0", at: path) == ["script \0"])
    }

    @Test func `many pictures inside each other are too many`() {
        #expect(complaints("<svg>" + String(repeating: "<title/>", count: 20_000), at: "media/a.svg").count == 1)
    }

    @Test func `a dead anchor is found in the page it points at`() {
        let pages = [
            ("index.html", #"<p id="a">x</p>"#),
            ("articles/a.html", #"<a href="../index.html#a">1</a><a href="../index.html#b">2</a>"#),
        ]
        let reports = pages.map { gate.inspect(Array($0.1.utf8), at: Route($0.0)) }
        let dead = OfflineGate.deadAnchors(reports[1], in: reports) { Array(pages[1].1.utf8) }
        #expect(dead.map(\.text) == ["../index.html#b"])
    }

    @Test func `a block that pages repeat is looked at once and reported on each of them`() {
        let block =
            ##"<header class="site-header"><a href="#main">x</a><a href="http://x.cn">x</a><i id="top-of-it">x</i></header>"##
        var memo = GateMemo()
        for path in ["articles/a.html", "articles/b.html"] {
            let page = Array("<p>\(path)</p>\(block)<p id=main><a href=\"../index.html\">x</a>".utf8)
            let report = gate.inspect(page, at: Route(path), repeated: [Array(block.utf8)], memo: &memo)
            let alone = gate.inspect(page, at: Route(path))
            #expect(report.problems.map(\.text) == ["http://x.cn"])
            #expect(report.problems.map(\.range) == alone.problems.map(\.range))
            #expect(report.anchors == alone.anchors)
            #expect(report.references.map(\.range) == alone.references.map(\.range))
            #expect(report.references.map(\.target) == alone.references.map(\.target))
        }
    }

    @Test(arguments: [#"<p title=""#, "<!--", "<textarea>", "<div class=x"])
    func `a block that swallows what follows is not skipped`(tail: String) {
        let block = #"<header class="site-header site-header-of-the-whole-site-and-more">"# + tail
        var memo = GateMemo()
        let page = Array((block + #"<a href="http://x.cn">"#).utf8)
        let report = gate.inspect(page, at: Route("articles/a.html"), repeated: [Array(block.utf8)], memo: &memo)
        #expect(memo.blocks.isEmpty)
        #expect(report.problems.map(\.text) == gate.inspect(page, at: Route("articles/a.html")).problems.map(\.text))
    }

    @Test func `what a folder's links mean is forgotten in another folder`() {
        var memo = GateMemo()
        let link = Array(#"<a href="a.html">x</a>"#.utf8)
        #expect(gate.inspect(link, at: Route("articles/b.html"), repeated: [], memo: &memo).problems.isEmpty)
        #expect(gate.inspect(link, at: Route("cases/b.html"), repeated: [], memo: &memo).problems.count == 1)
    }

    @Test(arguments: [
        ("var a = 1;\nlet b = 2; const c = 3;", "let"), ("for (const a of b) {}", "const"), ("const {a} = b;", "const"),
        ("if (a) { class B {} }", "class"), ("a.map(x => x)", "=>"), ("var a = `一${b}二`;", "`"), ("f(...a)", "..."),
        ("var a = b?.c;", "?."), ("var a = b ?? c;", "??"), ("var a = b\nlet c", "let"), ("/* a */ let b", "let"),
    ])
    func `what old browsers do not read in a script is told once`(script: String, sign: String) {
        #expect(complaints(script, at: "assets/own.js", modern: true) == ["modern \(sign)"])
        #expect(complaints("<script>\(script)</script>", at: "index.html", modern: true) == ["modern \(sign)"])
    }

    @Test(arguments: [
        "var a = 'let b = `c`; d => e';", "// let b => `c`\nvar a;", "var a = /=>`...??/.test(b);",
        "a.class = {class: 1, let: 2, const: 3}; a\n.let\n(b);", "var b = a?.5:1;",
        "var letter = 1; var constant = classes;",
        "/* const a = 1 */ b = c >= d;", "a['let b'] = \"class C {}\";",
    ])
    func `what looks new and is old is let pass`(script: String) {
        #expect(complaints(script, at: "assets/own.js", modern: true) == [])
    }
}
