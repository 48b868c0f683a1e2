/// A message that only a code opens: AES-256 in counter mode, then HMAC-SHA256 over salt and cipher text.
///
///     K = PBKDF2-HMAC-SHA256(code, salt, iterations, 32 bytes)
///     bytes = AES-256-CTR(HMAC(K, "encryption"), counter from zero, message)
///     mac = HMAC(HMAC(K, "mac"), salt ‖ bytes)
///
/// Any program with these standard parts opens it. A salt belongs to one message: the key that follows from it is used once.
package struct SealedMessage: Sendable, Hashable {
    package let salt: [UInt8]
    package let iterations: Int
    package let bytes: [UInt8]
    package let mac: [UInt8]

    /// How often a code is stretched: a second on an old computer, and 2^40 codes then take longer than anybody lives.
    package static let usualIterations = 100_000

    /// Seals a message under a code.
    package init(_ message: [UInt8], code: String, salt: [UInt8], iterations: Int = usualIterations) {
        let key = Primitives.stretch(Array(code.utf8), salt: salt, iterations: iterations)
        self.salt = salt
        self.iterations = iterations
        bytes = Primitives.counterMode(message, key: Primitives.hmac(Array("encryption".utf8), key: key))
        mac = Primitives.hmac(salt + bytes, key: Primitives.hmac(Array("mac".utf8), key: key))
    }

    /// The message, or nil when the code is not the right one or something was changed.
    package func opened(with code: String) -> [UInt8]? {
        let key = Primitives.stretch(Array(code.utf8), salt: salt, iterations: iterations)
        guard Primitives.hmac(salt + bytes, key: Primitives.hmac(Array("mac".utf8), key: key)) == mac else {
            return nil
        }
        return Primitives.counterMode(bytes, key: Primitives.hmac(Array("encryption".utf8), key: key))
    }
}

extension [UInt8] {
    /// RFC 4648 with padding.
    package var base64: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((count + 2) / 3 * 4)
        for start in stride(from: 0, to: count, by: 3) {
            let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < count ? Int(self[start + $1]) : 0) }
            for place in 0..<4 {
                text.append(start + place <= count ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Two lower-case figures a byte.
    package var hex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
