import Testing

@testable import Pictures

/// An SVG leaves without what its program and its author wrote beside the drawing.
struct SVGCleaningTests {
    private func cleaned(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let picture = Picture(bytes)
        #expect(picture.flaw == nil)
        let result = picture.cleaned(bytes)
        #expect(Picture(result).flaw == nil && Picture(result).size == picture.size)
        #expect(Picture(result).cleaned(result) == result)
        return String(decoding: result, as: UTF8.self)
    }

    @Test func `what Inkscape writes beside the drawing goes out`() {
        let drawn = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- Created with Inkscape by SECRET -->
            <svg width="40" height="30" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
               xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'
               inkscape:export-filename="C:\\Users\\SECRET\\a.png" sodipodi:docname = "SECRET.svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <title>流程图</title><desc>三步</desc>
              <sodipodi:namedview inkscape:window-width="1920"><inkscape:grid id="SECRET"/></sodipodi:namedview>
              <metadata><rdf:RDF><dc:creator xmlns:dc="x">SECRET</dc:creator><metadata/></rdf:RDF></metadata>
              <metadata/>
              <g inkscape:label="SECRET" fill="#fff" xlink:title="一"><path d="M0 0" sodipodi:nodetypes="cc"/></g>
            </svg>
            <?xpacket SECRET?>

            """
        #expect(
            cleaned(drawn) == """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>

                <svg width="40" height="30" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                  <title>流程图</title><desc>三步</desc>
                 \u{20}
                 \u{20}
                 \u{20}
                  <g fill="#fff" xlink:title="一"><path d="M0 0"/></g>
                </svg>


                """)
    }

    @Test(arguments: [
        // Nothing is beside the drawing.
        #"<svg xmlns="http://www.w3.org/2000/svg"><text a='<!-- '>1 &lt; 2 --></text></svg>"#
            .replacing("'<!-- '", with: "'!-- >'").replacing(" -->", with: " --"),
        "<svg><style><![CDATA[ a > b { } <!-- 一 --> <metadata> ]]></style></svg>",
        "<?xml-stylesheet href='a.css'?><svg/>",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x>y\"><svg xmlns='x'><g/></svg>",
        // Other names for the same namespaces, and one that is written with a reference.
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g s:a='1'/></s:svg>",
        "<svg xmlns='x'><g xmlns:h='http://www.w3.org/1999/xhtml'><h:style>a</h:style></g></svg>",
        "<svg><a:g xmlns:a='http&#58;//www.w3.org/2000/svg'/></svg>", "<svg xml:lang='zh'><g data-metadata='1'/></svg>",
    ])
    func `what belongs to the drawing stays`(text: String) {
        #expect(cleaned(text) == text)
    }

    @Test(arguments: [
        (
            "<svg><g xmlns:a='u'><a:b/></g><a:c xmlns:a='http://www.w3.org/2000/svg'/></svg>",
            "<svg><g></g><a:c xmlns:a='http://www.w3.org/2000/svg'/></svg>"
        ),
        ("<svg><x xmlns='u'><g>SECRET</g></x><g/></svg>", "<svg><g/></svg>"),
        (
            "<!DOCTYPE svg [ <!-- SECRET --> <!ATTLIST g a CDATA '>'> ]><svg/>",
            "<!DOCTYPE svg [  <!ATTLIST g a CDATA '>'> ]><svg/>"
        ),
        ("<svg><g/><!-- 一 --><metadata><!-- 二 --><![CDATA[</metadata>]]></metadata><g/></svg>", "<svg><g/><g/></svg>"),
        ("<svg><s:metadata xmlns:s='http://www.w3.org/2000/svg'>SECRET</s:metadata></svg>", "<svg></svg>"),
    ])
    func `namespaces reach as far as their element`(text: String, result: String) {
        #expect(cleaned(text) == result)
    }
}
