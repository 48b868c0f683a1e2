import Foundation
import TestSupport
import Testing

/// A class without a server: packs are issued and answered, the teacher's page counts them, the office takes the class in.
@Suite(.serialized, .enabled(if: BuiltSite.isPossible, Comment(rawValue: BuiltSite.reason)))
struct ClassroomTests {
    let folder: TemporaryFolder
    let browser: Chromium

    init() throws {
        folder = try TemporaryFolder([
            "c.csv": "school,grade,class,term\n城关中学,七年级,1班,2026-2027-1\n城关中学,七年级,2班,2026-2027-1\n"
        ])
        try FileManager.default.copyItem(at: PackageRoot.path("Content"), to: folder.url.appending(path: "Content"))
        browser = try Chromium()
    }

    @discardableResult
    func humen(_ arguments: [String], exit: Int32 = 0) throws -> ProgramRun {
        let program = try #require(BuiltSite.program)
        let run = try ProgramRun(
            program, arguments, in: folder.url,
            environment: ["HUMEN_SHARE": PackageRoot.folder.path, "USER": "tester"],
            timeout: 300)
        #expect(run.exitCode == exit, "\(arguments): \(run.stdout)\(run.stderr)")
        return run
    }

    /// The files of a pack by their names.
    func pack(
        _ mode: String, _ variants: String = "A,B", paper: String = "fangdu-chuzhong"
    ) throws -> [String: URL] {
        let run = try humen([
            "quiz", "pack", "Content/papers/\(paper).yaml", "--mode", mode, "--variants", variants, "--classes",
            "c.csv", "--format", "json",
        ])
        let files = try JSONValue(parsing: run.stdout)["files"].array.compactMap(\.string)
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                let url = folder.url.appending(path: file)
                return (url.lastPathComponent, url)
            })
    }

    var code: String {
        get throws {
            let name = try #require(try folder.files("issued").first { $0.hasSuffix(".code") })
            return try folder.read("issued/" + name).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The sixteen characters that stand behind a closed line of the page.
    var typedCode: String {
        get throws { try browser.evaluate("document.getElementById('typed-code').textContent").string ?? "" }
    }

    var classes: [String] {
        get throws {
            try folder.read("issued/classes.csv").split(separator: "\n").dropFirst().compactMap {
                $0.split(separator: ",").first.map(String.init)
            }
        }
    }

    /// Answers everything by chance and hands in; gives the file's name and text.
    func answer(_ file: URL, seed: Int, classroom: String, seat: Int) throws -> (name: String, text: String) {
        try browser.open(file)
        let saved = try browser.evaluate(
            """
            (function () {
              var pack = window.humen.pack, random = \(seed);
              function below(n) { random = (random * 1103515245 + 12345) % 2147483648; return Math.floor(random / 65536) % n; }
              if (!document.getElementById('resume').hidden) { document.getElementById('resume-no').click(); }
              if (pack.waiting) {
                document.getElementById('own-seat').value = '\(seat)';
                document.getElementById('by-seat').click();
              }
              pack.all.forEach(function (question) {
                var inputs = question.querySelectorAll('.option input');
                if (below(15) === 0) { return; }
                inputs[below(inputs.length)].click();
                if (inputs[0].type === 'checkbox') { inputs[below(inputs.length)].click(); }
              });
              pack.finish();
              if (document.getElementById('hand-yes')) { document.getElementById('hand-yes').click(); }
              document.getElementById('class-code').value = '\(classroom)'.toLowerCase();
              document.getElementById('seat').value = '\(seat)';
              var kept;
              pack.save = function (name, text) { kept = [name, text]; };
              document.getElementById('save-result').click();
              window.sessionStorage.clear();
              return kept;
            })()
            """)
        return (saved[0].string ?? "", saved[1].string ?? "")
    }

    @Test func `issue, 45 packs answered, class page, class file, import, analysis`() throws {
        let files = try pack("test")
        let classroom = try #require(try classes.first)
        var results: [(name: String, text: String)] = []
        for pupil in 1...45 {
            let file = try #require(files["test.html"])
            results.append(try answer(file, seed: pupil * 7919, classroom: classroom, seat: pupil))
        }
        #expect(browser.complaints == [])
        // Neighbours have different variants, and every result says which.
        let variants = try results.map { try JSONValue(parsing: $0.text)["variant"].string ?? "" }
        #expect(variants == (1...45).map { $0 % 2 == 1 ? "A" : "B" })
        let exported = try gather(results, files: files, classroom: classroom)
        #expect(!exported.contains("answers") && !exported.contains("seat"))
        try exported.write(to: folder.url.appending(path: "class.json"), atomically: true, encoding: .utf8)
        try humen(["coverage", "init", "--ledger", "a.db"])
        try humen(["coverage", "init", "--ledger", "b.db"])
        let day = ["--as-of", "2026-10-01", "--format", "json"]
        let taken = try humen(["quiz", "results", "import", "class.json", "--ledger", "a.db"] + day)
        #expect(try JSONValue(parsing: taken.stdout)["counted"] == 45)
        var names: [String] = []
        for (name, text) in results {
            try text.write(to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
            names.append(name)
        }
        try humen(["quiz", "results", "import"] + names + ["--ledger", "b.db"] + day)
        // The page's sums are those of the program, to the last bit.
        let byClass = try humen(["quiz", "analyze", "--ledger", "a.db"] + day).stdout
        let bySingle = try humen(["quiz", "analyze", "--ledger", "b.db"] + day).stdout
        #expect(byClass == bySingle)
        let analysed = try JSONValue(parsing: byClass)
        try compare(analysed["papers"][0], with: results)
        try compareWorkbook(try #require(analysed["files"].array.compactMap(\.string).last), analysed["papers"][0])
        // The same again changes nothing, in either form.
        let again = try humen(["quiz", "results", "import", "class.json"] + names + ["--ledger", "a.db"] + day)
        let receipt = try JSONValue(parsing: again.stdout)
        #expect(receipt["counted"] == 0)
        #expect(Set(receipt["results"].array.compactMap { $0["status"].string }) == ["duplicate"])
        #expect(try humen(["quiz", "analyze", "--ledger", "a.db"] + day).stdout == byClass)
    }

    /// Feeds the teacher's page and gives the class file that it exports.
    private func gather(
        _ results: [(name: String, text: String)], files: [String: URL], classroom: String
    ) throws -> String {
        try openClassPage(files, of: classroom)
        for (name, text) in results {
            try browser.evaluate("humen.take(\(Chromium.quoted(name)), \(Chromium.quoted(text)))")
        }
        // One twice, one cut off, one changed: each is said, none is counted.
        let text = results[0].text
        try browser.evaluate("humen.take('twice.jdr', \(Chromium.quoted(text)))")
        try browser.evaluate("humen.take('cut.jdr', \(Chromium.quoted(String(text.prefix(90)))))")
        try browser.evaluate(
            "humen.take('changed.jdr', \(Chromium.quoted(text.replacing("\"seat\":1", with: "\"seat\":2"))))")
        try browser.evaluate("humen.draw()")
        #expect(try browser.text("#count") == "已计入 45 份结果，0 个编码")
        #expect(try browser.evaluate("document.querySelectorAll('#log .refused').length").number == 3)
        #expect(try browser.text("#bands")?.contains("待提高") == true)
        let exported = try exportedClassFile()
        try browser.settle()
        #expect(browser.complaints == [])
        return exported
    }

    /// The workbook as openpyxl and LibreOffice read it, where they are installed.
    private func compareWorkbook(_ file: String, _ paper: JSONValue) throws {
        let path = folder.url.appending(path: file).path
        if Python.has("openpyxl") {
            let script = """
                import openpyxl, sys
                book = openpyxl.load_workbook(sys.argv[1])
                print(" ".join(book.sheetnames))
                print(book["整卷"]["B3"].value, book["逐题"].max_row - 1, round(float(book["整卷"]["B6"].value), 2))
                print(sum(book["各班"].cell(2, column).value for column in (5, 6, 7, 8)))
                """
            let run = try Python.run(script, path)
            let mean = ((paper["mean"].number ?? 0) * 100).rounded() / 100
            #expect(run.stdout == "整卷 逐题 选项 知识点 各班\n45 12 \(mean)\n45\n", "\(run.stderr)")
        }
        if let office = ProgramRun.find("soffice") {
            let run = try ProgramRun(
                office,
                [
                    "-env:UserInstallation=\(folder.url.appending(path: "office").absoluteString)", "--headless",
                    "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
                    "--outdir", folder.url.appending(path: "csv").path, path,
                ], timeout: 300)
            let sheets = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "csv").path)
            let csv = try folder.read("csv/" + (sheets.first ?? ""))
            #expect(csv.hasPrefix("题号,题型,题目,知识点,人数,得分率,区间下限,区间上限,区分度,评价,与其余题的相关\n1,单项选择题,"), "\(run.stderr)")
        }
    }

    /// Facilities and the mean, worked out from the rows as the rules of the papers say.
    private func compare(_ paper: JSONValue, with results: [(name: String, text: String)]) throws {
        let name = try #require(try folder.files("issued").first { $0.hasSuffix(".json") })
        let issued = try JSONValue(parsing: folder.read("issued/" + name))["paper"]
        var points: [String: Double] = [:]
        for section in issued["sections"].array {
            for id in section["questions"].array.compactMap(\.string) { points[id] = section["points"].number }
        }
        // What the letters of each variant mean is in the issued file.
        var meanings: [String: [String: [String]]] = [:]
        for variant in issued["variants"].array {
            for placement in variant["sections"].array.flatMap(\.array) {
                meanings[variant["name"].string ?? "", default: [:]][placement["question"].string ?? ""] =
                    placement["options"].array.compactMap(\.string)
            }
        }
        let rows = try results.map { try JSONValue(parsing: $0.text) }
        var total = 0.0
        for question in issued["questions"].array {
            let id = question["id"].string ?? ""
            let worth = points[id] ?? 0
            let marks = rows.map { row -> Double in
                let answer = row["answers"][id]
                if question["type"] == "judge" { return answer == question["answer"]["judge"] ? worth : 0 }
                let options = meanings[row["variant"].string ?? ""]?[id] ?? []
                let given = Set(
                    answer.array.compactMap { letter in
                        letter.string?.utf8.first.map { options[Int($0) - 0x41] }
                    })
                let right = Set(question["answer"]["choice"].array.compactMap(\.string))
                if given == right { return worth }
                guard !given.isEmpty, given.isSubset(of: right) else { return 0 }
                return question["partial"] == "half" ? worth / 2 : 0
            }
            let sum = marks.reduce(0, +)
            total += sum
            let item = paper["items"].array.first { $0["question"].string == id }
            #expect(abs((item?["facility"].number ?? -1) - sum / 45 / worth) < 1e-12, "\(id)")
        }
        #expect(paper["n"] == 45)
        #expect(abs((paper["mean"].number ?? -1) - total / 45) < 1e-9)
    }

    @Test func `a test is taken by keyboard alone, closed in the middle, resumed and unlocked`() throws {
        let file = try #require(try pack("test", "A")["test.html"])
        try browser.open(file)
        for _ in 0..<5 {
            try browser.press("1")
            try browser.press(.enter)
        }
        try browser.open(try #require(URL(string: "about:blank")))
        try browser.open(file)
        #expect(try browser.text("#resume-text")?.contains("已经做了 5 题，共 12 题") == true)
        try browser.press(.enter)
        #expect(try browser.text("#progress-text") == "第 6 题，共 12 题")
        for _ in 0..<7 {
            try browser.press("1")
            try browser.press(.enter)
        }
        #expect(try browser.text("#hand-text") == "全部做完了。交卷以后不能再改。")
        try browser.press(.enter)
        #expect(try browser.text("#result-title") == "已交卷")
        #expect(try browser.evaluate("document.getElementById('marks').hidden").bool == true)
        try browser.evaluate("document.getElementById('unlock-code').focus(); humen.withoutSubtle = true")
        try browser.type("00000-00000")
        try browser.press(.enter)
        try browser.wait(until: "document.getElementById('unlock-note').textContent.indexOf('不对') >= 0")
        try browser.evaluate("document.getElementById('unlock-code').value = ''")
        try browser.type(try code.lowercased())
        try browser.press(.enter)
        try browser.wait(until: "!document.getElementById('marks').hidden")
        #expect(["优", "良", "合格", "待提高"].contains(try browser.text("#band") ?? ""))
        #expect(try typedCode.count == 19)
        // A shared computer keeps nothing once it is saved.
        try browser.evaluate("humen.pack.save = function () { return true; }")
        try browser.click("#save-result")
        #expect(
            try browser.evaluate(
                "Object.keys(localStorage).filter(function (key) { return /^humen-pack/.test(key); }).length"
            ).number == 0)
        try browser.settle()
        #expect(browser.complaints == [])
        #expect(browser.requests == [file.absoluteString])
    }

    @Test func `an exam holds no key, shows no mark and gives a result`() throws {
        let file = try #require(try pack("exam", "A")["exam.html"])
        let result = try answer(file, seed: 1, classroom: try #require(try classes.first), seat: 3)
        #expect(result.name.hasSuffix(".jdr"))
        #expect(
            try browser.evaluate("!document.getElementById('band') && !document.getElementById('typed-code')").bool
                == true)
        #expect(try browser.evaluate("!!document.querySelector('#qr svg path')").bool == true)
        let text = try browser.evaluate("document.getElementById('result-text').value").string ?? ""
        try text.write(to: folder.url.appending(path: "scanned.txt"), atomically: true, encoding: .utf8)
        try result.text.write(to: folder.url.appending(path: "one.jdr"), atomically: true, encoding: .utf8)
        try humen(["coverage", "init"])
        let day = ["--as-of", "2026-10-01", "--format", "json"]
        let first = try JSONValue(parsing: humen(["quiz", "results", "import", "scanned.txt"] + day).stdout)
        #expect(first["counted"] == 1)
        // The file of the same result is known again.
        let second = try JSONValue(parsing: humen(["quiz", "results", "import", "one.jdr"] + day).stdout)
        #expect(second["results"][0]["status"] == "duplicate")
        try result.text.replacing("\"seat\":3", with: "\"seat\":4")
            .write(to: folder.url.appending(path: "two.jdr"), atomically: true, encoding: .utf8)
        let third = try JSONValue(parsing: humen(["quiz", "results", "import", "two.jdr"] + day).stdout)
        #expect(third["results"][0]["reason"] == "内容对不上校验码：抄错了，或者被改动过")
    }

    @Test(.enabled(if: ProgramRun.find("zbarimg") != nil, "zbarimg is not installed"))
    func `another program reads the QR code`() throws {
        let file = try #require(try pack("exam", "A")["exam.html"])
        _ = try answer(file, seed: 5, classroom: try #require(try classes.first), seat: 12)
        for text in ["HM1", String(repeating: "7K2QX9", count: 20), String(repeating: "ABC123", count: 90)] {
            try browser.evaluate(
                """
                document.body.textContent = '';
                document.body.style.background = '#fff';
                document.body.appendChild(humen.qrPicture(humen.qr('\(text)'), ''));
                document.body.firstChild.style.width = '600px';
                """)
            let picture = folder.url.appending(path: "qr.png")
            try browser.screenshot(to: picture)
            let zbar = try #require(ProgramRun.find("zbarimg"))
            let run = try ProgramRun(zbar, ["-q", "--raw", picture.path])
            #expect(run.stdout.trimmingCharacters(in: .whitespacesAndNewlines) == text)
        }
    }

    @Test func `without storage a pack says so and a file takes its place`() throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        let page = try String(contentsOf: file, encoding: .utf8)
        let blocked =
            "<script>Object.defineProperty(window, 'localStorage', {get: function () { throw new Error('no'); }});</script>"
        let copy = file.deletingLastPathComponent().appending(path: "blocked.html")
        try page.replacing("<head>", with: "<head>" + blocked).write(to: copy, atomically: true, encoding: .utf8)
        try browser.open(copy)
        #expect(try browser.text("#no-storage")?.contains("不让网页保存进度") == true)
        try browser.press("1")
        try browser.press(.enter)
        #expect(try browser.evaluate("!!document.querySelector('.feedback.shown')").bool == true)
        try browser.settle()
        #expect(browser.complaints == [])
    }

    @Test func `two packs never see each other's answers, and the clock does not matter`() throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        try browser.open(file)
        try browser.press("1")
        try browser.press(.enter)
        try browser.wait(until: "!!document.querySelector('.feedback.shown')")
        try browser.settle()
        // Another way to take the same paper, and another paper.
        for other in [
            try pack("exam", "A")["exam.html"], try pack("practice", "A,B")["practice.html"],
        ] {
            try browser.open(try #require(other))
            #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
        }
        let late = try String(contentsOf: file, encoding: .utf8)
            .replacing("<head>", with: "<head><script>Date.now = function () { return 0; };</script>")
        try late.write(to: file, atomically: true, encoding: .utf8)
        try browser.open(file)
        #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == false)
        try browser.click("#resume-no")
        #expect(try browser.text("#progress-text") == "第 1 题，共 12 题")
        #expect(try browser.evaluate("document.querySelectorAll('.question input:checked').length").number == 0)
    }

    @Test func `a code that was written down is counted, and known again`() throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        try browser.open(file)
        for _ in 0..<12 {
            try browser.press("1")
            try browser.press(.enter)
            try browser.press(.enter)
        }
        try browser.evaluate(
            "document.getElementById('class-code').value = '\(try #require(try classes.first))'; humen.pack.drawDelivery()"
        )
        let typed = try typedCode
        try "\(typed.lowercased())\n\(typed.dropLast())0\n"
            .write(to: folder.url.appending(path: "codes.txt"), atomically: true, encoding: .utf8)
        try humen(["coverage", "init"])
        let day = ["--as-of", "2026-10-01", "--format", "json"]
        let first = try JSONValue(parsing: humen(["quiz", "results", "import", "codes.txt"] + day).stdout)
        let states = first["results"].array.compactMap { $0["status"].string }
        #expect(states == ["imported", typed.hasSuffix("0") ? "duplicate" : "refused"])
        let again = try JSONValue(parsing: humen(["quiz", "results", "import", "codes.txt"] + day).stdout)
        #expect(again["results"][0]["status"] == "duplicate")
        #expect(again["counted"] == 0)
    }
}
