extension [String] {
    /// The names with 、 between them, of many only the first, and how many there are: 甲班、乙班等 8 个班.
    ///
    /// `unit` is what they are counted in: 个班, 份.
    package func listed(atMost most: Int, unit: String) -> String {
        prefix(most).joined(separator: "、") + (count > most ? "等 \(count) \(unit)" : "")
    }
}
