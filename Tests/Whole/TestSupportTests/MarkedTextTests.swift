import TestSupport
import Testing

struct MarkedTextTests {
    @Test func `markers are taken out and their byte offsets kept`() {
        let marked = MarkedText("依据：1️⃣《禁毒法》第7条2️⃣。3️⃣")
        #expect(marked.text == "依据：《禁毒法》第7条。")
        #expect(marked.offsets == [1: 9, 2: 31, 3: 34])
        #expect(marked.range(1, 2) == 9..<31)
    }

    @Test func `a marker that is not there has no offset`() {
        let marked = MarkedText("第1️⃣条")
        #expect(marked[2] == -1)
        #expect(marked.range(1, 2) == 3..<3)
    }

    @Test func `plain digits stay`() {
        #expect(MarkedText("第12条 1").text == "第12条 1")
    }
}
