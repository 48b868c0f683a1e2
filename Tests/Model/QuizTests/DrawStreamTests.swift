import Testing

@testable import Quiz

struct DrawStreamTests {
    private func stream(_ scope: String = "pick/1") -> DrawStream {
        DrawStream(seed: "626", paper: "lianxi", scope: scope)
    }

    /// Computed apart from this code with Python's hashlib.
    @Test func `the published vector`() {
        var numbers = stream()
        #expect(
            (0..<9).map { _ in numbers.next() } == [
                2_352_299_267, 4_243_249_013, 2_953_420_647, 2_272_639_958, 171_076_310, 1_168_498_595, 825_542_951,
                1_695_208_201, 3_428_057_263,
            ])
        var shuffle = stream()
        #expect(shuffle.shuffled(Array(0..<10)) == [4, 8, 6, 3, 0, 2, 1, 9, 5, 7])
    }

    @Test func `another scope is another stream`() {
        var first = stream()
        var second = stream("pick/2")
        #expect(first.next() != second.next())
    }

    @Test func `numbers below a bound are even`() {
        var stream = stream()
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<6000 { counts[stream.below(6)] += 1 }
        #expect(counts.allSatisfy { (880...1120).contains($0) }, "\(counts)")
    }
}
