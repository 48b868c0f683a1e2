import ChineseText
import DataFiles
package import Diagnostics
import Markdown
import Schools

/// Numbers of people in the text of a page, which everybody can read once it is published.
enum PersonalNumbers {
    /// One finding for the identity numbers of a page and one for its mobile numbers; neither repeats a number.
    ///
    /// An identity number counts with a right check figure (GB 11643). The value of a variable is no text of the page: the
    /// number of a duty phone that is meant for everybody stands in site.yaml.
    static func findings(_ fragment: Fragment, in source: SourceText) -> [Finding] {
        var found: [Kind: (run: ArraySlice<UInt8>, count: Int)] = [:]
        for run in runs(fragment.plainText) + runs(fragment.struckText) {
            let text = String(decoding: run, as: UTF8.self)
            let kind: Kind? =
                switch run.count {
                case 18 where PrivacyScan.holdsIdentityNumber(text, checked: true): .identity
                case 11 where PrivacyScan.holdsMobileNumber(text): .mobile
                default: nil
                }
            if let kind { found[kind] = (found[kind]?.run ?? run, (found[kind]?.count ?? 0) + 1) }
        }
        return Kind.allCases.compactMap { kind in
            guard let (run, count) = found[kind] else { return nil }
            let place = source.place(source.bytes[...].range(of: Array(run)) ?? 0..<0)
            // Without an excerpt: nothing of the number is shown.
            return kind.finding(count, at: Place(file: place.file, offset: place.offset, line: place.line))
        }
    }

    private enum Kind: CaseIterable {
        case identity, mobile

        func finding(_ count: Int, at place: Place) -> Finding {
            let times = count == 1 ? "" : "（本文件共 \(count) 处）"
            return switch self {
            case .identity:
                Finding(
                    .identityNumber, at: place, "这里像是身份证号码\(times)，网页是公开的",
                    explanation: ["请删去，或者写成 110105********002X 这样；这里不显示原文"])
            case .mobile:
                Finding(
                    .mobileNumber, at: place, "这里像是手机号码\(times)，网页是公开的",
                    explanation: [
                        "个人的号码请删去；对外公布的值班手机写进 site.yaml（如 值班电话: \"138……\"），文章里写 {{值班电话}}，就不再提示"
                    ])
            }
        }
    }

    /// Runs of exactly 11 or 18 figures, the last of 18 perhaps an X.
    private static func runs(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var runs: [ArraySlice<UInt8>] = []
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                guard (0x30...0x39).contains(buffer[index]) else {
                    index = buffer.nextASCII(from: index + 1)
                    continue
                }
                var end = index
                while end < buffer.count, (0x30...0x39).contains(buffer[end]) { end += 1 }
                if end - index == 17, end < buffer.count, buffer[end] | 0x20 == UInt8(ascii: "x") { end += 1 }
                if end - index == 11 || end - index == 18 { runs.append(bytes[index..<end]) }
                index = end
            }
        }
        return runs
    }
}

extension FindingCode {
    package static let identityNumber = FindingCode(
        "page.identity-number", .error, "网页里有身份证号码",
        manual: "网页谁都能看，拷到 U 盘里也收不回来。身份证号码是个人信息，案例、通报里也不能出现；请删去，或者只留前后几位，中间写星号。提示里不重复原文。"
    )
    package static let mobileNumber = FindingCode(
        "page.mobile-number", .warning, "网页里有手机号码",
        manual: """
            网页谁都能看。个人的手机号码请删去。对外公布的值班手机可以用：写进 site.yaml，如 `值班电话: "138……"`，文章里写 `{{值班电话}}`——
            换号码时只改一处，也就不再提示。
            """
    )
}
