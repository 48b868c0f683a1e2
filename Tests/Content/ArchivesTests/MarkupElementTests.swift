import Archives
import Testing

struct MarkupElementTests {
    private static let text = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <x:sheet xmlns:x="urn:x" xmlns:r="urn:r" a="1 &lt; &quot;2&quot;&#10;" r:id="rId1"><x:c r="A1"/>五 &amp; 落实\u{20} <x:v xml:space="preserve"> 2 </x:v></x:sheet>
        """

    @Test func `what is read and written again is the same text`() throws {
        #expect(String(decoding: try MarkupElement(Array(Self.text.utf8)).bytes, as: UTF8.self) == Self.text)
    }

    @Test func `elements and attributes are found by their names without a prefix`() throws {
        var element = try MarkupElement(Array(Self.text.utf8))
        #expect(element["id"] == "rId1")
        #expect(element.first("v")?.text == " 2 ")
        #expect(element.beside("row") == "x:row")
        element.change("c") { $0["s"] = "7" }
        element.map { $0.local == "v" ? nil : $0 }
        #expect(element.elements.map(\.attributes) == [[.init("r", "A1"), .init("s", "7")]])
    }

    @Test func `a character that XML cannot hold is left out`() {
        #expect(String(decoding: MarkupElement("t", text: "a\u{1}b\nc").bytes, as: UTF8.self).hasSuffix("<t>ab\nc</t>"))
    }

    @Test(arguments: ["", "<a>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"])
    func `what is no document is refused`(text: String) {
        #expect(throws: Markup.Problem.self) { try MarkupElement(Array(text.utf8)) }
    }
}
