import Diagnostics
import Quiz
import Site

/// The numbers under which papers are issued.
extension QuizDesk {
    /// The paper with the salt, and so the number, under which it is issued: those of the same paper where it was issued before.
    ///
    /// Of its number, typed codes carry twelve bits; another salt is drawn until no other paper has the same.
    static func numbered(_ paper: IssuedPaper, among issued: [IssuedPaper]) -> IssuedPaper {
        if let same = issued.first(where: { $0.isSame(as: paper) }) { return same }
        let taken = Set(issued.compactMap { ResultCode.pack(of: $0.packID) })
        var salted = paper
        // There are 4096 of them: an office that has issued nearly as many papers is warned when it makes a pack.
        for _ in 0..<100 {
            salted = IssuedPaper(paper.content.salted(salt()))
            guard let bits = ResultCode.pack(of: salted.packID), taken.contains(bits) else { break }
        }
        return salted
    }

    /// 128 bits of chance.
    private static func salt() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0...UInt64.max, using: &source), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Warns where typed codes of a pack look like those of another paper, which was issued before salts were drawn again for that.
    mutating func warnOfSharedCodes(_ paper: IssuedPaper, mode: PackMode) throws {
        guard mode == .practice || mode == .test, let bits = ResultCode.pack(of: paper.packID),
            Disk.isFolder(site.issued)
        else { return }
        let others = try Disk.files(below: site.issued).sorted().filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }
            .filter { $0 != paper.packID && $0.utf8.count == 10 && ResultCode.pack(of: $0) == bits }
        guard !others.isEmpty else { return }
        findings.append(
            Finding(
                .quizCodeShared, at: Place(file: site.issued.appending(paper.fileName).path),
                "这份卷的 16 字编码和 \(others.joined(separator: "、")) 的分不开",
                explanation: ["还没有印、没有发给学生的，删去 issued/\(paper.fileName)，再做一次，会换一个卷号", "已经发了的，请只收结果文件和二维码文字，不要收编码"]))
    }
}

extension FindingCode {
    static let quizCodeShared = FindingCode(
        "quiz.code-shared",
        .warning,
        "两份卷的 16 字编码分不开",
        manual: """
            16 字编码里只放得下卷号的前 12 位二进制数。这份卷和 `issued/` 里另一份卷的这 12 位相同：抄来的编码看不出是哪一份卷的，导入时都不收，汇总页却会把另一份卷的编码当成这一份的。

            现在发卷时会避开已经用过的，只有以前的版本发的卷、或者从两台电脑合到一起的卷才会这样。还没有印、没有发给学生的，删去 `issued/` 里的这一份，再做一次，会换一个卷号；
            已经发了的，请只收结果文件和二维码文字。
            """
    )
}
