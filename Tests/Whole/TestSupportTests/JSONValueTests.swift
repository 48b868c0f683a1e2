import TestSupport
import Testing

struct JSONValueTests {
    @Test func `any document is read and asked by key and index`() throws {
        let json = try JSONValue(
            parsing: #"{"laws":[{"id":"jindufa","articles":71,"gaps":[]}],"exact":true,"none":null}"#
        )
        #expect(json["laws"][0]["id"].string == "jindufa")
        #expect(json["laws"][0]["articles"] == 71)
        #expect(json["laws"][0]["gaps"] == [])
        #expect(json["exact"] == true)
        #expect(json["none"] == .null)
        #expect(json["laws"][1]["id"] == .null)
    }

    @Test func `a text that is not JSON is refused`() {
        #expect(throws: (any Error).self) { try JSONValue(parsing: "{") }
    }
}
