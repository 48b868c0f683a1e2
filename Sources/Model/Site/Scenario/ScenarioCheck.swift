package import Diagnostics
import Markdown

/// Walks a story before any pupil does: every scene can be reached, every way ends, nobody gets stuck.
struct ScenarioCheck {
    private let page: Page
    private let story: Scenario
    private(set) var findings: [Finding] = []

    /// What is wrong with a page of `scenarios/`; `story` is nil when it has no scenes.
    static func findings(_ page: Page, story: Scenario?) -> [Finding] {
        guard let story else {
            return [
                Finding(
                    .scenarioNoScenes, at: Place(file: page.source.path), "这个情景没有场景，只能当一篇文章读",
                    explanation: ["每个场景用二级标题开头：## 聚会上 {#start}，选择写成列表里的链接：- [“不了。”](#say-no)"])
            ]
        }
        var check = ScenarioCheck(page: page, story: story)
        check.repeatedScenes()
        // Choices that lead to the wrong scene would only be reported twice.
        if check.findings.isEmpty { check.walk() }
        check.unlinkedChoices()
        return check.findings
    }

    private init(page: Page, story: Scenario) {
        self.page = page
        self.story = story
    }

    private mutating func walk() {
        let scenes = story.scenes
        let played = reached(from: [0]) { !scenes[$0].isEnding }
        let all = reached(from: [0]) { _ in true }
        for index in scenes.indices where !all.contains(index) {
            report(
                .scenarioUnreachable, index, "没有一个选择通到这个场景，谁也走不到", ["给前面的场景加一个选择：- [……](#\(scenes[index].id))，或删去这个场景"])
        }
        for index in scenes.indices
        where played.contains(index) && !scenes[index].isEnding && scenes[index].targets.isEmpty {
            report(.scenarioDeadEnd, index, "走到这里没有选择，也不是结局", ["是结局就把标题写成“结局：……”；不是就加上选择：- [……](#场景)"])
        }
        let endings = scenes.indices.filter { scenes[$0].isEnding }
        if endings.isEmpty {
            return report(.scenarioNoEnding, 0, "这个情景没有结局", ["结局的标题写成“结局：……”，那里会显示求助电话"])
        }
        let leading = leadingTo(endings)
        let stuck = scenes.indices.filter {
            played.contains($0) && !leading.contains($0) && !scenes[$0].targets.isEmpty
        }
        if let first = stuck.first {
            report(.scenarioNoEnding, first, "从这里出发，怎么选都走不到结局", ["给其中一个场景加上通到结局的选择"])
        }
    }

    /// The scenes that can be met, going on only from those that `goesOn` allows.
    private func reached(from start: [Int], _ goesOn: (Int) -> Bool) -> Set<Int> {
        var seen = Set(start)
        var pending = start
        while let scene = pending.popLast() {
            guard goesOn(scene) else { continue }
            for target in story.scenes[scene].targets where seen.insert(target).inserted { pending.append(target) }
        }
        return seen
    }

    /// The scenes from which one of these can be reached.
    private func leadingTo(_ goals: [Int]) -> Set<Int> {
        var seen = Set(goals)
        var grew = true
        while grew {
            grew = false
            for (index, scene) in story.scenes.enumerated() where !seen.contains(index) {
                if scene.targets.contains(where: seen.contains) { grew = seen.insert(index).inserted || grew }
            }
        }
        return seen
    }

