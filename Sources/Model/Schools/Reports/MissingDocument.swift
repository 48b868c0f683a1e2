extension ReportSource {
    /// 未上报、未落实名单 by place, each with the words that go to it.
    package var missingDocument: ReportDocument {
        var document = ReportDocument(title: "\(mark)\(subject)未上报、未落实学校名单")
        let reminders = Reminder.all(self)
        let silent = missing.count { !$0.reported }
        document.say(
            reminders.isEmpty
                ? "应报的学校全部上报，各项全部落实。"
                : "应报 \(rollUp.total.expected) 所，没有上报 \(silent) 所；已报、没有全部落实或正在进行 \(missing.count - silent) 所。")
        for reminder in reminders {
            document.head(1, reminder.region)
            let rows = reminder.schools.enumerated().map { index, school in
                [String(index + 1), school.name, school.reported ? "已报" : "未报", school.reason]
            }
            document.blocks.append(
                .table(.init(caption: "\(mark)\(reminder.region)", columns: ["序号", "学校", "上报", "情况"], rows: rows)))
            for line in reminder.text.split(separator: "\n") { document.say(String(line)) }
        }
        document.blocks.append(.note(origin))
        return document
    }
}
