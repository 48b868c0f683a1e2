import ChineseText
import DataFiles
package import Diagnostics

/// What stands of the reviews of all files of a site: a table, and the findings that it comes to.
package struct ReviewReport: Sendable {
    package let steps: [String]
    /// In the order of their paths.
    package let files: [File]

    /// One content file.
    package struct File: Sendable {
        package let path: ContentPath
        /// The path as it is printed.
        package let label: String
        package private(set) var states: [ReviewState]
        /// The files that it shows, where anybody has reviewed it.
        package let shown: [ShownFile]
        /// Material for schools that no approval number is written for.
        let lacksApproval: Bool

        /// What stands of a file, for a site with these steps; of the files that it shows nothing is known yet.
        package init(_ sheet: ReviewSheet, at path: ContentPath, steps: [String], shown: () -> [ShownFile]) {
            self.path = path
            self.shown = sheet.records.isEmpty ? [] : shown()
            label = sheet.text.source.path
            states = sheet.states(steps)
            lacksApproval = Self.isForSchools(path) && !sheet.text.isApproved
        }

        private static func isForSchools(_ path: ContentPath) -> Bool { ["papers", "lessons"].contains(path.column) }

        /// The same once the digests of the files shown are known.
        package func compared(with digests: [ContentPath: String]) -> File {
            var file = self
            file.states = states.map { state in
                guard state.standing == .done, let record = state.record else { return state }
                let exchanged = record.exchanged(shown, digests)
                if exchanged.isEmpty { return state }
                return ReviewState(step: state.step, standing: .outdated, record: record, exchanged: exchanged)
            }
            return file
        }

        func steps(_ standing: ReviewState.Standing) -> [String] {
            states.filter { $0.standing == standing }.map(\.step)
        }

        /// Whether nothing is left to do.
        package var isDone: Bool { states.allSatisfy { $0.standing == .done } }
    }

    /// A report; its files are put in the order of their paths.
    package init(steps: [String], files: [File]) {
        self.steps = steps
        self.files = files.sorted { $0.path < $1.path }
    }

    /// Whether anybody has ever recorded a review.
    private var isUsed: Bool { files.contains { $0.states.contains { $0.record != nil } } }

    /// What is missing or out of date: errors for a release, else a note and a warning.
    ///
    /// Before a release a site that has no reviews at all is left in peace, unless its site.yaml asks for them or `listsAll` does, which names
    /// every file.
    package func findings(release: Bool, asked: Bool, listsAll: Bool = false) -> [Finding] {
        var findings = outdated(release: release) + files.compactMap { Self.exchanged($0, release: release) }
        if release || asked || isUsed || listsAll { findings += missing(release: release, listsAll: listsAll) }
        if release { findings += files.filter(\.lacksApproval).map(Self.approvalMissing) }
        return findings
    }

    private func outdated(release: Bool) -> [Finding] {
        files.compactMap { file in
            let states = file.states.filter { $0.standing == .outdated && $0.exchanged.isEmpty }
            guard let first = states.first else { return nil }
            return Finding(
                .reviewOutdated, severity: release ? .error : nil, at: Place(file: file.label),
                "\(Self.names(states))以后改过内容\(Self.last(states))，要重新审核",
                explanation: ["看过现在的内容以后运行：humen review \(file.label) --step \(first.step) --role 职务"])
        }
    }

    /// A text that is still the one that was read, beside a file that is not; at the place that names the file.
    private static func exchanged(_ file: File, release: Bool) -> Finding? {
        let states = file.states.filter { !$0.exchanged.isEmpty }
        guard let first = states.first else { return nil }
        let files = file.shown.filter { shown in states.contains { $0.exchanged.contains(shown) } }
        let names =
            files.prefix(3).map(\.path.path).joined(separator: "、") + (files.count > 3 ? " 等 \(files.count) 个文件" : "")
        let words =
            states.allSatisfy { $0.record?.files.isEmpty == true }
            ? "\(Self.names(states))的记录里没有记下这里用的文件（\(names)），换过也看不出来，要重新审核"
            : "\(Self.names(states))以后换过 \(names)\(last(states))，要重新审核"
        return Finding(
            .reviewOutdated, severity: release ? .error : nil, at: files.first?.place ?? Place(file: file.label), words,
            explanation: ["打开看过现在的图片和附件以后运行：humen review \(file.label) --step \(first.step) --role 职务"])
    }

    private static func names(_ states: [ReviewState]) -> String { states.map(\.step).joined(separator: "、") }

    private static func last(_ states: [ReviewState]) -> String {
        states.compactMap { $0.record?.date }.max().map { "（最近一次是\($0.chinese)）" } ?? ""
    }

    /// One finding for all files that lack the same steps; for a release, one for each file.
    private func missing(release: Bool, listsAll: Bool) -> [Finding] {
        let lacking = files.filter { !$0.steps(.missing).isEmpty }
        let groups =
            release ? lacking.map { [$0] } : Array(Dictionary(grouping: lacking) { $0.steps(.missing) }.values)
        return groups.compactMap { files in
            guard let first = files.first else { return nil }
            let steps = first.steps(.missing)
            let words =
                steps.count == self.steps.count
                ? "还没有审核记录，缺\(steps.joined(separator: "、"))" : "审核不全，缺\(steps.joined(separator: "、"))"
            let rest = files.dropFirst()
            let names = rest.map(\.path.path).listed(atMost: listsAll ? rest.count : 10, unit: "个文件")
            let more = rest.isEmpty ? [] : ["同样情况的还有 \(rest.count) 个文件：\(names)"]
            return Finding(
                .reviewMissing, severity: release ? .error : nil, at: Place(file: first.label), words,
                explanation: more + ["每做完一步运行：humen review 文件 --step \(steps[0]) --role 职务；humen review 列出全部"])
        }
        .sortedByPlace()
    }

    private static func approvalMissing(_ file: File) -> Finding {
        Finding(
            .approvalMissing, at: Place(file: file.label), "给学校用的材料没有写批准文号",
            explanation: ["送审通过以后写 approval: 文号，“待批”不算；没有文号的只能印“供教师参考”，不用 --release 发布"])
    }
}

