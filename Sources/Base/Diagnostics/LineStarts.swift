import Glibc
import Synchronization

/// Where the lines of a long text begin, found once, when the first place is asked for, and which column was asked for last.
///
/// A class because all copies of a ``SourceText`` share it: without it a thousand findings in one file would read the
/// file a thousand times.
final class LineStarts: Sendable {
    private let starts = Mutex<[Int]?>(nil)
    private let last = Mutex<(start: Int, offset: Int, column: Int)>((0, 0, 0))

    private let kept = Mutex<(calls: Int, bytes: [UInt8]?)>((0, nil))

    /// A file with more places than this asked for is kept in memory.
    private static let manyCalls = 16

    /// The bytes of a file that is fetched again for every place, until there are many.
    func bytes(_ reload: () -> [UInt8]) -> [UInt8] {
        kept.withLock { kept in
            if let bytes = kept.bytes { return bytes }
            let bytes = reload()
            kept.calls += 1
            if kept.calls > Self.manyCalls { kept.bytes = bytes }
            return bytes
        }
    }

    /// A line up to here is counted from its beginning.
    private static let long = 4096

    /// How many characters stand before an offset in its line.
    ///
    /// Counted from the last place that was asked for where that stands before it in the same long line: else the
    /// twenty thousandth finding in one line would count the line for the twenty thousandth time.
    func column(of offset: Int, from start: Int, in bytes: [UInt8]) -> Int {
        let count: (Int) -> Int = { String(decoding: bytes[$0..<offset], as: UTF8.self).count }
        guard offset - start > Self.long else { return count(start) }
        return last.withLock { last in
            let isBehind = last.start == start && last.column > 0 && last.offset <= offset
            let column = isBehind ? last.column + count(last.offset) : count(start)
            last = (start, offset, column)
            return column
        }
    }

    /// The number of the line that holds an offset, counted from 1, where it begins, and where its line feed stands.
    func line(at offset: Int, in bytes: [UInt8]) -> (number: Int, start: Int, end: Int) {
        starts.withLock { known in
            let starts = known ?? Self.find(in: bytes)
            known = starts
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= offset { low = middle } else { high = middle }
            }
            return (low + 1, starts[low], low + 1 < starts.count ? starts[low + 1] - 1 : bytes.count)
        }
    }

    private static func find(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var index = 0
            while index < bytes.count, let found = memchr(base + index, 0x0A, bytes.count - index) {
                index = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
                starts.append(index)
            }
        }
        return starts
    }
}
