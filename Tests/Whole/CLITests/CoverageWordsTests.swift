import Foundation
import TestSupport
import Testing

/// What is refused before it gets into the ledger, where nothing can be taken out again.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageWordsTests {
    private func entries(_ site: CoverageSite) throws -> Int {
        try JSONValue(parsing: site.run("audit", "--format", "json").stdout)["entries"].array.count
    }

    @Test func `a number of a person in any words of a command is refused, and nothing is stored`() throws {
        let site = try CoverageSite()
        try site.write("佐证.txt", "课表")
        try site.write("13812345678.txt", "课表")
        let before = try entries(site)
        let school = "示例县第一小学"
        let number = "110101199003074477"
        let commands: [(what: String, arguments: [String])] = [
            ("--reason ", ["correct", school, "课时", "2", "--reason", "身份证\(number)反映"]),
            ("--by ", ["correct", school, "课时", "2", "--reason", "核对", "--by", "李四\(number)"]),
            ("--note ", ["evidence", "add", school, "课时", "佐证.txt", "--note", "张三 138 1234 5678"]),
            ("文件名", ["evidence", "add", school, "课时", "13812345678.txt"]),
            ("名称", ["schools", "alias", "学生张三13812345678", school]),
            ("--reason ", ["undo", "3", "--reason", "张三13812345678"]),
            ("--document ", ["designate", "add", school, "示范学校", "--document", "13812345678"]),
            ("--note ", ["verify", "rectify", school, "课时", "--note", "13812345678"]),
            ("--due ", ["report", "missing", "--due", "打13812345678"]),
        ]
        for (what, arguments) in commands {
            let run = try site.run(arguments)
            #expect(run.exitCode == 2, "\(arguments)")
            #expect(run.stderr.contains("\(what)里像是有"), "\(run.stderr)")
            #expect(!run.stderr.contains("13812345678") && !run.stderr.contains(number), "\(run.stderr)")
        }
        #expect(try entries(site) == before)
    }

    @Test(arguments: [
        ("张小明同学作业.txt", "", true), ("李小红.txt", "", true), ("课表.txt", "学生李小红", true), ("课表.txt", "陈小兰妈妈的信", true),
        ("课表.txt", "初二学生听课", false), ("方案.txt", "高一同学参加，全体学生", false), ("示例县第一小学课程安排.txt", "每周三第七节", false),
    ])
    func `no name of a pupil gets into the ledger with a file of evidence`(
        file: String, note: String, isRefused: Bool
    ) throws {
        let site = try CoverageSite()
        try site.write(file, "内容")
        let run = try site.run("evidence", "add", "示例县第一小学", "课时", file, "--note", note)
        #expect(run.exitCode == (isRefused ? 2 : 0), "\(run.stderr)")
        #expect(run.stderr.contains("姓名") == isRefused, "\(run.stderr)")
        #expect(!run.stderr.contains("小明") && !run.stderr.contains("小红") && !run.stderr.contains("小兰"))
    }

    @Test(arguments: [("李四", "像是有人名"), ("张科长", "像是有人名"), ("督查组（李四）", "像是有人名"), ("", "没有写是谁"), (" 、", "没有写是谁")])
    func `who enters something is a section or a post`(by: String, words: String) throws {
        let site = try CoverageSite()
        let run = try site.run("correct", "示例县第一小学", "课时", "2", "--reason", "核对", "--by", by)
        #expect(run.exitCode == 2)
        #expect(run.stderr.contains(words), "\(run.stderr)")
    }

    @Test func `a file is remembered without the number in its name`() throws {
        let site = try CoverageSite()
        try site.write("李老师13812345678.csv", "学校名称,课时\n示例县第二小学,4\n")
        #expect(try site.run("import", "李老师13812345678.csv", "--replace").exitCode == 0)
        let audit = try site.run("audit").stdout
        #expect(audit.contains("（李老师＊＊＊＊＊＊＊＊＊＊＊.csv）"))
        #expect(!audit.contains("13812345678"))
    }

    @Test(arguments: ["宣传科 ", " 宣 传 科", "宣傳科", "宣传科。"])
    func `whoever reported a school cannot check it under the same name typed otherwise`(by: String) throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("c.csv", "学校名称,项目,核验结果\n示例县第一小学,课时,不属实\n")
        let own = try Tool.run(
            ["coverage", "verify", "import", "c.csv", "--as-of", "2026-11-21", "--by", by], in: site.url)
        #expect(own.exitCode == 2)
        #expect(own.stderr.contains("“示例县第一小学”的填报就是“宣传科”登记的，不能自己核验自己"), "\(own.stderr)")
        let other = try Tool.run(
            ["coverage", "verify", "import", "c.csv", "--as-of", "2026-11-21", "--by", "督查组"], in: site.url)
        #expect(other.exitCode == 0)
    }

    @Test func `who reported a school cannot check it by leaving out the name`() throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("c.csv", "学校名称,项目,核验结果\n示例县第一小学,课时,不属实\n")
        let own = try Tool.run(["coverage", "verify", "import", "c.csv", "--as-of", "2026-11-21"], in: site.url)
        #expect(own.exitCode == 2)
        #expect(
            own.stderr.contains("“示例县第一小学”的填报是“宣传科”登记的，这次核验没有写是谁核验的，不知道是不是自己核验自己；请用 --by 写明核验的科室或岗位"),
            "\(own.stderr)")
    }

    @Test func `a sheet that contradicts a correction is told by whom and why`() throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("old.csv", "学校名称,课时\n示例县第一小学,1.5\n")
        #expect(try site.run("correct", "示例县第一小学", "课时", "3", "--reason", "课表漏抄").exitCode == 0)
        let run = try site.run("import", "old.csv")
        #expect(run.exitCode == 1)
        #expect(
            run.stderr.contains("“示例县第一小学”的课时，这张表填1.5课时，同一天（2026-11-21）宣传科已更正为3课时，原因：课表漏抄"),
            "\(run.stderr)")
        #expect(run.stderr.contains("以更正为准，请把这一格改成更正后的数"))
    }

    @Test func `a correction behind a later sheet says of which day that is`() throws {
        let site = try CoverageSite()
        try site.write("late.csv", "学校名称,课时\n示例县第一小学,2.5\n")
        let late = try Tool.run(["coverage", "import", "late.csv", "--as-of", "2026-11-22"], in: site.url)
        #expect(late.exitCode == 0)
        let run = try site.run("correct", "示例县第一小学", "课时", "3", "--reason", "课表漏抄", "--period", "2026-2027-1")
        #expect(run.exitCode == 2)
        #expect(run.stderr.contains("台账里这一项是 2026-11-22 收到的，比 2026-11-21 晚"), "\(run.stderr)")
    }

    @Test(arguments: [
        ("2026-13-45", "不是一个日期"), ("13月45日", "不是一个日期"), ("2020-01-01", "已经过去了"), ("2026-12-20", ""), ("12月20日", ""),
        ("本周五下班", ""),
    ])
    func `the day to hand in by is one, and not over`(due: String, words: String) throws {
        let site = try CoverageSite()
        let run = try site.run("report", "missing", "--due", due, "-o", "out")
        #expect(run.exitCode == (words.isEmpty ? 0 : 2), "\(run.stderr)")
        guard words.isEmpty else { return #expect(run.stderr.contains(words), "\(run.stderr)") }
        let text = try site.read("out/未上报名单/催报文字.txt")
        #expect(text.contains("请于\(due == "2026-12-20" ? "2026年12月20日" : due)前"), "\(text)")
    }

    @Test func `what is of a day to come is refused in words`() throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("a.csv", "日期,类型,地点,活动名称\n2027-11-20,进学校,示例县第一中学,班会\n")
        try site.write("s.csv", "日期,地区,项目,样本数,肯定数\n2027-09-10,示例县,知晓率,500,462\n")
        try site.write("c.csv", "学校名称,项目,核验结果,核验日期\n示例县第一小学,课时,不属实,2027-01-01\n")
        let runs = [
            try site.run("activity", "import", "a.csv"), try site.run("survey", "import", "s.csv"),
            try Tool.run(
                ["coverage", "verify", "import", "c.csv", "--as-of", "2026-11-21", "--by", "督查组"], in: site.url),
        ]
        #expect(runs.map(\.exitCode) == [1, 1, 1])
        for (run, words) in zip(runs, ["活动日期 2027-11-20", "调查日期 2027-09-10", "核验日期 2027-01-01"]) {
            #expect(run.stderr.contains(words + " 在登记（2026-11-21）之后"), "\(run.stderr)")
        }
    }

    @Test(arguments: [
        ["coverage", "import", "a.csv"], ["coverage", "schools", "import", "a.csv"],
        ["coverage", "activity", "import", "a.csv"],
        ["coverage", "survey", "import", "a.csv"], ["coverage", "verify", "import", "a.csv", "--by", "督查组"],
        ["coverage", "correct", "示例县第一小学", "课时", "3", "--reason", "漏抄"], ["coverage", "undo", "1", "--reason", "导错"],
        ["coverage", "report", "notice", "-o", "out"], ["coverage", "designate", "add", "示例县第一小学", "示范学校"],
        ["quiz", "results", "import", "a.csv"],
    ])
    func `a day of entry that is still to come is refused by every command`(words: [String]) throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("a.csv", "学校名称,课时\n示例县第一小学,2\n")
        let before = try Data(contentsOf: site.url.appending(path: "ledger.db"))
        let run = try Tool.run(words + ["--as-of", "2099-01-01"], in: site.url)
        #expect(run.exitCode == 2)
        #expect(run.stderr.contains("--as-of 写的 2099-01-01 还没有到"), "\(run.stderr)")
        #expect(try Data(contentsOf: site.url.appending(path: "ledger.db")) == before)
    }

    @Test func `a backup that is not there or is there already is told as what it is`() throws {
        let site = try CoverageSite()
        let gone = try site.run("restore", "没有.db")
        #expect(gone.stderr == "错误：没有“没有.db”这个备份文件，台账没有改动；请核对文件名和文件夹，备份通常叫 ledger-日期.db\n")
        let taken = try site.run("backup", "-o", "ledger.db")
        #expect(taken.stderr == "错误：ledger.db 已经存在，没有改动它；备份请换一个文件名\n")
        #expect(gone.exitCode == 2 && taken.exitCode == 2)
        #expect(try entries(site) == 3)
    }
}
