import Testing

@testable import Quiz

struct OptionOrderTests {
    @Test(arguments: [
        ("故选B", true), ("B项正确", true), ("所以C不选", true), ("A和B都对", true), ("ABC都对", true), ("选项D说法错误", true),
        ("维生素C", false), ("A型血", false), ("DNA", false), ("GBH和LSD", false), ("K粉", false), ("6月26日", false),
        ("故选Ａ", true), ("b项错误", true), ("第二个选项", true), ("前三项", true), ("选项②", true), ("后两个选项", true), ("答案选c", true),
        ("选项二", true),
        ("ｂ项", true), ("第二款第二项", false), ("a4纸", false), ("class a", false), ("选ca", false), ("共三项", false),
        ("拒绝第一口", false), ("维生素Ｃ", false),
    ])
    func `letters that name options`(text: String, isMention: Bool) {
        #expect(OptionOrder.namesOptions(text) == isMention)
    }

    @Test(arguments: [
        ("以上都是", true), ("以上选项全是", true), ("上述说法均不正确", true), ("ABC都对", true), ("前三项", true),
        ("告诉信任的大人", false), ("以上海为例，港口城市的缉毒工作有哪些新的特点", false),
    ])
    func `options that speak of the others`(text: String, isPinned: Bool) {
        #expect(OptionOrder.refersToOthers(text) == isPinned)
    }

    @Test(arguments: [
        (["2个", "3个", "4个"], true), (["2008年", "2006年", "1990年"], true), (["110", "119", "12355", "12345"], false),
        (["一年", "二年", "三年"], true), (["甲", "乙", "丙"], false), (["12", "13"], false),
        (["五百元", "一千元", "五千元"], true), (["0.2克", "0.5克", "1克"], true), (["6月1日", "6月26日", "12月1日"], true),
        (["12月1日", "6月26日", "6月1日"], true), (["第一条", "第二条", "第四条"], true), (["1千", "1.5万", "２万"], true),
        (["1,000元", "900元", "800.5元"], true), (["二〇〇八年", "2014年", "二零二一年"], true), (["第四条", "第二条", "第三条"], false),
        (["10克以下", "10克以上50克以下", "50克以上"], true), (["3年", "3年", "5年"], false),
    ])
    func `options in the order of their numbers`(texts: [String], isSorted: Bool) {
        #expect(OptionFigures.areSorted(texts) == isSorted)
    }

    @Test(arguments: [
        (["30分钟", "1小时", "2小时"], true), (["1天", "1周", "1个月"], true), (["500克", "1千克", "2千克"], true),
        (["半小时", "1小时", "一个半小时"], true), (["3个月", "半年", "1年", "1年半"], true), (["6个月", "1岁", "3周岁"], true),
        (["50毫克", "1克", "2公斤"], true), (["10cm", "1m", "1KM"], true), (["5角", "1元", "1万元"], true),
        (["6个月至1年", "1至3年", "3至7年"], true), (["90分", "1小时40分", "2小时"], true), (["2小时", "1小时", "30分钟"], true),
        (["500毫升", "1升", "2升"], true),
    ])
    func `quantities in different units stand in order`(texts: [String], isSorted: Bool) {
        #expect(OptionFigures.areSorted(texts) == isSorted)
    }

    @Test(arguments: [
        ["1小时", "30分钟", "2小时"], ["30分钟", "1公斤", "2小时"], ["30人", "1小时", "2小时"], ["1小时", "60分钟", "2小时"],
        ["30分钟", "1小时"], ["500克", "1个", "2千克"], ["12355", "110", "999天"],
    ])
    func `quantities that are not in order, or not of one kind, are shuffled`(texts: [String]) {
        #expect(!OptionFigures.areSorted(texts))
    }
}
