import ChineseText
package import Diagnostics
import Schools

/// Sorts pages by the terms that they bear.
struct TermSorter {
    /// In the order of their paths.
    let pages: [Page]
    /// The place of every page in a list of all.
    let rank: [Int]
    let regions: RegionNames
    private(set) var findings: [Finding] = []

    init(_ pages: [Page], rank: [Int], regions: RegionNames) {
        self.pages = pages
        self.rank = rank
        self.regions = regions
    }

    /// The shelf of every taxonomy.
    mutating func shelves() -> [TermShelf] {
        let stages = Stage.allCases.map { ($0.rawValue, Pinyin.slug($0.rawValue)) }
        let audiences = Audience.allCases.map { ($0.rawValue, Pinyin.slug($0.rawValue)) }
        let five = Implementation.allCases.map { ($0.name, $0.rawValue.lowercased()) }
        let regions = regions.all.map { ($0.name, Pinyin.slug($0.code.isEmpty ? $0.name : $0.code)) }
        return [
            shelf(.tags, known: []) { $0.tags },
            shelf(.stage, known: stages) { $0.stage.map(\.rawValue) },
            shelf(.audience, known: audiences) { $0.audience.map(\.rawValue) },
            shelf(.implements, known: five) { $0.implements.map(\.name) },
            shelf(.region, known: regions) { $0.regions },
        ]
    }

    /// `known` are name and slug of a closed set, in its order.
    private mutating func shelf(
        _ taxonomy: Taxonomy, known: [(name: String, slug: String)], names: (FrontMatter) -> [String]
    ) -> TermShelf {
        var numbers: [Name: Int] = [:]
        var all: [String] = []
        var members: [[Int]] = []
        var ofPage: [[Int]] = []
        ofPage.reserveCapacity(pages.count)
        for (position, page) in pages.enumerated() {
            ofPage.append(
                names(page.front).map { name in
                    let number = numbers[Name(name)] ?? all.count
                    if number == all.count {
                        numbers[Name(name)] = number
                        all.append(name)
                        members.append([])
                    }
                    members[number].append(position)
                    return number
                })
        }
        let order = self.order(all, members, known: known.map(\.name))
        let slugs = slugs(taxonomy, all, members, known: known)
        var place = [Int](repeating: 0, count: all.count)
        for (new, old) in order.enumerated() { place[old] = new }
        return TermShelf(
            taxonomy: taxonomy,
            terms: order.map { number in
                Term(
                    taxonomy: taxonomy, name: all[number], slug: slugs[number],
                    pages: members[number].sorted { rank[$0] < rank[$1] })
            },
            ofPage: ofPage.map { $0.map { place[$0] } }
        )
    }

    /// The terms in the order in which they are shown.
    private func order(_ all: [String], _ members: [[Int]], known: [String]) -> [Int] {
        let place = Dictionary(known.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        let keys = all.map { place[$0] ?? known.count }
        return all.indices.sorted { left, right in
            if keys[left] != keys[right] { return keys[left] < keys[right] }
            if members[left].count != members[right].count { return members[left].count > members[right].count }
            return all[left] < all[right]
        }
    }

    /// An address for every term; terms that sound the same all get figures of their own, so that the address of one never
    /// becomes that of another.
    private mutating func slugs(
        _ taxonomy: Taxonomy, _ all: [String], _ members: [[Int]], known: [(name: String, slug: String)]
    ) -> [String] {
        let fixed = Dictionary(known.map { ($0.name, $0.slug) }) { first, _ in first }
        let wanted = all.map { fixed[$0] ?? ContentPath.addressable(Pinyin.slug($0)) }
        var alike: [String: [Int]] = [:]
        for number in all.indices.sorted(by: { all[$0] < all[$1] }) {
            alike[wanted[number], default: []].append(number)
        }
        let slugs = all.indices.map { number in
            let isAlone = alike[wanted[number]]?.count == 1 && wanted[number] != "index"
            let isFixed = fixed[all[number]] != nil
            return isAlone || isFixed ? wanted[number] : wanted[number] + "-" + Pinyin.hexadecimal(all[number])
        }
        for (first, rest) in alike.values.compactMap({ group in group.first.map { ($0, group.dropFirst()) } }).sorted(
            by: {
                all[$0.0] < all[$1.0]
            })
        {
            for number in rest {
                let folder = taxonomy.rawValue
                let addresses = [first, number].map { "“\(all[$0])”\(folder)/\(slugs[$0]).html" }
                report(
                    all[number], in: members[number], like: all[first], in: members[first],
                    addresses: addresses.joined(separator: "、"), former: "\(folder)/\(wanted[number]).html")
            }
        }
        return slugs
    }

    private mutating func report(
        _ name: String, in own: [Int], like other: String, in others: [Int], addresses: String, former: String
    ) {
        guard let page = own.first, let first = others.first else { return }
        findings.append(
            Finding(
                .tagsAlike, at: Place(file: pages[page].source.path), "“\(name)”与“\(other)”读音相同，成了两个标签",
                explanation: [
                    "如果是同一个意思，请统一写法", "不统一的，网址是 \(addresses)；以前只有一个标签时用的 \(former) 打不开了，印过、发过的请换掉",
                ],
                notes: [.init(at: Place(file: pages[first].source.path), "“\(other)”写在这里")]
            )
        )
    }

    /// A name as a key that is compared byte by byte: there may be hundreds of thousands.
    private struct Name: Hashable {
        let text: String

        init(_ text: String) { self.text = text }

        static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            hasher.combine(
                text.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
        }
    }
}

extension FindingCode {
    package static let tagsAlike = FindingCode(
        "site.tags-alike", .warning, "两个标签读音相同",
        manual: "标签的网址是它的拼音。两个标签读音相同，多半是同一个意思写了两种字（如“防毒”与“防读”），读者在一个标签下找不全文章。请统一写法；确实是两个意思的，不改也可以。"
    )
}
