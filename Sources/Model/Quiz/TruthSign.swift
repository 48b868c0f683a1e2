/// The signs that stand for right and wrong, in the shapes in which keyboards, Word and web pages write them.
///
/// A letter v and a circle are none: they are used for both.
enum TruthSign {
    static let ticks = "√✓✔☑✅"
    /// Some are signs of drawing or of the phonetic alphabet that look like a cross.
    static let crosses = "×✗✘✕✖╳ㄨ❌"
    static let all = ticks + crosses

    /// What a sign says; nil for every other character.
    static func value(_ character: Character) -> Bool? {
        if character.isOne(of: ticks) { return true }
        return character.isOne(of: crosses) ? false : nil
    }
}
