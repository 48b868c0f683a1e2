import Testing

struct DocumentationRulesTests {
    @Test func `what others use and nobody explains is seen`() {
        let text = """
            /// A law.
            package struct Law: Sendable {
                package let title: String
                package private(set) var pages = 0
                package init(_ title: String) {}
                /// Its articles.
                @inlinable package func articles() -> [Article] { [] }

                package static let all: [Law] = []
                package var isEmpty: Bool { true }
                package var description: String { title }
                package static func < (left: Law, right: Law) -> Bool { true }
                func inside() {}
            }
            package enum Part {}
            extension FindingCode {
                package static let a = FindingCode("a.b", .error, "x", manual: "y")
            }
            """
        let source = SwiftSource(path: "Sources/Model/Law/A.swift", text)
        #expect(
            DocumentationRules.undocumented([source]) == [
                "Sources/Model/Law/A.swift:5: “init” has no comment",
                "Sources/Model/Law/A.swift:9: “let all” has no comment",
                "Sources/Model/Law/A.swift:10: “var isEmpty” has no comment",
                "Sources/Model/Law/A.swift:15: “enum Part” has no comment",
            ]
        )
    }
}
