/// 主席令第六十七号, 国务院令第597号: what published a law.
enum LegalDecree {
    /// The numbers of the decrees that a line names.
    static func numbers(in line: String) -> [Int] {
        let bytes = Array(line.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            return (0...bytes.count).compactMap { end in
                reader.glyph(end - 3) == number ? reader.decreeNumber(endingAt: end)?.number : nil
            }
        }
    }

    static let number: UInt32 = 0xE58FB7  // 号
    static let order: UInt32 = 0xE4BBA4  // 令
}
