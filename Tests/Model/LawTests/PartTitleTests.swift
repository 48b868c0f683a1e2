import Testing

@testable import Law

struct PartTitleTests {
    @Test(arguments: [
        ("民法典·婚姻家庭编", "民法典"), ("民法典•继承编", "民法典"), ("民法典·婚姻家庭篇", "民法典"), ("民法典（婚姻家庭编）", "民法典"), ("民法典(总则)", "民法典"),
        ("中华人民共和国民法典婚姻家庭编", "中华人民共和国民法典"), ("民法典之合同编", "民法典"), ("刑法·分则", "刑法"),
    ])
    func `a 编 beside a law is no part of its name`(title: String, law: String) {
        #expect(PartTitle.law(of: title) == law)
    }

    @Test(arguments: [
        "民法典", "民法总则", "刑法分则", "中学生守则", "禁毒法实施细则", "最高人民法院关于适用民法典婚姻家庭编的解释（一）", "民法典婚姻家庭编普法故事三十篇", "编", "（编）", "",
    ])
    func `other titles are left alone`(title: String) {
        #expect(PartTitle.law(of: title) == nil)
    }
}
