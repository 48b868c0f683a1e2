import Testing

@testable import Quiz

struct OptionOrderTests {
    @Test(arguments: [
        ("故选B", true), ("B项正确", true), ("所以C不选", true), ("A和B都对", true), ("ABC都对", true), ("选项D说法错误", true),
        ("维生素C", false), ("A型血", false), ("DNA", false), ("GBH和LSD", false), ("K粉", false), ("6月26日", false),
    ])
    func `letters that name options`(text: String, isMention: Bool) {
        #expect(OptionOrder.mentionsLetters(text) == isMention)
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
    ])
    func `options in the order of their numbers`(texts: [String], isSorted: Bool) {
        #expect(OptionOrder.isSorted(texts) == isSorted)
    }
}
