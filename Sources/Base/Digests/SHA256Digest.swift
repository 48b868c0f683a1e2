import CLibCrypto

/// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto; the only file that speaks to it.
package struct SHA256Digest: Sendable, Hashable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Hashes a whole message.
    package init(of message: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 32)
        message.withUnsafeBufferPointer { input in
            digest.withUnsafeMutableBufferPointer { output in
                _ = SHA256(input.baseAddress, input.count, output.baseAddress)
            }
        }
        bytes = digest
    }

    /// 64 lower-case hexadecimal figures.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The figures of a message's digest.
    package static func hex(of message: [UInt8]) -> String { SHA256Digest(of: message).hex }
}
