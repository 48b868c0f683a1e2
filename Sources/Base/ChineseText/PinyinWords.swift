/// Words in which a character does not have its commonest reading: 重庆, 校长, 没收.
///
/// The longest word around the character counts: 了解 is liao-jie, and 了解决 (为了解决) is le-jie-jue.
enum PinyinWords {
    /// One word, as it stands around the character in question.
    struct Word {
        let before: [Unicode.Scalar]
        let after: [Unicode.Scalar]
        /// Nil where the character has its commonest reading after all.
        let reading: String?

        var count: Int { before.count + after.count }
    }

    /// The longest word in which a character of a text stands.
    static func word(at index: Int, in text: [Unicode.Scalar]) -> Word? {
        byCharacter[text[index]]?.first { word in
            let start = index - word.before.count
            guard start >= 0, index + word.after.count < text.count else { return false }
            for place in word.before.indices where text[start + place] != word.before[place] { return false }
            for place in word.after.indices where text[index + 1 + place] != word.after[place] { return false }
            return true
        }
    }

    /// The words of each character, the longest first.
    static let byCharacter: [Unicode.Scalar: [Word]] = {
        var words: [Unicode.Scalar: [Word]] = [:]
        for (character, reading, list) in readings {
            guard let scalar = character.unicodeScalars.first else { continue }
            for word in list.split(separator: " ") { add(word, of: scalar, reading, to: &words) }
        }
        let characters = Set(words.keys)
        for word in ordinary.split(separator: " ") {
            for scalar in word.unicodeScalars where characters.contains(scalar) {
                add(word, of: scalar, nil, to: &words)
            }
        }
        return words.mapValues { words in
            // Of words of one length the ordinary ones come first.
            words.sorted { ($0.count, $0.reading == nil ? 1 : 0) > ($1.count, $1.reading == nil ? 1 : 0) }
        }
    }()

    private static func add(
        _ word: Substring, of scalar: Unicode.Scalar, _ reading: String?, to words: inout [Unicode.Scalar: [Word]]
    ) {
        let scalars = Array(word.unicodeScalars)
        for (place, other) in scalars.enumerated() where other == scalar {
            words[scalar, default: []].append(
                Word(before: Array(scalars[..<place]), after: Array(scalars[(place + 1)...]), reading: reading))
        }
    }