    /// `{#id}` written for two headings: the second would get another anchor, and choices would lead to the first.
    private mutating func repeatedScenes() {
        var first: [String: Range<Int>] = [:]
        var line = 0
        let bytes = page.source.bytes
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
            defer { line = end + 1 }
            guard bytes[line] == UInt8(ascii: "#") else { continue }
            let text = page.source.text(line..<end)
            guard let open = text.firstRange(of: "{#"), let close = text[open.upperBound...].firstIndex(of: "}") else {
                continue
            }
            let id = String(text[open.upperBound..<close])
            if let other = first[id] {
                findings.append(
                    Finding(
                        .scenarioRepeated, at: page.source.place(line..<end), "两个场景用了同一个代号“#\(id)”",
                        explanation: ["选择“#\(id)”只会通到前一个；请给这个场景换一个代号"],
                        notes: [.init(at: page.source.place(other), "前一个在这里")]))
            } else {
                first[id] = line..<end
            }
        }
    }

    /// An entry without a link in a list of choices: who wants to choose it cannot.
    private mutating func unlinkedChoices() {
        for scene in story.scenes where !scene.isEnding {
            for list in ChoiceLists(page.fragment, in: scene.part.html).lists {
                let chosen = list.map { entry in
                    page.fragment.holes.indices.contains { hole in
                        entry.contains(page.fragment.holes[hole].offset) && story.cardOfLink[hole] != nil
                    }
                }
                let isLinked = list.map { entry in
                    page.fragment.holes.contains { hole in
                        if case .linkStart = hole.kind { return entry.contains(hole.offset) }
                        return false
                    }
                }
                guard chosen.contains(true) else { continue }
                for (entry, isLinked) in zip(list, isLinked) where !isLinked {
                    let words = ChoiceLists.words(page.fragment.html[entry])
                    let line = page.source.lineOfEntry(words)
                    findings.append(
                        Finding(
                            .scenarioChoice, at: line ?? Place(file: page.source.path), "选择“\(words)”没有链接，点了哪里也不去",
                            explanation: ["写成 - [\(words)](#场景)；不是选择的话，不要放在选择的列表里"]))
                }
            }
        }
    }

    private mutating func report(_ code: FindingCode, _ scene: Int, _ words: String, _ explanation: [String]) {
        let line = page.fragment.line(at: story.scenes[scene].part.html.lowerBound)
        let place = line.map { page.source.place(line: $0) } ?? Place(file: page.source.path)
        findings.append(Finding(code, at: place, words, explanation: explanation))
    }
}

extension FindingCode {
    package static let scenarioNoScenes = FindingCode(
        "scenario.no-scenes",
        .warning,
        "情景里没有场景",
        manual: """
            `scenarios/` 里的文件是可以选的故事：每个二级标题是一个场景，标题后面写代号，场景末尾的列表是选择，链接到别的场景：

                ## 聚会上 {#start}
                有人递来一支电子烟。
                - [“不了。”](#say-no)
                - [接过来](#take)

            第一个场景是开头，标题以“结局”开头的是结局。没有场景的文件只能当一篇文章读。
            """
    )
    package static let scenarioUnreachable = FindingCode(
        "scenario.unreachable",
        .warning,
        "有走不到的场景",
        manual: "从第一个场景出发，没有一个选择通到这里，读者永远看不见。多半是改了别处的选择，或者代号写错了。请加一个选择，或删去这个场景。"
    )
    package static let scenarioDeadEnd = FindingCode(
        "scenario.dead-end",
        .error,
        "走到这里没有路了",
        manual: """
            场景没有选择，也不是结局，学生会停在这里，看不到求助电话。是结局，就把标题写成“结局：……”（或者代号以 `ending` 开头）；
            不是，就在末尾写选择。结局后面才能走到的场景（如“走完以后”）不受此限。
            """
    )
    package static let scenarioNoEnding = FindingCode(
        "scenario.no-ending",
        .error,
        "走不到结局",
        manual: "每个情景至少要有一个结局，从每个走得到的场景都要能走到一个结局。结局的标题写成“结局：……”，那里会显示信任的大人和求助电话。"
    )
    package static let scenarioRepeated = FindingCode(
        "scenario.scene-repeated",
        .error,
        "两个场景同一个代号",
        manual: "场景的代号（标题后面的 `{#代号}`）在一个文件里只能用一次，否则选择会通到错的场景。请给后一个换一个代号，并改掉通到它的选择。"
    )
    package static let scenarioChoice = FindingCode(
        "scenario.choice-unlinked",
        .warning,
        "有的选择没有链接",
        manual: """
            场景末尾的列表里，有的选择链接到别的场景，有的只有文字，学生想选也选不了。请给它写上链接：`- [先走开](#leave)`；
            只是说明的话，请写成一段，不要放在选择的列表里。
            """
    )
    /// Every code about stories.
    static let scenarioCodes: [FindingCode] = [
        .scenarioNoScenes, .scenarioUnreachable, .scenarioDeadEnd, .scenarioNoEnding, .scenarioRepeated,
        .scenarioChoice,
    ]
}
