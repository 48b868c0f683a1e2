/// What a pack gives back, and when: the one table of modes; `docs/packs.md` prints it.
package enum PackMode: String, Sendable, Hashable, CaseIterable {
    case practice
    case test
    case exam
    case buzz

    /// A row of the table.
    package struct Row: Sendable, Hashable {
        package let key: String
        package let feedback: String
        package let score: String
        /// Whether and when there is a code to copy down; nil for never.
        package let typedCode: String?
        package let recomputed: String
    }

    /// What the mode promises.
    package var row: Row {
        switch self {
        case .practice:
            Row(key: "在文件里", feedback: "每题做完就给", score: "做完显示等第、答对题数", typedCode: "有", recomputed: "文件、二维码重算；编码照收")
        case .test:
            Row(
                key: "在文件里，加密", feedback: "输入解锁码以后", score: "输入解锁码以后显示等第、答对题数", typedCode: "输入解锁码以后有",
                recomputed: "文件、二维码重算；编码照收")
        case .exam: Row(key: "不在文件里", feedback: "没有", score: "不显示", typedCode: nil, recomputed: "全部重算")
        case .buzz: Row(key: "在文件里", feedback: "主持人按键显示", score: "各组自己加减", typedCode: nil, recomputed: "不交结果")
        }
    }

    /// 练习, 测评, 考核 or 抢答.
    package var title: String {
        switch self {
        case .practice: "练习"
        case .test: "测评"
        case .exam: "考核"
        case .buzz: "抢答"
        }
    }

    /// Whether the key stands in the page for everybody to read.
    package var isOpen: Bool { self == .practice || self == .buzz }

    /// Whether a pupil hands a result in.
    package var delivers: Bool { self != .buzz }

    /// How strictly answers are kept: what comes of a stricter pack is never counted with what comes of a looser one.
    package var strictness: Int {
        switch self {
        case .buzz: 0
        case .practice: 1
        case .test: 2
        case .exam: 3
        }
    }

    /// The table as Markdown.
    package static var table: String {
        let rows = allCases.map { mode in
            let row = mode.row
            let cells = [
                "\(mode.title) `\(mode.rawValue)`", row.key, row.feedback, row.score, row.typedCode ?? "没有",
                mode.delivers ? mode.title : "不交结果", row.recomputed,
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
        let head = "| 方式 | 答案 | 反馈 | 屏幕上的得分 | 16 字编码 | 结果里写明 | 导入时 |\n| --- | --- | --- | --- | --- | --- | --- |"
        return ([head] + rows).joined(separator: "\n") + "\n"
    }
}

extension PaperMode {
    /// The packs that may be made of a paper: never one that gives away more than its blueprint says.
    package var packs: [PackMode] {
        switch self {
        case .practice: PackMode.allCases
        case .test: [.test, .exam]
        case .exam: [.exam]
        }
    }

    /// The pack that is made where none is asked for.
    package var pack: PackMode {
        switch self {
        case .practice: .practice
        case .test: .test
        case .exam: .exam
        }
    }
}

extension PaperContent {
    /// The points that a program gives: all but those of questions that a person reads.
    package var markedPoints: Double {
        let readers = Set(questions.filter { $0.type == .short }.map(\.id))
        return sections.reduce(0) { sum, section in
            sum + section.points * Double(section.questions.count { !readers.contains($0) })
        }
    }
}
