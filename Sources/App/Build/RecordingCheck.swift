import Diagnostics
import Pictures
import Site

/// What is wrong with the films and sound recordings that pages show.
struct RecordingCheck {
    private var findings: [Finding] = []
    private let place: Place
    private let isFilm: Bool

    private static let megabyte = 1_000_000
    private static let films: Set<String> = ["mp4", "webm"]
    private static let sounds: Set<String> = ["mp3", "m4a", "ogg", "wav"]

    /// Every finding about the recordings of a site.
    ///
    /// A file that is too large is not read.
    static func findings(_ library: ResolvedLibrary, folder: SiteFolder, workers: Workers) async -> [Finding] {
        let used = library.usedAssets.filter { films.contains($0.suffix) || sounds.contains($0.suffix) }
        return await workers.map(used) { path in
            let file = folder.content.appending(path.path)
            var check = RecordingCheck(file.path, isFilm: films.contains(path.suffix))
            if check.measure(Disk.size(file)), let bytes = try? Disk.read(file) {
                check.look(Recording(bytes), isEmpty: bytes.isEmpty, suffix: path.suffix)
            }
            return check.findings
        }
        .flatMap { $0 }
    }

    private init(_ file: String, isFilm: Bool) {
        place = Place(file: file)
        self.isFilm = isFilm
    }

    /// Whether the file is small enough to go on.
    private mutating func measure(_ bytes: Int) -> Bool {
        let large = (isFilm ? 50 : 20) * Self.megabyte
        let limit = (isFilm ? 500 : 100) * Self.megabyte
        guard bytes > large else { return true }
        findings.append(
            Finding(
                .recordingLarge, severity: bytes > limit ? .error : nil, at: place,
                "\(isFilm ? "视频" : "录音")有 \(bytes / Self.megabyte) MB，U盘拷得慢，旧电脑放起来会卡",
                explanation: [
                    isFilm ? "请用视频软件另存为 720P 的 mp4（H.264），三分钟通常不到 30 MB；太长的剪成几段" : "请用录音软件另存为 mp3（64 kbps），十分钟约 5 MB"
                ]))
        return bytes <= limit
    }

    private mutating func look(_ recording: Recording, isEmpty: Bool, suffix: String) {
        let what = isFilm ? "视频" : "录音"
        if isEmpty { return report(.recordingBroken, "\(what)文件是空的，一个字节也没有", "请重新拷贝") }
        if recording.format != Self.format(of: suffix) {
            return report(
                .recordingBroken, "文件内容不是 \(suffix)，多半只改了后缀",
                "请用\(isFilm ? "视频" : "录音")软件打开，另存（导出）为 \(isFilm ? "mp4（H.264）" : "mp3")")
        }
        if recording.isCutOff { return report(.recordingBroken, "\(what)不完整，读不到目录", "多半是没有拷完，请重新拷贝") }
        if recording.isHEVC {
            report(
                .recordingHEVC, "视频是 H.265（HEVC）编码，许多电脑的浏览器只有声音没有画面", "请用视频软件另存为 mp4（H.264）；苹果手机在“设置—相机—格式”里选“兼容性最佳”")
        }
        if recording.hasPlace {
            report(.recordingPlace, "\(what)里记着拍摄地点", "请用视频软件另存一次（不勾选“保留位置信息”），再放进来")
        }
        if recording.hasAuthor {
            report(
                .recordingAuthor, "\(what)文件的属性里写着作者、表演者的名字",
                "是师生姓名的，请在“属性—详细信息”里删去（“删除属性和个人信息”），再放进来；是歌曲原作者的，不用改")
        }
    }

    private static func format(of suffix: String) -> Recording.Format {
        switch suffix {
        case "mp4", "m4a": .mp4
        case "webm": .webm
        case "ogg": .ogg
        case "wav": .wav
        default: .mp3
        }
    }

    private mutating func report(_ code: FindingCode, _ words: String, _ help: String) {
        findings.append(Finding(code, at: place, words, explanation: [help]))
    }
}

extension FindingCode {
    static let recordingLarge = FindingCode(
        "recording.large", .warning, "视频、录音太大",
        manual: """
            超过 50 MB 的视频、20 MB 的录音，拷到 U盘很慢，旧电脑放起来会卡；视频超过 500 MB、录音超过 100 MB 就是错误。
            请用视频软件另存为 720P 的 mp4（H.264 编码），三分钟通常不到 30 MB；长的剪成几段。
            """
    )
    static let recordingBroken = FindingCode(
        "recording.broken", .error, "视频、录音打不开",
        manual: "文件是空的、没有拷完，或者只改了后缀（比如把 avi 改名叫 mp4）。请用视频或录音软件打开看看，另存（导出）为 mp4 或 mp3。"
    )
    static let recordingHEVC = FindingCode(
        "recording.hevc", .warning, "许多电脑放不了的视频编码",
        manual: """
            手机常用 H.265（HEVC）录像，文件小，但是许多电脑的浏览器放不了：只有声音，没有画面。请用视频软件另存为 mp4，编码选 H.264（AVC）。
            苹果手机可以在“设置—相机—格式”里选“兼容性最佳”，以后录的就是 H.264。
            """
    )
    static let recordingPlace = FindingCode(
        "recording.place", .warning, "视频里记着拍摄地点",
        manual: "手机录像会把拍摄地点（经纬度）写进文件，别人能看出是在哪里拍的。照片里的位置 Humen 会自动去掉，视频要用视频软件另存一次，不勾选“保留位置信息”。"
    )
    static let recordingAuthor = FindingCode(
        "recording.author", .note, "视频、录音里写着人名",
        manual: """
            录音笔、剪辑软件会把作者、表演者的名字写进 mp3、mp4 文件的属性，放到网站上谁都能看到。是师生姓名的，请在电脑上右击文件，
            “属性—详细信息—删除属性和个人信息”，再放进来；是歌曲、影片原作者的，不用改。
            """
    )
    /// Every code about films and sound recordings.
    static let recordingCodes: [FindingCode] = [
        .recordingLarge, .recordingBroken, .recordingHEVC, .recordingPlace, .recordingAuthor,
    ]
}
