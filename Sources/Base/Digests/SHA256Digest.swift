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

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

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

/// The digest of a message that comes in parts.
package struct SHA256Stream: ~Copyable {
    private let context: OpaquePointer?

    /// A message without any part yet.
    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds the next part.
    package mutating func add(_ part: [UInt8]) {
        part.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// The digest of all parts.
    package consuming func finish() -> SHA256Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        digest.withUnsafeMutableBufferPointer { _ = EVP_DigestFinal_ex(context, $0.baseAddress, nil) }
        return SHA256Digest(bytes: digest)
    }
}
