import Testing

@testable import Schools

struct PupilNameTests {
    @Test(arguments: [
        "学生王小明反映", "初二3班王小明在校外抽烟", "学生张三说没有上过", "问高一2班王小明，没有上过", "学生张三的作业", "学生王小明吸毒案例分享", "家长李小红来电",
        "五年级二班陈小兰家长反映", "张小明同学作业", "陈小兰妈妈的信", "王小明反映课时没有上", "核对时学生刘伟说只上了一节", "同学欧阳小明举报", "高二（3）班赵强因病", "学生：王小明",
        "学生“李雷”反映", "孩子王小明没有教材", "六年级张伟和李娜没有上", "抽问学生杨洋，不知道", "七年级1班孙悦回答不出", "学生于小明在校外", "班长周小军填写",
    ])
    func `a name behind or before what says whose it is, is seen`(text: String) {
        #expect(PupilName.first(in: text) != nil)
    }

    @Test(arguments: ["王小明", "张三", "欧阳小明", " 李小红。"])
    func `a name alone is seen where only words are asked for`(text: String) {
        #expect(PupilName.first(in: text, alone: true) != nil)
        #expect(PupilName.first(in: text) == nil)
    }

    @Test(arguments: [
        "王小红作业", "陈静静照片", "李明签字", "张伟获奖", "李明来电更正", "张伟答不出", "核对，李明来电", "欧阳小明成绩", "张伟的照片", "（王小红作业）", "刘洋不知道",
    ])
    func `a name before what people do is seen in reasons and notes`(text: String) {
        #expect(PupilName.first(in: text, alone: true) != nil)
    }

    @Test(arguments: [
        "石桥来电更正", "柳河镇来电更正", "马家沟反映课时填错", "学校来电更正", "王校长来电", "李老师签字", "张主任来电更正", "方案照片", "高一作业", "课时证书", "教师获奖证书",
        "聘书照片",
        "安排表照片", "单位来电更正", "周末作业", "校长签字", "高中成绩", "温泉反映填错", "常规作业照片", "黄山来信", "林口来电", "全校不知道", "严格按课表",
    ])
    func `places, posts and everyday words before the same name nobody`(text: String) {
        #expect(PupilName.first(in: text, alone: true) == nil)
    }

    @Test(arguments: [
        "张小明、李四", "问了张小明、李四，都说没上过课", "张小明、李四、王芳等", "抽问学生张小明、李四两名学生", "入户家访吸毒人员王大力", "张小明家", "到张小明家走访", "由张小明家长监督",
        "张小明家长监督", "在李小红家开展宣传", "戒毒人员陈大勇",
    ])
    func `names side by side, behind whoever is visited and before a home are seen`(text: String) {
        #expect(PupilName.first(in: text) != nil)
    }

    @Test(arguments: [
        "全体师生、家长", "王家村", "高中家长", "李家镇", "王家村、李家镇", "马家沟、石桥", "学生、家长、教师", "高一、高二", "初二学生家长", "方家庄小学家长", "请家长监督",
        "由任课老师家访",
        "教师、家长", "师生、家长", "课时、教材", "张贴、发放", "城关镇、石桥镇", "禁毒办、关工委", "学生家长", "大家", "国家", "在国家安全教育日", "高中生家长", "专家",
        "由专家讲课", "吸毒人员家属",
        "吸毒人员管控", "到王家村走访", "戒毒人员康复", "周一、周三", "严格管理、严肃处理", "方案、计划", "江边、公园", "全家", "万家", "到农家书屋", "单亲家长", "向全体家长发放",
        "高三家长会", "陶然居、金湖湾", "金湖湾家长", "金湖湾家长群", "龙湖里家长参加", "向金湖湾家长发放",
        "金湖社区、石桥社区", "温泉社区家长", "安全员、班主任", "常驻专家", "任命专家", "金色之家里", "张罗大家",
    ])
    func `lists, homes and places of everyday use name nobody`(text: String) {
        #expect(PupilName.first(in: text) == nil)
    }

    @Test(arguments: [
        "学生安全教育", "学生张贴标语", "学生张贴的标语", "学生王者荣耀", "学生高度重视", "学生严重不足", "学生金额填错", "学生马上到校", "学生常识不足", "学生任务重", "学生白天不在校",
        "学生万余人",
        "学生康复以后", "学生谢绝参观", "学生顾虑的问题", "家长方面的意见", "家长关注的内容", "同学解释不清", "学生单独上课", "学生左右", "学生管理的要求", "学生于本周参加",
        "学生于暑假参加", "学生于11月参加",
        "学生向老师反映", "学生向学校反映", "家长向禁毒办反映", "学生符合条件", "学生符合的要求", "学生申请不上", "学生毕业的去向", "学生杜绝毒品", "学生曾经在外地", "学生许多不会",
        "学生陈述的情况",
        "3班高度重视", "初二3班严格落实", "高一班会", "二班马上补课", "初三任课教师更正", "高二江同学反映", "五年级石老师更正", "石桥反映课时填错", "柳河镇来电更正", "石桥没有上课",
        "学校来函更正",
        "王校长说漏填", "李老师反映填错", "张主任来电", "五年级课时应为2", "学生数填错", "学生人数核对", "家长会上反映", "一名学生反映", "初二一名学生说没有上", "全体学生参加",
        "高中部学生方案",
        "六年级向阳小学填报", "高一安排在第二学期", "学生周一上课", "家长信", "同学们都参加", "七年级余下两节补上", "三年级以上学生", "高二易感人群", "学生齐读", "学生武术表演",
    ])
    func `honest words name nobody`(text: String) {
        #expect(PupilName.first(in: text) == nil)
    }

    @Test(arguments: ["漏报", "填错", "核对后更正", "单位填错", "方案更正", "严重错误", "学校来函", "笔误", "高一没有", "任课更正", "程序出错", "重新核对", "马虎"])
    func `honest reasons are no names`(text: String) {
        #expect(PupilName.first(in: text, alone: true) == nil)
    }
}
