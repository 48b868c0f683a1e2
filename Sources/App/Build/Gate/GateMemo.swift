import Glibc
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
        /// The second letter of the name of its first tag.
        var second: UInt8 { bytes[2] }
    }

    /// Where an address leads: the position of the output, and the hash of the anchor in it.
    struct Link: Sendable {
        let target: Int
        let anchor: UInt64?
    }

    private struct Entry: Sendable {
        let address: [UInt8]
        let link: Link
    }

    private(set) var folder: String?
    var blocks: [Block] = []
    /// Long scripts and styles of this folder in which nothing was found.
    private var clean: [[UInt8]] = []
    /// By the low bits of the address's hash; an address that comes later takes the place of an earlier one.
    private var entries: [Entry?] = []
    private static let places = 1024

    init() {}

    /// Forgets what was known of another folder; true when it did.
    mutating func enter(_ folder: String) -> Bool {
        if self.folder == folder { return false }
        self = GateMemo()
        self.folder = folder
        return true
    }

    /// Where an address leads, if it has been looked up before.
    func link(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ hash: UInt64) -> Link? {
        guard !entries.isEmpty, let entry = entries[Self.place(hash)], entry.address.count == range.count else {
            return nil
        }
        for offset in 0..<range.count where entry.address[offset] != bytes[range.lowerBound + offset] { return nil }
        return entry.link
    }

    mutating func remember(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ hash: UInt64, _ link: Link) {
        if entries.isEmpty { entries = Array(repeating: nil, count: Self.places) }
        entries[Self.place(hash)] = Entry(address: Array(bytes[range]), link: link)
    }

    /// Whether this script or style was looked at before, to the byte, and nothing was found in it.
    func isClean(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        return clean.contains { known in
            known.count == range.count
                && known.withUnsafeBytes { text in
                    text.baseAddress.map { memcmp($0, base + range.lowerBound, text.count) == 0 } ?? false
                }
        }
    }

    /// Remembers that nothing was found in a script or style; short ones cost nothing, and of long ones a folder has few.
    mutating func rememberClean(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count >= 1024, clean.count < 8 else { return }
        clean.append(Array(bytes[range]))
    }

    private static func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(places - 1))
    }
}
