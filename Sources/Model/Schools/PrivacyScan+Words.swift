/// The same scan for what people write into a command: a reason, a note, another name of a school.
extension PrivacyScan {
    /// 身份证号码 or 手机号码, where a text holds what looks like one.
    ///
    ///     "学生张三 138-1234-5678 反映" ⇒ 手机号码
    package static func number(in text: String) -> String? {
        let plain = text.compact
        if holdsIdentityNumber(plain) { return "身份证号码" }
        return holdsMobileNumber(plain) ? "手机号码" : nil
    }

    /// The name of a file, as it may be remembered: with a number of a person in it, its figures are stars.
    package static func withoutNumbers(_ name: String) -> String {
        guard number(in: name) != nil else { return name }
        return String(name.map { $0.isNumber ? "＊" : $0 })
    }

    /// Whether the name of a file may carry that of a person: 学生王小明.csv, 王小明的成绩.xlsx, 李小红.jpg.
    package static func mayNamePerson(file name: String) -> Bool {
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return possibleName(in: stem) != nil || PupilName.isInFileName(stem)
    }

    /// The name of a file, as it may be remembered: a neutral one where it may carry that of a person, else without the numbers of people.
    ///
    /// `mark` tells neutral names apart: 未记文件名-3fa29c.csv.
    package static func remembered(file name: String, mark: String = "") -> String {
        guard mayNamePerson(file: name) else { return withoutNumbers(name) }
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        let isPlain = ending.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && ending.count < 7
        return "未记文件名" + (mark.isEmpty ? "" : "-" + mark) + (isPlain ? ending : "")
    }

    /// What of a text is most likely the name of a pupil or parent; nil where nothing is (``PupilName``).
    ///
    /// With `alone`, a text that holds a name and nothing else counts, too.
    package static func namedPupil(in text: String, alone: Bool = false) -> String? {
        PupilName.first(in: text, alone: alone)
    }

    /// What of a text may be the name of a person: 李小红 in 李小红.jpg; nil where nothing is.
    package static func possibleName(in text: String) -> String? {
        runs(of: text).first { PersonName.isLikely($0) && !formWords.contains(where: $0.contains) }
    }

    /// The stretches of Chinese characters of a text.
    private static func runs(of text: String) -> [String] {
        text.compatible.unicodeScalars.split { !(0x4E00...0x9FFF).contains($0.value) }.map { String($0) }
    }

    /// What files of evidence are called, though it begins like a surname.
    private static let formWords = ["方案", "安排", "计划", "简报", "通知", "课", "教", "记录", "材料", "照", "图", "表", "单", "书"]

    /// Whether what ought to be a section or a post is most likely the name of a person: 李四, not 宣传科 or 金湖县.
    package static func isPersonsName(_ text: String) -> Bool {
        let plain = text.compact
        return PersonName.isLikely(plain) && !PupilName.isEveryday(plain) && !offices.contains(where: plain.hasSuffix)
    }

    /// What names of offices, places and posts end in.
    private static let offices = [
        "办", "科", "股", "处", "局", "厅", "部", "室", "组", "队", "站", "所", "会", "委", "院", "校", "园", "中心", "县", "区", "市", "镇",
        "乡", "街道", "省", "员", "长", "主任", "干事", "司", "署",
    ]
}
