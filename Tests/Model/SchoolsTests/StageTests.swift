import Testing

@testable import Schools

struct StageTests {
    @Test(arguments: [
        ("小学", "小低小高"), ("小高", "小高"), ("初级中学", "初中"), ("高中", "高中"), ("九年一贯制学校", "小低小高初中"),
        ("十二年一贯制", "小低小高初中高中"), ("完全中学", "初中高中"), ("职业高中", "中职"), ("大学", "高校"), ("小学、初中", "小低小高初中"),
        ("初中／小学", "小低小高初中"), ("初中部", "初中"), ("小学部/初中部/高中部", "小低小高初中高中"), (" 小 学 ", "小低小高"),
    ])
    func `a stage cell is read`(text: String, stages: String) {
        #expect(Stage.read(text)?.map(\.rawValue).joined() == stages)
    }

    @Test(arguments: ["", "中学", "教学点", "特殊教育学校", "小学、别的", "中学部"])
    func `what says too little is not guessed`(text: String) {
        #expect(Stage.read(text) == nil)
    }
}