    /// A character, a reading and the words in which it has it.
    private static let readings: [(character: String, reading: String, words: String)] = [
        (
            "重", "chong",
            "重庆 重复 重新 重返 重温 重建 重启 重读 重申 重塑 重拾 重整 重组 重修 重逢"
                + " 重归 重合 重提 重现 重访 重做 重演 重置 重名 重叠 重查 重阳 重审 重聚 重来"
                + " 重装 重吸 重围 双重 多重 三重"
        ),
        (
            "长", "chang",
            "长江 长期 长远 长效 长征 长途 长春 长沙 长城 长跑 长度 长久 长假 长短 长篇"
                + " 长廊 长处 长方 长安 长寿 长足 长葛 长白 长兴 专长 特长 擅长 延长 漫长 身长"
                + " 加长"
        ),
        ("行", "hang", "行业 行列 行家 行情 行当 行规 行距 银行 央行 排行 各行各业 银行行长 行行出"),
        (
            "调", "tiao",
            "调解 调整 调节 调皮 调理 调控 调味 调剂 调停 调养 调适 调和 调料 协调 失调"
                + " 空调 烹调"
        ),
        (
            "还", "huan",
            "还原 还债 还清 还款 还我 还他 还她 还给 还贷 还钱 还本 还乡 还击 归还 偿还"
                + " 退还 返还 发还 交还 奉还 生还"
        ),
        ("会", "kuai", "会计 财会"),
        ("校", "jiao", "校对 校正 校准 校验 校订 校样 校勘 校阅 审三校 审校"),
        ("厦", "xia", "厦门"),
        ("乐", "yue", "乐器 乐曲 乐团 乐队 乐理 乐谱 乐章 乐手 音乐 声乐 奏乐 器乐 民乐 鼓乐"),
        ("率", "shuai", "率先 率领 率性 率直 率队 率团 草率 轻率 坦率 直率 表率 统率"),
        ("大", "dai", "大夫"),
        ("给", "ji", "给予 供给 给养 给付 补给 自给"),
        ("藏", "zang", "藏族 藏语 藏文 藏区 藏医 藏历 西藏 青藏 宝藏 涉藏 川藏"),
        ("降", "xiang", "降服 投降 降伏"),
        ("传", "zhuan", "传记 传略 自传 列传 水浒传"),
        ("没", "mo", "没收 出没 埋没 淹没 沉没 吞没"),
        ("了", "liao", "了解 了结 了断 了却 了如指掌 未了 一目了然"),
        ("单", "shan", "单县 单某 单姓 单氏"),
        ("仇", "qiu", "仇某 仇姓 仇氏"),
        ("解", "xie", "解某 解姓 解氏"),
        ("区", "ou", "区某 区姓"),
        ("曾", "zeng", "曾某 曾子 曾孙 曾祖 曾姓 曾氏 曾国 曾庆 曾志"),
        ("都", "du", "首都 成都 古都 京都 国都 新都 都市 都匀 都城 都江堰 都兰 都昌"),
        ("着", "zhuo", "着力 着重 着手 着眼 着装 着想 着落 着陆 沉着 附着 执着 衣着 穿着"),
        ("着", "zhao", "着火 着急 着凉 着迷 睡着"),
        ("差", "chai", "出差 差旅 邮差"),
        ("便", "pian", "便宜"),
        ("弹", "tan", "弹性 弹劾 弹琴 弹唱 反弹 弹簧"),
        ("佛", "fo", "佛教 佛山 佛像 佛法 佛学 佛门 佛寺 念佛"),
        ("薄", "bo", "薄弱 淡薄 单薄 浅薄 微薄 稀薄 薄利 刻薄"),
        ("塞", "se", "堵塞 阻塞 闭塞 搪塞 塞责 栓塞"),
        ("伺", "si", "伺机"),
        ("吓", "he", "恐吓"),
        ("露", "lou", "露面 露馅 露头"),
        ("省", "xing", "反省 省察 自省 省悟"),
        ("提", "di", "提防"),
        ("度", "duo", "揣度 猜度"),
        ("模", "mu", "模样 模具 模板"),
        ("朝", "zhao", "朝气 朝夕 朝霞"),
        ("称", "chen", "称职 称心 匀称"),
        ("恶", "wu", "可恶 厌恶 憎恶 深恶痛绝"),
        ("畜", "xu", "畜牧"),
        ("卡", "qia", "关卡 哨卡 卡口"),
        ("咽", "ye", "哽咽 呜咽"),
        ("番", "pan", "番禺"),
        ("强", "jiang", "倔强"),
        ("角", "jue", "角色"),
        ("解", "jie", "押解"),
        ("宿", "xiu", "星宿"),
        ("扎", "za", "包扎"),
        ("抹", "ma", "抹布"),
        ("和", "huo", "暖和"),
        ("说", "shui", "游说"),
        ("吁", "yu", "呼吁"),
        ("嚼", "jue", "咀嚼"),
        ("仔", "zai", "马仔 牛仔"),
    ]

    /// Words that look like those above and are read as usual: 学校对学生, 为了解决.
    private static let ordinary =
        "成长期 生长期 增长期 助长期 长安全 长安排 长安心 长安装 长安置 校长途 多重大"
        + " 多重点 多重要 多重视 学校对 高校对 全校对 各校对 本校对 我校对 院校对 党校对"
        + " 学校正 高校正 各校正 学校准 学校验 宣传记 宣传略 自传播 自传统 自传授 流传记"
        + " 提供给 了解决 了解释 了解答 了解除 了解放 着力量"
        + " 着重要 着重大 便宜行 来自省 匀称呼 协调查 乐团体 娱乐团 欢乐团 快乐团 快乐队"
        + " 本校阅 各自传 亲自传 私自传 执行业 执行当 实行当 履行当 学会计 流行业 现行业"
        + " 推行业 施行业"
}
