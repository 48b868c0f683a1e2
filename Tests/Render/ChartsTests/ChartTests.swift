import Foundation
import TestSupport
import Testing

@testable import Charts

struct ChartTests {
    private let shares = [
        Share("教学计划", part: 10, whole: 10, text: "100%"), Share("课<时>", part: 3, whole: 9, text: "33.33%"),
        Share("教材", part: 0, whole: 0, text: "—"),
    ]

    private func pictures() -> [String] {
        [
            BarChart.svg(shares, title: "各项"), TileGrid.svg(shares, title: "各地"),
            HeatTable.svg([HeatTable.Row("城关镇", shares)], columns: ["计划", "课时", "教材"], title: "热表"),
            TrendChart.svg(
                [TrendChart.Line("上报率", [shares[0], nil, shares[1]])], terms: ["一", "二", "三"], title: "趋势"),
        ]
    }

    @Test func `every picture is well-formed and says its title and figures`() throws {
        for picture in pictures() {
            let parser = TagCheck(picture)
            #expect(parser.isWellFormed, "\(picture)")
            #expect(picture.contains("role=\"img\""))
            #expect(!picture.contains("NaN") && !picture.contains("inf"))
        }
        #expect(pictures()[0].contains("课&lt;时&gt;"))
    }

    @Test func `a bar is as long as its share, and what has no whole is crossed out`() {
        let bars = BarChart.svg([Share("半", part: 1, whole: 2, text: "50%")], title: "")
        #expect(bars.contains("width=\"230\" height=\"22\" fill=\"#1d4f7c\""))
        #expect(TileGrid.svg([shares[2]], title: "").contains(">×</text>"))
    }

    @Test(arguments: [(10, 0), (8, 1), (5, 2), (4, 3)])
    func `the shade is darker the more is done`(part: Int, shade: Int) {
        #expect(Share("", part: part, whole: 10, text: "").shade == SVGText.shades[shade])
    }
}

/// Whether tags close in the order in which they opened.
private struct TagCheck {
    let isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        var isGood = true
        for match in text.matches(of: #/<(/?)([a-z]+)([^>]*?)(/?)>/#) {
            if match.1 == "/" {
                isGood = isGood && open.popLast() == match.2
            } else if match.4 != "/" {
                open.append(match.2)
            }
        }
        isWellFormed = isGood && open.isEmpty
    }
}
