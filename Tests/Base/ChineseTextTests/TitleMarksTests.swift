import ChineseText
import Testing

struct TitleMarksTests {
    @Test(arguments: [
        ("中华人民共和国禁毒法", "《中华人民共和国禁毒法》"),
        ("山西省实施《中华人民共和国禁毒法》办法", "《山西省实施〈中华人民共和国禁毒法〉办法》"),
        ("山西省实施〈中华人民共和国禁毒法〉办法", "《山西省实施〈中华人民共和国禁毒法〉办法》"),
        ("关于修改〈某省实施《禁毒法》办法〉的决定", "《关于修改〈某省实施《禁毒法》办法〉的决定》"),
        ("》乱〈", "《〉乱〈》"), ("", "《》"),
    ])
    func `title marks within title marks alternate`(title: String, marked: String) {
        #expect(title.inTitleMarks == marked)
    }
}
