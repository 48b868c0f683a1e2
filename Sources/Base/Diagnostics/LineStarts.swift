import Synchronization

/// Where the lines of a long text begin, found once, when the first place is asked for.
///
/// A class because all copies of a ``SourceText`` share it: without it a thousand findings in one file would read the
/// file a thousand times.
final class LineStarts: Sendable {
    private let starts = Mutex<[Int]?>(nil)

    /// The number of the line that holds an offset, counted from 1, and where it begins.
    func line(at offset: Int, in bytes: [UInt8]) -> (number: Int, start: Int) {
        starts.withLock { known in
            let starts = known ?? Self.find(in: bytes)
            known = starts
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= offset { low = middle } else { high = middle }
            }
            return (low + 1, starts[low])
        }
    }

    private static func find(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        }
        return starts
    }
}
