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

/// The primitives of ``SealedMessage``; each is one call of libcrypto.
enum Primitives {
    /// HMAC-SHA256 (RFC 2104).
    static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, &length)
        return code
    }

    /// 32 bytes of PBKDF2-HMAC-SHA256 (RFC 8018).
    static func stretch(_ password: [UInt8], salt: [UInt8], iterations: Int) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: 32)
        password.withUnsafeBytes { password in
            let text = password.bindMemory(to: CChar.self)
            _ = PKCS5_PBKDF2_HMAC(
                text.baseAddress, Int32(text.count), salt, Int32(salt.count), Int32(iterations), EVP_sha256(), 32, &key)
        }
        return key
    }

    /// AES-256 (FIPS 197) in counter mode from zero: a key may serve one message only.
    static func counterMode(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: message.count)
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var length: Int32 = 0
        let start = [UInt8](repeating: 0, count: 16)
        EVP_EncryptInit_ex(context, EVP_aes_256_ctr(), nil, key, start)
        EVP_EncryptUpdate(context, &result, &length, message, Int32(message.count))
        return result
    }
}
