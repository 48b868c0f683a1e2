import Synchronization
import TestSupport
import Testing

@testable import Diagnostics

/// Places are the same however they are asked for.
struct SourceTextTests {
    /// Three lines, the middle one long, of characters of one to eleven bytes.
    private static let parts = ["甲", "a", "é", "𠀀", "e\u{301}", "👩‍🏫", "，"]
    private static let line = (0..<9000).map { parts[$0 * 7 % 13 % parts.count] }
    private static let text = "第一行\r\n" + line.joined() + "\r\n第三行"

    /// Where each character of the long line begins.
    private static let offsets: [Int] = {
        var offset = "第一行\r\n".utf8.count
        return line.map { part in
            defer { offset += part.utf8.count }
            return offset
        }
    }()

    @Test(arguments: [
        [0, 1, 8999, 5000, 5000, 4999], Array(stride(from: 0, to: 9000, by: 97)), [8000, 100, 8001, 8500],
    ])
    func `a column counts the characters before it, in whatever order places are asked for`(positions: [Int]) {
        let source = SourceText(path: "a.md", Self.text)
        for position in positions {
            let start = Self.offsets[position]
            let place = source.place(start..<start + Self.line[position].utf8.count)
            #expect(place.label == "a.md:2:\(position + 1)")
            #expect(place.excerpt?.marked == Self.line[position])
        }
    }

    @Test func `the parts of a short line joined are the line`() {
        let source = SourceText(path: "a.md", Self.text)
        #expect(source.place(3..<6).excerpt == Excerpt(before: "第", marked: "一", after: "行"))
        let end = Self.text.utf8.count
        #expect(source.place(end..<end).excerpt == Excerpt(before: "第三行", marked: "", after: ""))
        #expect(source.place(end + 5..<end + 9).label == "a.md:3:4")
        #expect(source.place(9..<11).excerpt == Excerpt(before: "第一行", marked: "", after: ""))
    }

    @Test func `twenty thousand places in one line are found in time`() {
        let source = SourceText(path: "a.md", String(repeating: "[a](b) ", count: 20_000))
        expect(within: 20) {
            for number in 0..<20_000 { #expect(source.place(number * 7..<number * 7 + 1).column == number * 7 + 1) }
        }
    }

    @Test func `a released text that shrinks does no harm`() {
        let full = Array("甲\n乙乙\n".utf8)
        let source = SourceText(path: "a.md", bytes: full)
        let now = Mutex(full)
        let released = source.released { now.withLock { $0 } }
        #expect(released.place(4..<7).label == "a.md:2:1")
        now.withLock { $0 = [0x61] }
        #expect(released.place(4..<7).label == "a.md:1:2")
    }
}
