/// Names of pupils and parents in what people write in their own words: 学生王小明反映, 初二3班王小明在校外, 王小明.
///
/// ## Parsing behavior
/// - A name is one of the usual surnames with one or two characters behind it, where no word of everyday use begins so (张贴, 安全, 高度).
/// - It counts behind 学生, 同学, 家长, 孩子, a class or a grade, before 同学, 家长, 反映, 说 …, or where a text holds nothing else.
/// - Two or more names and nothing else between marks count (张小明、李四), and so does one before 家 that ends a stretch or goes on with 家长, where
///   no place is called so: 张小明家, 由张小明家长监督, not 王家村 or 李家镇.
/// - In reasons, notes and remarks, which are about schools, a name with what a person does or hands in behind it counts, too (王小红作业, 李明来电).
/// - What follows must be the end or a word that goes on after a name: 学生张贴标语 and 学生王者荣耀 name nobody.
enum PupilName {
    /// Whether a text begins with a word of everyday use that begins like a surname.
    static func isEveryday(_ text: String) -> Bool { everyday.contains(where: text.hasPrefix) }

    /// The first name in a text; nil where there is none.
    ///
    /// A text that is nothing but a name counts with `alone`: places, too, are called 马家沟.
    static func first(in text: String, alone isAlone: Bool = false) -> String? {
        let runs = text.compatible.unicodeScalars
            .split { !isHan($0) && !(0x30...0x39).contains($0.value) && !"()（）“”\"：: ".unicodeScalars.contains($0) }
            .map { String($0).filter { !"()（）“”\"：: ".contains($0) } }
        for run in runs {
            if let name = (isAlone && runs.count == 1 ? alone(run) : nil) ?? before(run) ?? atHome(run) { return name }
            if isAlone, let name = doing(run) { return name }
            let letters = Array(run)
            for index in letters.indices where index > 0 {
                guard isTrigger(letters[..<index]), let name = name(at: index, in: letters) else { continue }
                return name
            }
        }
        return listed(text)
    }

    /// The first of some names that stand side by side with nothing else between their marks: 问了张小明、李四，都说没上过课.
    private static func listed(_ text: String) -> String? {
        // Only 、 and what stands for it joins names; other marks end a list.
        for list in text.compatible.split(whereSeparator: { "，,。；;：:！!？?\n（）()".contains($0) }) {
            let items = list.split { "、/ ".contains($0) }.map { String($0).filter { !$0.isWhitespace } }
            guard items.count > 1, !items.contains(where: { $0.last.map(grounds.contains) ?? true }) else { continue }
            let names =
                items.dropFirst().dropLast().map { alone($0) } + [opening(items[0]), closing(items[items.count - 1])]
            if names.allSatisfy({ $0 != nil }) { return alone(items[0]) ?? opening(items[0]) }
        }
        return nil
    }

    /// A name that ends the first of a list: 张小明, 问了张小明.
    private static func opening(_ item: String) -> String? {
        if let name = alone(item) { return name }
        let letters = Array(item)
        return [3, 2].lazy.filter { letters.count > $0 }.compactMap { length in
            let words = String(letters.dropLast(length))
            return leadings.contains(where: words.hasSuffix) ? alone(String(letters.suffix(length))) : nil
        }.first
    }

    /// A name that begins the last of a list: 李四, 李四等.
    private static func closing(_ item: String) -> String? {
        if let name = alone(item) { return name }
        return trailings.lazy.filter(item.hasSuffix).compactMap { alone(String(item.dropLast($0.count))) }.first
    }

