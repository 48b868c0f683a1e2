/// The ids of one page, as hashes, to be looked up in once they are all there.
struct AnchorList: Sendable, Equatable {
    private var hashes: [UInt64] = []

    mutating func insert(_ hash: UInt64) { hashes.append(hash) }

    mutating func add(_ other: AnchorList) { hashes += other.hashes }

    /// Makes the list ready for ``contains(_:)``.
    mutating func sort() { hashes.sort() }

    func contains(_ hash: UInt64) -> Bool {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    /// FNV-1a.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 1_099_511_628_211 }
        return hash
    }
}
