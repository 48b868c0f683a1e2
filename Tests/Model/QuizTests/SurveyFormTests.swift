import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Questions as web forms write them out.
struct SurveyFormTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { "\($0.type) \($0.stem)" } }

    @Test func `the type behind the stem is read and taken off`() {
        #expect(
            lines("1. 合成的毒品是 [单选题] *\nA.鸦片\nB.冰毒(正确答案)\n\n2. 毒品有（ ）【多选题】\nA.鸦片(正确答案)\nB.冰毒(正确答案)\nC.可乐")
                == ["single 合成的毒品是 [A鸦片|B冰毒] B", "multiple 毒品有（ ） [A鸦片|B冰毒|C可乐] AB"])
    }

    @Test func `a judgement without letters is read`() {
        #expect(lines("1. 吸毒违法。 [判断题] *\n对(正确答案)\n错") == ["judge 吸毒违法。 [] √"])
        #expect(lines("1. 大麻合法。 [判断题] *\n对\n错(正确答案)") == ["judge 大麻合法。 [] ×"])
    }

    @Test func `the answers of blanks that are named one by one are read`() {
        #expect(
            lines("1. 国际禁毒日是____月____日。 [填空题] *\n空1答案：6\n空2答案：26")
                == ["blank 国际禁毒日是____月____日。 [] 6；26"])
    }
}
