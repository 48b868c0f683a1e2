import Testing

struct FindingRulesTests {
    private static let good = SwiftSource(
        path: "Sources/Model/Law/Checker.swift",
        """
        extension FindingCode {
            ///     static let example = FindingCode("not.this", .error, "", manual: "")
            package static let lawMissing = FindingCode(
                "law.article-missing",
                .error,
                "没有这一条",
                manual: \"""
                    引用的条文不存在。
                    \"""
            )
            package static let lawOld = FindingCode("law.old", .warning, "旧", manual: "旧法。")
            package static let lawCodes: [FindingCode] = [
                .lawMissing,
                .lawOld,
            ]
        }
        """
    )

    private static func source(_ text: String) -> SwiftSource { SwiftSource(path: "Sources/Model/Law/A.swift", text) }

    @Test func `codes are read with their names and manual pages`() {
        let path = Self.good.path
        #expect(
            Self.good.codes == [
                DeclaredCode(name: "lawMissing", id: "law.article-missing", hasManual: true, path: path),
                DeclaredCode(name: "lawOld", id: "law.old", hasManual: true, path: path),
            ]
        )
        #expect(FindingRules.declarations([Self.good]) == [])
        #expect(FindingRules.lists([Self.good]) == [])
    }

    @Test(arguments: [
        #"manual: "")"#, "manual: \"\"\"\n    \"\"\")", "manual: \"\")\n= FindingCode(\"a.c\", manual: \"有\")",
    ])
    func `an empty manual page is seen`(manual: String) {
        let complaints = FindingRules.declarations([Self.source("= FindingCode(\"a.b\", .error, \"题\", \(manual)")])
        #expect(complaints == ["Sources/Model/Law/A.swift: a.b has no manual page"])
    }

    @Test func `a code that is not room and rule, or stands twice, is seen`() {
        let text = """
            FindingCode("Law.x", .error, "", manual: "有"), FindingCode("law", .error, "", manual: "有")
            FindingCode("law.old", .error, "", manual: "有")
            """
        #expect(
            FindingRules.declarations([Self.good, Self.source(text)]) == [
                "Sources/Model/Law/A.swift: “Law.x” is not room.rule in lower-case words",
                "Sources/Model/Law/A.swift: “law” is not room.rule in lower-case words",
                "Sources/Model/Law/A.swift: law.old stands already in Sources/Model/Law/Checker.swift",
            ]
        )
    }

    @Test func `a code that no list holds is seen`() {
        let stray = Self.source(#"package static let lawStray = FindingCode("law.stray", .note, "x", manual: "有")"#)
        #expect(
            FindingRules.lists([Self.good, stray])
                == ["Sources/Model/Law/A.swift: lawStray is in no list of codes of Law"]
        )
    }

    @Test func `codes and fixture folders belong together`() {
        #expect(FindingRules.fixtures([Self.good], ["law.article-missing/command.txt", "law.old/command.txt"]) == [])
        #expect(
            FindingRules.fixtures([Self.good], ["law.old/a.md", "law.gone/command.txt"]) == [
                "law.article-missing has no folder Tests/Fixtures/invalid/law.article-missing",
                "Tests/Fixtures/invalid/law.old has no command.txt",
                "Tests/Fixtures/invalid/law.gone shows a code that is not declared",
            ]
        )
    }
}
