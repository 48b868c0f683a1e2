import Site

/// What the gate has found out about one folder and need not find out again for every page in it.
///
/// Pages of a folder share their header and footer and most of their links. A link means the same from all of them, and a
/// block that is the same to the byte has the same tags, as long as it begins and ends between tags.
struct GateMemo: Sendable {
    /// A piece of HTML that pages repeat, and what the gate reported of it with places counted from its start.
    struct Block: Sendable {
        let bytes: [UInt8]
        let report: OfflineGate.Report
    }

    private struct Link: Sendable {
        let path: [UInt8]
        let target: Int
    }

    private(set) var folder: String?
    var blocks: [Block] = []
    private var links: [UInt64: [Link]] = [:]

    init() {}

    /// Forgets what was known of another folder; true when it did.
    mutating func enter(_ folder: String) -> Bool {
        if self.folder == folder { return false }
        self = GateMemo()
        self.folder = folder
        return true
    }

    /// The position of the output that a path means, if it has been looked up before.
    func target(_ path: UnsafeBufferPointer<UInt8>.SubSequence, _ hash: UInt64) -> Int? {
        links[hash]?.first { $0.path.elementsEqual(path) }?.target
    }

    mutating func remember(_ path: UnsafeBufferPointer<UInt8>.SubSequence, _ hash: UInt64, _ target: Int) {
        links[hash, default: []].append(Link(path: Array(path), target: target))
    }
}
