package import Diagnostics

/// One of the seven rooms of the 网上展馆, in the order in which a visitor walks through them.
package enum Room: String, Sendable, Hashable, CaseIterable {
    case history, situation, knowledge, harm, prevention, games, work

    /// What stands over the door.
    package var title: String {
        switch self {
        case .history: "禁毒历史区"
        case .situation: "毒情形势区"
        case .knowledge: "毒品知识区"
        case .harm: "毒品危害区"
        case .prevention: "毒品预防区"
        case .games: "互动游戏区"
        case .work: "禁毒工作区"
        }
    }

    /// Counted from 1.
    package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// Reads `history` or 禁毒历史区, also without 区 or 禁毒 before it (历史).
    init?(_ text: String) {
        let found = Self.allCases.first { room in
            room.rawValue == text.lowercased() || text.count >= 2 && room.title.contains(text)
        }
        guard let found, text != "毒品", text != "禁毒" else { return nil }
        self = found
    }

    /// The room that a page furnishes: what its front matter says, else its folder inside `exhibits/`, else its file name.
    init?(_ page: Page) {
        let folder = page.path.folders.dropFirst().first.map(String.init)
        let name = page.front.room ?? folder ?? String(page.path.stem)
        guard let room = Room(name) else { return nil }
        self = room
    }
}

/// The rooms with the pages that furnish them.
package struct Exhibition: Sendable {
    /// All seven, with positions in `ResolvedLibrary.pages`; the first page of a room is the one behind its door.
    package let rooms: [(room: Room, pages: [Int])]
    /// Pages of `exhibits/` that belong to no room.
    package let others: [Int]

    /// `column` is that of `exhibits/`, whose order the rooms keep.
    package init(_ column: Column, of pages: [ResolvedPage]) {
        var byRoom: [Room: [Int]] = [:]
        var others: [Int] = []
        for index in column.pages {
            if let room = Room(pages[index].page) {
                byRoom[room, default: []].append(index)
            } else {
                others.append(index)
            }
        }
        rooms = Room.allCases.map { room in
            let own = byRoom[room] ?? []
            let isMain: (Int) -> Bool = { pages[$0].page.path.stem == room.rawValue }
            return (room, own.filter(isMain) + own.filter { !isMain($0) })
        }
        self.others = others
    }
}

extension Room {
    /// What is wrong with the room of a page of `exhibits/`.
    static func findings(_ page: Page) -> [Finding] {
        guard page.kind == .exhibit, !page.isIntroduction else { return [] }
        if let room = Room(page) { return contradiction(page, room) }
        let known = allCases.map { "\($0.rawValue)（\($0.title)）" }.joined(separator: "、")
        guard let room = page.front.room else {
            return [
                Finding(
                    .exhibitRoom, at: Place(file: page.source.path), "没有写明放在哪个展区，只能列在展馆的最后",
                    explanation: ["在开头写 room: 展区。七个展区：\(known)"])
            ]
        }
        let near = NearMiss.best(for: room, among: allCases.flatMap { [$0.rawValue, $0.title] })
        return [
            Finding(
                .exhibitRoom, at: Place(file: page.source.path), "没有“\(room)”这个展区",
                explanation: [near.map { "是不是想写“\($0)”？" }, "七个展区：\(known)"].compactMap { $0 })
        ]
    }
}

extension Room {
    /// A file that bears the name of one room, or lies in its folder, and says another: the first room would be empty in silence.
    private static func contradiction(_ page: Page, _ room: Room) -> [Finding] {
        guard let written = page.front.room else { return [] }
        let folder = page.path.folders.dropFirst().first.map { (String($0), "文件夹") }
        let names = [folder, (String(page.path.stem), "文件")].compactMap { $0 }
        let named = names.lazy.compactMap { name, what in
            allCases.first { $0 != room && [$0.rawValue, $0.title].contains(name) }.map { ($0, name, what) }
        }
        guard let (other, name, what) = named.first else { return [] }
        let place = page.front.roomRange.map(page.source.place) ?? Place(file: page.source.path)
        return [
            Finding(
                .exhibitRoom, at: place, "\(what)的名称“\(name)”是\(other.title)，这里却写着“\(written)”，已放进\(room.title)",
                explanation: ["要放进\(other.title)，请删去 room 这一行；要放进\(room.title)，请改\(what)的名称"])
        ]
    }
}

extension FindingCode {
    package static let exhibitRoom = FindingCode(
        "exhibit.room",
        .warning,
        "展品没有放进七个展区",
        manual: """
            网上展馆有七个展区：history（禁毒历史区）、situation（毒情形势区）、knowledge（毒品知识区）、harm（毒品危害区）、prevention（毒品预防区）、
            games（互动游戏区）、work（禁毒工作区）。`exhibits/` 里的文件用展区的英文名作文件名或文件夹名，或者在开头写 `room: history`（展区: 禁毒历史区）。
            没有写的列在展馆的最后。名称是一个展区、`room` 又写着另一个展区的，按 `room` 放，前一个展区就少了这一页，所以要提醒。
            """
    )
}
