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

    /// Warns of a test or an exam that was issued before there were salts.
    mutating func warnOfMissingSalt(_ paper: IssuedPaper, mode: PackMode) {
        guard !mode.isOpen, paper.content.salt == nil else { return }
        let name = "issued/\(paper.fileName)"
        findings.append(
            Finding(
                .quizPackUnsalted, at: Place(file: site.issued.appending(paper.fileName).path),
                "这份卷是以前的版本发的，卷号里没有随机数：懂行的人拿着卷号，可以逐个试出答案",
                explanation: [
                    "还没有发给学生的，删去 \(name)，再从配方做一次，会换一个试不出答案的卷号",
                    "已经发了的照旧有效，收结果、计分都不变；下一次考，请在配方里换一个 seed（一个数），做一份新卷",
                ]))
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
    static let quizPackUnsalted = FindingCode(
        "quiz.pack-unsalted",
        .warning,
        "测评、考核的卷号里没有随机数",
        manual: """
            卷号和校验值由卷的内容连同答案算出，印在卷上，也写在学生的文件里。现在发卷时还混进一串只存在 `issued/` 里的随机数；以前的版本没有，会写程序的人可以把每一种答案都算一遍，看哪一种得出这个卷号。题少、判断题多、没有解析的卷最容易试出来。

            试的人要会写程序，练习包的答案本来就在文件里，所以只在做测评包、考核包时提醒。还没有发给学生的，删去 `issued/` 里的这一份，再从配方做一次；已经发了的照旧收结果，下一次考试请在配方里换一个 `seed`，做一份新卷。
            """
    )
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