    /// A name whose home or parents are spoken of: 在张小明家, 由张小明家长监督.
    private static func atHome(_ run: String) -> String? {
        let letters = Array(run)
        for index in letters.indices where letters[index] == "家" && index > 1 {
            let rest = String(letters[(index + 1)...])
            let isParent = rest.hasPrefix("长")
            guard isParent || rest.isEmpty || homes.contains(where: rest.hasPrefix) else { continue }
            for length in [3, 2] where index >= length {
                let name = String(letters[index - length..<index])
                let words = String(letters[..<(index - length)])
                // 王大家 and 高中家长 are no names; two characters are told only with a word before them that asks for one.
                guard words.isEmpty || leadings.contains(where: words.hasSuffix), isName(name), !isEveryday(name),
                    name.last.map({ !grounds.contains($0) && !estates.contains($0) && !houses.contains($0) }) ?? false,
                    length > 2 || isParent && !words.isEmpty
                else { continue }
                return name
            }
        }
        return nil
    }

    /// Whether the name of a file speaks of a person: 王小明的成绩, 学生王小明2, 高二1班王小明.
    ///
    /// What is remembered of a file cannot be taken out again, so that a doubt is enough; nothing is lost but the file's name.
    static func isInFileName(_ stem: String) -> Bool {
        if first(in: stem, alone: true) != nil { return true }
        let runs = stem.compatible.unicodeScalars.split { !isHan($0) }.map { Array(String($0)) }
        return runs.contains { run in
            if first(in: String(run), alone: true) != nil { return true }
            return [4, 3, 2].contains { length in
                guard run.count > length, isName(String(run.prefix(length))), !isEveryday(String(run)) else {
                    return false
                }
                let rest = String(run.dropFirst(length))
                return personal.contains { rest.hasPrefix($0) }
            }
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    /// A stretch that is a name and nothing else.
    private static func alone(_ run: String) -> String? {
        let letters = Array(run)
        guard (2...4).contains(letters.count), let name = name(at: 0, in: letters), name.count == letters.count else {
            return nil
        }
        return name
    }

    /// A name at the beginning, before what says that it is a person's: 王小明反映, 陈小兰妈妈.
    private static func before(_ run: String) -> String? {
        let letters = Array(run)
        guard let name = name(at: 0, in: letters) else { return nil }
        let rest = String(letters.dropFirst(name.count))
        let isSaid = name.count > 2 && tellings.contains { rest.hasPrefix($0) }
        // 金湖湾家长 are those of an estate, or of a group that is called so.
        if rest.hasPrefix("家长") || isSaid, let last = name.last, estates.contains(last) { return nil }
        return isSaid || marks.contains { rest.hasPrefix($0) } ? name : nil
    }

    /// A name with what a person hands in, does or is shown in behind it, and little else: 王小红作业, 陈静静照片, 李明签字, 张伟答不出.
    ///
    ///     石桥来电更正 ⇒ nil: a village calls, too      张伟获奖 ⇒ 张伟
    private static func doing(_ run: String) -> String? {
        let letters = Array(run)
        for length in [4, 3, 2] where letters.count > length {
            let name = String(letters.prefix(length))
            let rest = String(letters.dropFirst(length))
            guard isName(name), !isEveryday(run), let last = name.last, !grounds.contains(last), !isPlace(name),
                doings.contains(where: rest.hasPrefix)
            else { continue }
            return name
        }
        return nil
    }

    /// Whether a text that looks like a name ends or begins as those of villages and estates do.
    private static func isPlace(_ name: String) -> Bool {
        name.last.map { estates.contains($0) || "河山江湖泉岗岭头洼口田林城海庙井塔窑岩滩洲岛".contains($0) } ?? false
    }

    private static func isTrigger(_ before: ArraySlice<Character>) -> Bool {
        let text = String(before)
        if words.contains(where: text.hasSuffix) { return true }
        guard let last = before.last else { return false }
        let earlier = before.dropLast().last
        switch last {
        case "班": return earlier.map { $0.isNumber || "一二三四五六七八九十".contains($0) } ?? false
        case "级": return earlier == "年" || earlier == "班"
        case "一", "二", "三": return earlier == "初" || earlier == "高" || earlier == "职"
        default: return false
        }
    }

    private static func name(at start: Int, in letters: [Character]) -> String? {
        for length in [4, 3, 2] where start + length <= letters.count {
            let name = String(letters[start..<start + length])
            let rest = String(letters[(start + length)...])
            guard isName(name), rest.isEmpty || ends.contains(rest[rest.startIndex]) else { continue }
            if everyday.contains(where: (name + rest).hasPrefix) { return nil }
            return name
        }
        return nil
    }

    private static func isName(_ name: String) -> Bool {
        guard PersonName.isLikely(name) else { return false }
        let given = name.dropFirst(PersonName.isDouble(name) ? 2 : 1)
        if name.hasPrefix("于"), let next = given.first, "开暑寒秋春夏冬早中晚".contains(next) { return false }
        if posts.contains(where: name.hasSuffix) { return false }
        return !given.contains(where: never.contains)
    }

    /// What people do, hand in or are shown in.
    private static let doings = [
        "作业", "照片", "相片", "签字", "签名", "获奖", "得奖", "答不", "答对", "答错", "答卷", "试卷", "作文", "成绩", "检讨", "来电", "来信", "来访",
        "反映", "说没", "说不",
        "表示", "没有上过", "没上过", "不知道", "不清楚", "不会答", "回答", "参赛", "请假", "缺课", "吸毒", "尿检", "的照", "的作", "的签", "的成", "的答",
        "同学", "家长", "在校",
        "证书", "奖状", "手抄报", "心得", "发言", "演讲", "谈话", "笔录", "口述", "举报", "投诉",
    ]
    /// What files about one person are called behind the name.
    private static let personal = ["的", "成绩", "作业", "答卷", "试卷", "作文", "检讨", "档案", "个人", "尿检", "谈话", "家访", "笔录", "结果"]
    private static let words = [
        "学生", "同学", "家长", "孩子", "学生叫", "名叫", "女生", "男生", "班长", "学生的", "班的", "级的", "监护人", "小朋友", "问", "问了", "叫", "家访",
        "组长", "吸毒人员", "戒毒人员", "康复人员", "涉毒人员", "贩毒人员",
    ]
    private static let marks = [
        "同学", "小朋友", "家长", "的家长", "妈妈", "爸爸", "的妈妈", "的爸爸", "母亲", "父亲", "的母亲", "的父亲", "的作业", "的试卷", "的答卷",
    ]
    /// What stands before the name of whoever is asked, visited or looked after.
    private static let leadings = [
        "问了", "问", "访", "走访", "家访", "到", "在", "去", "由", "和", "与", "给", "对", "向", "请", "找", "叫", "学生", "同学", "人员", "家长",
        "监护人", "对象",
    ]
    private static let trailings = ["等", "等人", "两人", "二人", "三人", "同学", "两名学生", "二名学生", "三名学生"]
    /// How places end whose names look like those of people.
    private static let grounds: Set<Character> = Set("沟桥湾居村镇乡县市区路街坡屯庄苑园坝寨塘坪岭巷厅馆站")
    /// Those of them with which hardly any name of a person ends.
    private static let estates: Set<Character> = Set("沟湾村镇乡县市区街坡屯庄苑坝寨坪巷厅馆站府里坊")
    /// What 家 makes a word of its own with: 专家, 回家, 之家.
    private static let houses: Set<Character> = Set("专大作画行商厂全农公自回人之私管居离搬亲老")
    /// What goes on behind somebody's home.
    private static let homes = ["里", "中", "访", "进行", "开展", "宣传", "门口", "走访", "慰问"]
    /// What villages do, too, whose names have two characters.
    private static let tellings = ["反映", "说", "举报", "投诉", "告诉", "来电", "表示", "回答", "吸毒", "在校外"]
    private static let posts = ["同学", "主任", "老师", "校长", "科长", "局长", "书记", "主席", "干事", "警官"]
    /// What may follow a name at once.
    private static let ends: Set<Character> = Set(
        "说讲称因被在的和与及等也都已未没不有是为把将从到去来向对问答反提举投告表回交填写请参获得涉吸贩案两一二三同妈爸父母曾又还才就要想会能可打拿带送领作成转退上下病住电家")
    /// What names hardly ever hold.
    private static let never: Set<Character> = Set(
        "的了在是不没未已被把将从到向对和与及或等也都我你他她它们谁其该本此每各某第前后课级班组校师讲说问填报交议毒吸贩数量员人余元名个所县区市镇乡州厅局办科处站队院委上下内外昨季题款费者品")

    /// Words of everyday use that begin like a surname.
    private static let everyday = [
        "张贴", "张开", "张望", "张罗", "王牌", "严重", "严禁", "严打", "严防", "严肃", "严厉", "高度", "高效", "高兴", "高峰", "高危", "高一", "高二",
        "高三", "高考",
        "高职", "高年", "高低", "安全", "安排", "安静", "安心", "安置", "安装", "安保", "安稳", "单独", "单位", "单亲", "单元", "单科", "单项", "单纯",
        "单一", "单击", "关于", "关注", "关心",
        "关爱", "关系", "关工", "关键", "关怀", "管理", "管制", "管控", "管教", "易感", "易染", "易错", "易懂", "齐全", "齐声", "齐唱", "齐读", "左右",
        "左手", "常用", "常见", "常态",
        "常识", "常规", "常年", "常常", "方案", "方面", "方式", "方法", "方便", "方向", "方言", "任务", "任何", "任课", "任意", "任教", "金额", "金属",
        "熊猫", "马上", "马路", "马虎", "林业",
        "林区", "石油", "江边", "江河", "江堤", "温习", "温度", "温暖", "温馨", "白板", "白天", "白领", "白纸", "白色", "白粉", "夏令", "夏天", "夏季",
        "谢谢", "谢绝", "武术", "武器", "龙舟",
        "龙头", "雷同", "雷雨", "雷锋", "史料", "康复", "康乐", "童年", "童话", "洪水", "施工", "施教", "钱款", "钱物", "钟声", "毛巾", "毛笔", "顾虑",
        "顾问", "何时", "何地", "何种",
        "何处", "何况", "叶片", "程序", "程度", "符合", "纪律", "纪念", "宁可", "宁愿", "段落", "贺卡", "贺信", "申请", "申报", "申诉", "申领", "毕业",
        "毕竟", "焦虑", "焦点", "庄重", "庄严",
        "章程", "章节", "辛苦", "涂改", "涂写", "涂鸦", "殷切", "付款", "付出", "杜绝", "余下", "余额", "苏醒", "田径", "田间", "曾经", "曾在", "曾有",
        "许多", "许可", "许诺", "郑重", "罗列", "胡乱",
        "胡闹", "周围", "周边", "周期", "周密", "周年", "周会", "陈列", "陈述", "陈旧", "解释", "解除", "解决", "解答", "解散", "解读", "万一", "万余",
        "万名", "包括", "路上", "车上", "汤圆", "柳编", "莫名",
        "倪虹", "成绩", "向往", "于是", "尤其", "石灰", "项目", "伍拾", "欧美", "卢沟", "黄色", "黄金", "赖账", "阎王", "季度", "季节", "花费", "牛奶",
        "连续", "严格", "贾宝玉", "雷电", "侯车", "江苏",
        "石家庄", "唐山", "黄山", "黄河", "陈设", "孔子", "孟子", "秦始皇", "邵阳", "应当", "应该", "鲁迅", "史上", "康师", "孙子", "孙女", "王国", "王子",
        "高温", "高清", "高速", "高质", "高标",
        "金融", "白血", "石膏", "古诗", "左侧", "右侧", "潘多", "安宁", "关闭", "关掉", "关机", "解放", "毛病", "汪洋", "林荫", "梁上", "江南", "江北",
        "段考", "单词", "单独", "金钱", "钱包", "马拉松", "温州", "郑州",
        "苏州", "杭州", "徐州", "方可", "方能", "常在", "常去", "任其", "任由", "安家", "钱不", "汤不", "易被", "易受", "易上", "易在", "易成", "易把",
        "易为", "易因", "管不", "管得", "解不", "应不", "常不", "常被", "严不",
        "曾被", "曾因", "曾获", "曾参", "曾到", "曾去", "曾吸", "单方", "方才",
    ]
}
