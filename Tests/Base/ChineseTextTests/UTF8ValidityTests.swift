import Testing

@testable import ChineseText

@Suite struct UTF8ValidityTests {
    /// Every scalar's sequence, cut short and with each byte spoilt, judged as the standard library judges it.
    @Test func `sequences are valid where the standard library says so`() {
        let scalars: [UInt32] = [
            0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0x4E00, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF,
            0x10000, 0x1F600, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
        ]
        for scalar in scalars.compactMap(Unicode.Scalar.init) {
            let bytes = Array(String(scalar).utf8)
            check([0x61] + bytes + [0x62])
            for length in 1..<bytes.count { check(Array(bytes[..<length])) }
            for index in bytes.indices {
                for byte in UInt8.min...UInt8.max {
                    var spoilt = bytes
                    spoilt[index] = byte
                    check(spoilt + Array("毒".utf8))
                    // As the second letter of a pair, and as the first of one.
                    check(Array("禁".utf8) + spoilt + Array("毒ab".utf8))
                }
            }
        }
    }

    private func check(_ bytes: [UInt8]) {
        let expected = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
        #expect(bytes.withUnsafeBufferPointer(\.isValidUTF8) == expected, "\(bytes)")
    }
}
