/// Text that stands together between two other inlines, with the places of its pieces in the file.
struct TextRun {
    private(set) var bytes: [UInt8] = []
    /// Where each piece starts in `bytes`, and where its first byte stands in the file.
    private var pieces: [(start: Int, offset: Int)] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ literal: UnsafeBufferPointer<UInt8>, at offset: Int) {
        pieces.append((bytes.count, offset))
        bytes.append(contentsOf: literal)
    }

    mutating func append(_ byte: UInt8, at offset: Int) {
        pieces.append((bytes.count, offset))
        bytes.append(byte)
    }

    mutating func removeLast(_ count: Int) { bytes.removeLast(min(count, bytes.count)) }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
    }

    /// Where a part of the run stands in the file.
    func place(_ range: Range<Int>) -> Range<Int> {
        let start = offset(of: range.lowerBound)
        let end = offset(of: max(range.lowerBound, range.upperBound - 1)) + 1
        return start..<max(start, end)
    }

    private func offset(of position: Int) -> Int {
        guard !pieces.isEmpty else { return 0 }
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= position { low = middle } else { high = middle }
        }
        return pieces[low].offset + position - pieces[low].start
    }
}
