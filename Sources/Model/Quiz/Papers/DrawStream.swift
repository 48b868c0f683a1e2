import Digests

/// The only source of chance in papers: numbers that anyone can compute again from the seed.
///
/// ## The published algorithm
/// - Block k (k = 0, 1, 2 …) is SHA-256 of the UTF-8 text `seed|paper|scope|k`, k in decimal. Each block gives eight
///   numbers of 32 bits, big-endian, in order.
/// - `below(n)`: take numbers until one is less than 2³² − (2³² mod n); the result is that number mod n.
/// - A shuffle is Fisher–Yates from the end: for i = count − 1 down to 1, swap element i with element `below(i + 1)`.
/// - Scopes: `pick/<section>` or `pick/<section>/<cell>` chooses questions, `<variant>/items/<section>` orders them,
///   `<variant>/options/<question id>` orders options, `<variant>/key/<attempt>` evens the key. Sections and cells count from
///   1, attempts from 0. The whole is in `docs/papers.md`.
///
/// Test vector: seed `626`, paper `lianxi`, scope `pick/1` shuffles `0 1 2 3 4 5 6 7 8 9` into
/// `4 8 6 3 0 2 1 9 5 7`; the first number of the stream is 2352299267.
struct DrawStream {
    private let prefix: String
    private var counter = 0
    private var block: [UInt8] = []
    private var index = 0

    init(seed: String, paper: String, scope: String) {
        prefix = "\(seed)|\(paper)|\(scope)|"
    }

    mutating func next() -> UInt32 {
        if index == block.count {
            block = SHA256Digest(of: Array((prefix + String(counter)).utf8)).bytes
            counter += 1
            index = 0
        }
        defer { index += 4 }
        return UInt32(block[index]) << 24 | UInt32(block[index + 1]) << 16 | UInt32(block[index + 2]) << 8
            | UInt32(block[index + 3])
    }

    /// Evenly distributed from 0 to `bound` − 1.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let range = UInt64(1) << 32
        let limit = range - range % UInt64(bound)
        while true {
            let number = UInt64(next())
            if number < limit { return Int(number % UInt64(bound)) }
        }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in stride(from: result.count - 1, through: 1, by: -1) {
            result.swapAt(index, below(index + 1))
        }
        return result
    }
}
