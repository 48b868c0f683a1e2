/// Whether a text is most likely the name of a person.
enum PersonName {
    /// Two or three characters (four with a surname of two) that begin with one of the usual surnames, and are neither a class nor a
    /// word of a form.
    static func isLikely(_ text: String) -> Bool {
        let characters = Array(text.unicodeScalars.filter { $0 != "·" })
        guard (2...4).contains(characters.count), characters.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
            let first = characters.first
        else { return false }
        let name = String(String.UnicodeScalarView(characters))
        if doubles.contains(where: name.hasPrefix) { return characters.count > 2 }
        guard surnames.contains(first), characters.count < 4 || text.contains("·") else { return text.contains("·") }
        if let last = name.last, "村委镇乡县区市省校园厂社店".contains(last) { return false }
        return !words.contains { name.contains($0) }
    }

    /// Whether a text is one usual surname.
    static func isSurname(_ text: String) -> Bool {
        text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy(surnames.contains)
    }

    /// Whether a name begins with a surname of two characters.
    static func isDouble(_ text: String) -> Bool { doubles.contains(where: text.hasPrefix) }

    private static let doubles = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒"]

    /// Words of forms that begin like a surname: 高一, 全体, 已发放.
    private static let words = [
        "年级", "全", "班", "高一", "高二", "高三", "高中", "高校", "初", "小学", "学校", "中学", "老师", "教师", "家长", "学生", "已", "未", "无", "有",
        "方式", "参加", "落实", "完成", "发放", "签", "周一", "周二", "周三", "周四", "周五", "周末", "任课", "项目", "程度", "常规", "应", "和", "严格",
        "白天", "高职", "白领", "安保", "安全", "关工",
    ]

    private static let surnames: Set<Unicode.Scalar> = Set(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫
        段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦管柴柳岳齐梅庄辛符邢欧涂宁纪关单左童祁耿詹阮裴瞿解
        """.unicodeScalars.filter { $0.value > 0x20 })
}
