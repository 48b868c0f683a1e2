import Diagnostics
import Pictures
import Site

/// What is wrong with one picture.
struct PictureCheck {
    private(set) var findings: [Finding] = []
    private let place: Place
    private let picture: Picture

    private static let megabyte = 1_000_000
    /// Beyond these a phone of a few years ago runs out of memory; decoded, a pixel takes four bytes.
    private static let manyPixels = 16_000_000
    private static let tooManyPixels = 80_000_000

    init(_ picture: Picture, _ bytes: Int, _ file: String) {
        self.picture = picture
        place = Place(file: file)
        look(file)
        if findings.isEmpty { measure(bytes) }
    }

    private mutating func look(_ file: String) {
        if picture.flaw == .empty { return report(.pictureBroken, "图片文件是空的，一个字节也没有", "请重新拷贝或下载") }
        if let how = Self.refused(picture.format) { return report(.pictureFormat, how.words, how.help) }
        switch picture.flaw {
        case .active("<!entity"):
            return report(
                .pictureUnsafe, "SVG 图片里有实体声明“<!ENTITY”，里面的东西检查不到",
                "用 Illustrator 存的，另存为 SVG 时不勾选“保留 Illustrator 编辑功能”；别的软件请导出成 PNG")
        case .active(let part):
            return report(.pictureUnsafe, "SVG 图片里有“\(part)”，可能带着脚本", "请用画图软件另存为普通 SVG，或导出成 PNG")
        case .embedded:
            return report(
                .pictureUnsafe, "SVG 图片里嵌着一张读不出来的图，里面可能记着的拍摄时间、地点去不掉", "请用画图软件把整张图导出成 PNG 或 JPG，再放进 media/")
        case .noSize: return report(.pictureBroken, "图片的宽或高是 0", "请用画图软件打开，重新保存")
        case .broken: return report(.pictureBroken, "图片不完整或已损坏，读不到结尾", "多半是没有拷完或下载中断，请重新拷贝")
        case .empty, nil: break
        }
        if picture.format == .unknown {
            report(.pictureBroken, "这个文件不是图片，或者是认不出的格式", "请用画图软件打开，另存为 JPG 或 PNG")
        }
    }

    private mutating func measure(_ bytes: Int) {
        if let size = picture.size, size.pixels > Self.manyPixels {
            findings.append(
                Finding(
                    .pictureLarge, severity: size.pixels > Self.tooManyPixels ? .error : nil, at: place,
                    "图片有 \(size.width)×\(size.height) 像素，旧电脑和手机可能打不开", explanation: [Self.shrink]))
        } else if bytes > 2 * Self.megabyte {
            let size = "\(bytes / Self.megabyte).\(bytes % Self.megabyte / 100_000)"
            findings.append(
                Finding(
                    .pictureLarge, severity: bytes > 20 * Self.megabyte ? .error : nil, at: place,
                    "图片有 \(size) MB，网页会打开得很慢", explanation: [Self.shrink]))
        }
    }

    private static let shrink = "请用画图软件把宽度改到 1600 像素以内，另存为 JPG；一张通常不到 300 KB"

    /// Why a format is not shown, and what to do.
    private static func refused(_ format: Picture.Format) -> (words: String, help: String)? {
        switch format {
        case .heic: ("苹果手机的 HEIC 照片，多数电脑的浏览器打不开", "在手机“设置—相机—格式”里选“兼容性最佳”再拍，或用看图软件另存为 JPG")
        case .avif: ("AVIF 图片，旧浏览器打不开", "请另存为 JPG 或 PNG")
        case .bmp: ("BMP 图片没有压缩，太大", "请用画图软件另存为 PNG 或 JPG")
        case .tiff: ("TIFF 图片，浏览器打不开", "请用看图软件另存为 JPG 或 PNG")
        case .jpeg, .png, .gif, .webp, .svg, .unknown: nil
        }
    }

    private mutating func report(_ code: FindingCode, _ words: String, _ help: String) {
        findings.append(Finding(code, at: place, words, explanation: [help]))
    }

    /// Pictures of `media/` that no page shows.
    static func unused(_ paths: [ContentPath], in content: String) -> [Finding] {
        guard let first = paths.first else { return [] }
        let names = paths.prefix(8).map { String($0.path) }.joined(separator: "、")
        let more = paths.count > 8 ? "……" : ""
        return [
            Finding(
                .pictureUnused, at: Place(file: "\(content)/\(first)"),
                paths.count == 1 ? "没有网页用到这张图片，不会放进网站" : "有 \(paths.count) 张图片没有网页用到，不会放进网站",
                explanation: paths.count == 1 ? [] : [names + more])
        ]
    }
}

extension FindingCode {
    static let pictureBroken = FindingCode(
        "picture.broken", .error, "图片打不开",
        manual: "图片是空的、没有拷完、损坏了，或者根本不是图片（比如改了后缀的网页）。请用看图软件打开看看，重新拷贝，或另存为 JPG、PNG。"
    )
    static let pictureFormat = FindingCode(
        "picture.format", .error, "浏览器打不开的图片格式",
        manual: """
            网页里只放 JPG、PNG、GIF、WebP 和 SVG。苹果手机的 HEIC、扫描仪的 TIFF、画图的 BMP、AVIF，很多电脑打不开或者太大。
            请用画图或看图软件打开，“另存为”JPG（照片）或 PNG（截图、图表），再改网页里的文件名。
            """
    )
    static let pictureUnsafe = FindingCode(
        "picture.unsafe", .error, "SVG 图片里有脚本",
        manual: "SVG 是可以带程序的图片。有脚本、事件、嵌入网页或实体声明的 SVG 不放进网站，里面嵌着读不出来的图的也不放：图里可能记着的拍摄时间和地点去不掉。请用画图软件另存为普通 SVG，或导出成 PNG。"
    )
    static let pictureLarge = FindingCode(
        "picture.large", .warning, "图片太大",
        manual: """
            超过 2 MB 或者 1600 万像素的图片，旧电脑打开很慢，拷到 U盘也占地方；超过 20 MB 或 8000 万像素就是错误。
            手机照片请先把宽度改到 1600 像素以内，另存为 JPG。
            """
    )
    static let pictureUnused = FindingCode(
        "picture.unused", .note, "没有网页用到的图片",
        manual: "`media/` 里的图片只有被网页用到才会放进网站。不再需要的可以删去；想用而没有显示的，请核对网页里写的文件名。"
    )
    /// Every code about pictures.
    static let pictureCodes: [FindingCode] = [
        .pictureBroken, .pictureFormat, .pictureUnsafe, .pictureLarge, .pictureUnused,
    ]
}
