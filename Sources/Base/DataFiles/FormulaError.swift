/// What a spreadsheet shows in a cell whose formula has lost what it refers to.
package enum FormulaError {
    private static let words: Set<String> = [
        "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ]

    /// Whether a text is one of them and nothing else, whatever the case of its letters.
    package static func isOne(_ text: some StringProtocol) -> Bool {
        text.utf8.first == 0x23 && words.contains(text.uppercased())
    }
}
