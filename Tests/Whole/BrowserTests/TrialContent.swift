/// Content that is hard to set: words of sixty letters wherever words may stand, wide tables, lists of tasks, a law of two
/// versions, several campaigns on one day.
enum TrialContent {
    /// A Latin word of 63 letters.
    static let word = "Pneumonoultramicroscopicsilicovolcanoconiosisandsomemoreletters"

    /// The texts by their paths in `Content/`.
    static let files: [String: String] = [
        "articles/trial.md": article,
        "articles/trial-2.md": "---\ntitle: \(word)二\ntags: [\(word)]\ndate: 2026-06-20\n---\n\n一段。\n",
        "qa/trial.md": "---\ntitle: \(word)？\ntopic: \(word)\naudience: [家长]\n---\n\n\(word)《禁毒法》第五十九条。\n",
        "exhibits/trial.md": "---\ntitle: \(word)\n---\n\n\(word)\n", "calendar.yaml": calendar,
        "statutes/trial-1.md": statute(effective: "2015-02-01", "定计划", "第三条 从二月起施行。"),
        "statutes/trial-2.md": statute(effective: "2026-03-01", "定出教学计划", "第三条 家长参加。\n\n第四条 从三月起施行。"),
    ]

    private static let article = """
        ---
        title: \(word)
        date: 2026-06-21
        tags: [\(word), 试验]
        author: \(word)
        source: \(word)
        summary: \(word)\(word)
        aliases: [jiu-trial.md]
        ---

        正文 \(word)\(word) 和脚注[^1]。<https://example.com/\(word)/\(word)>

        ## \(word)

        - [ ] 没有做的事
        - [x] 做完的**事**：\(word)

        1. [x] 数字的

        ## 表格

        | 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 |
        |---|---|---|---|---|---|---|
        | 内容内容 | 内容内容 | 内容内容 | 内容内容 | 内容内容 | 内容 | 内容 |

        | \(word) | 乙 |
        |---|---|
        | \(word) | \(word) |

        :::note \(word)
        - [ ] 里面的任务
        :::

        :::case \(word)
        \(word)\(word)
        :::

        `\(word)\(word)`

        ```
        \(word) \(word) \(word)
        ```

        > \(word)

        [^1]: \(word)

        """

    private static let calendar = """
        events:
          - {id: month, title: 全民禁毒宣传月, from: "06-01", to: "06-30", kind: campaign, page: articles/trial.md}
          - {id: day, title: 国际禁毒日, date: "06-26", kind: day, summary: 今天。}
          - {id: word, title: \(word), from: "06-20", to: "06-28", kind: campaign}
          - {id: late, title: 已经过去的活动, from: "06-01", to: "06-25", kind: campaign}

        """

    private static func statute(effective: String, _ item: String, _ last: String) -> String {
        """
        ---
        kind: statute
        id: trial
        title: 示例\(word)办法
        short: [\(word)]
        jurisdiction: 示例县
        adopted: 2015-01-01
        effective: \(effective)
        text: official
        extent: full
        source: \(word)
        ---

        ## 第一章 \(word)

        第一条 说明目的：\(word)。

        第二条 学校要做几件事：

        （一）\(item)；

        （二）\(word)。

        \(last)

        """
    }
}
