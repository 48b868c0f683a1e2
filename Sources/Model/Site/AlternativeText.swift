import DataFiles

/// The words that stand for a picture where it is not seen.
enum AlternativeText {
    /// What is wrong with them, to be read behind the picture's name; nil where they say something.
    ///
    /// 图片, 图1 and IMG_2031.jpg say no more than that there is a picture.
    static func flaw(of text: String, picture: String) -> String? {
        let words = text.trimmingSpaces()
        if words.isEmpty { return "没有文字说明" }
        let small = words.lowercased()
        let file = picture.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let isFile =
            small == file || (small == stem && stem.utf8.allSatisfy { $0 < 0x80 })
            || small.contains(/^\S+\.(jpe?g|png|gif|webp|svg|heic|bmp)$/)
        guard isFile || small.wholeMatch(of: generic) != nil else { return nil }
        return "的文字说明是“\(words)”，没有说图里是什么"
    }

    private static var generic: Regex<Substring> {
        /(?:这是)?(?:一张)?(?:图片?|照片|相片|插图|配图|截图|截屏|屏幕截图|微信图片|封面图?|示意图|无|images?|img|imgs|dsc|picture|pic|photo|cover|mmexport|screenshot|alt)[\s_\-—–:：(（\[\]]*[0-9_\-]*[)）]?/
    }
}
