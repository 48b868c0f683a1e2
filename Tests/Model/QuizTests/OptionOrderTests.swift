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
}