extension FindingCode {
    package static let reviewMissing = FindingCode(
        "review.missing",
        .note,
        "三审三校还没有做完",
        manual: """
            网页、法律、问答、题库、试卷、课程、考核框架、宣传日历、术语表，还有站点设置 site.yaml，每个文件都要走完三审三校才能正式发布：初审、复审、终审，一校、二校、三校
            （本站的步骤可以在 site.yaml 里写 `review: {steps: [初审, 复审, 终审]}`）。

            每做完一步，运行 `humen review 文件 --step 初审 --role 宣传干事`，Humen 会在文件开头记下步骤、职务、日期和内容的校验值。
            `humen review` 不写文件名，就列出每个文件做到了哪一步。`humen build --release` 遇到没有做完的，不生成站点。

            site.yaml 里的单位、求助电话印在每一页，也要审：`humen review Content/site.yaml --step 初审 --role 宣传干事`，记录写在它的
            `review:` 下面 `records:` 里，别的行一个字也不动。站点有自己的主题的，主题里的用词、模板和图片同 site.yaml 一起审。
            """
    )
    package static let reviewOutdated = FindingCode(
        "review.outdated",
        .warning,
        "审核以后改过内容",
        manual: """
            审核记录里的校验值与现在的内容对不上：审过以后有人改了一个字也算（site.yaml 里的求助电话也是），换了页面上的一张图片、一段视频、一个附件
            （题目的图片、本站自己的主题也是）也算。
            请把改动给原来的岗位再看一遍，然后重新运行 `humen review 文件 --step 步骤 --role 职务`。用 `--release` 发布时这是错误。

            有图片或附件的页面，记录里有一项 `files`，是每个文件的校验值；没有这一项的旧记录看不出文件换没换过，看过以后再记一次就有了。
            """
    )
    package static let approvalMissing = FindingCode(
        "release.approval-missing",
        .error,
        "给学校用的材料没有批准文号",
        manual: """
            进学校的禁毒教材、读本和试卷要经省级禁毒部门和教育部门审核。审核通过以后，在文件里写 `approval: 文号`（批准文号），会印在卷首；“待批”“无”“XX号”不算文号。
            没有文号的卷首印“供教师参考”，可以内部使用，但不能用 `--release` 正式发布。
            """
    )
}
