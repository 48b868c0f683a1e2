package import Diagnostics

/// A citation where it stands: what the scanner marked.
package struct CitationMark: Sendable, Hashable {
    package let text: String
    /// UTF-8 offsets in the source.
    package let range: Range<Int>

    /// A mark as the scanner found it.
    package init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}

/// What one mark turned out to be.
package struct CitationResolution: Sendable, Hashable {
    package let mark: CitationMark
    package let citation: Citation?
    /// The id of the law, where the site has it.
    package let statute: String?
    /// Every place that it names, in the order of the text; a range stands for all between.
    package let targets: [Target]

    /// Where a link on the mark leads; nil when there is nothing to link to.
    package var target: Target? { targets.first { !$0.isBetween } }

    /// The part of a law that a citation means.
    package struct Target: Sendable, Hashable {
        package let statute: String
        /// `jindufa@2008-06-01`.
        package let version: String
        /// `a59.k1.x3`: the deepest part that was found.
        package let anchor: String
        /// 《中华人民共和国禁毒法》第五十九条第一款第（三）项.
        package let label: String
        /// The words of the cited part.
        package let excerpt: String
        /// Whether `excerpt` is a gist: 要点（非法律原文）.
        package let isOutline: Bool
        package let place: CitedPlace
        /// The article of `place`.
        package let article: ArticleNumber
        /// Whether only a range names it: 第九条 in 第八条至第十条.
        package let isBetween: Bool
        /// The page of the whole law: `index.html`, or `v2012-10-26.html` for a version that is not in force.
        package let page: String

        /// The anchor in the page of the whole law, from the site's root.
        package var path: String { "laws/\(statute)/\(page)#\(anchor)" }
    }
}

/// All that became of the citations of one document.
package struct CitationReport: Sendable {
    /// One for every mark, in the same order.
    package internal(set) var resolutions: [CitationResolution] = []
    package internal(set) var findings: [Finding] = []
    /// Laws whose articles could not be looked up; merge over the site, then ask for `findings`.
    package internal(set) var unchecked = UncheckedLaws()
    /// Titles of the cited laws that changed after the page was reviewed, in the order of first mention.
    package internal(set) var changedSinceReview: [String] = []
    /// What a quotation beside the citation may mend.
    var open: [OpenCitation] = []
}

/// Laws that are cited but cannot be checked: one finding a law and site.
package struct UncheckedLaws: Sendable {
    /// Why a law cannot be checked; of two reasons the greater is told.
    package enum Reason: Int, Sendable, Comparable {
        /// The site does not have the law.
        case absent
        /// Its text has no headings with numbers, and a chapter is cited.
        case undivided
        /// The site has only some of its articles.
        case partial

        package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Entry: Sendable {
        let reason: Reason
        var count: Int
        var first: Place
    }

    private var laws: [String: Entry] = [:]

    /// None yet.
    package init() {}

    /// Whether every citation could be checked.
    package var isEmpty: Bool { laws.isEmpty }
    /// How many citations of each law, by title.
    package var counts: [String: Int] { laws.mapValues(\.count) }

    mutating func add(_ law: String, _ reason: Reason, at place: () -> Place) {
        if laws[law] == nil {
            laws[law] = Entry(reason: reason, count: 1, first: place())
        } else {
            laws[law]?.count += 1
        }
    }

    /// Adds those of another document; the first place is the first by path and offset.
    package mutating func merge(_ other: UncheckedLaws) {
        for (law, entry) in other.laws {
            guard let known = laws[law] else {
                laws[law] = entry
                continue
            }
            let isEarlier = (entry.first.file, entry.first.offset ?? 0) < (known.first.file, known.first.offset ?? 0)
            laws[law] = Entry(
                reason: max(known.reason, entry.reason),
                count: known.count + entry.count,
                first: isEarlier ? entry.first : known.first
            )
        }
    }

    /// Leaves out the laws of other titles.
    mutating func keep(_ isKept: (String) -> Bool) { laws = laws.filter { isKept($0.key) } }

    /// `law.cannot-check`, one a law.
    package var findings: [Finding] {
        laws.sorted { $0.key < $1.key }.map { law, entry in
            let count = entry.count == 1 ? "引用了 1 次" : "引用了 \(entry.count) 次，第一次在这里"
            switch entry.reason {
            case .absent:
                return Finding(
                    .lawCannotCheck,
                    at: entry.first,
                    law.hasSuffix("文本）")
                        ? "站点没有收《\(law)》，或者看不出指哪一个文本，引用的条文无法核对（\(count)）"
                        : "站点没有收《\(law)》，引用的条文无法核对（\(count)）",
                    explanation: ["把这部法律放进 statutes/，引用就会逐条核对并变成链接"]
                )
            case .undivided:
                return Finding(
                    .lawCannotCheck,
                    at: entry.first,
                    "《\(law)》的文本里没有这样的编、章、节标题，引用的编、章、节无法核对（\(count)）",
                    explanation: ["法律文件漏了章节标题的，请补上；原文本来不分章节的，请改正引用"]
                )
            case .partial:
                return Finding(
                    .lawCannotCheck,
                    at: entry.first,
                    "《\(law)》只收了一部分，有的条文无法核对（\(count)）",
                    explanation: ["请对照原文核对，或把全文放进 statutes/，写明 extent: full"]
                )
            }
        }
    }
}

extension FindingCode {
    package static let lawCannotCheck = FindingCode(
        "law.cannot-check",
        .warning,
        "引用的法律没有收全，无法核对",
        manual: """
            文中引用了某部法律，而站点没有收这部法律，或只收了一部分（`extent: partial`），不能判断引用的条文是否存在。
            每部法律只提示一次，并写明引用了几次。

            怎样改：把这部法律的全文放进 statutes/；一时收不进的，由人对照原文核对以后不予理会。
            这个提示不影响生成站点，用 `--release` 发布时也只提示：没有核对过的条号，印出去以前请由人对照原文看一遍。
            """
    )
}
