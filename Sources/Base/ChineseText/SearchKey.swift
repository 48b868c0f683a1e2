/// The form in which search compares text, the same in the page's script and here.
///
/// Every UTF-16 unit becomes exactly one unit, so that a place in the key is a place in the text: ASCII capitals
/// become small, full-width ASCII becomes half-width, the ideographic space becomes a space, and the dots that stand in the
/// middle of a line (6·3) become full stops. Nothing else changes.
package enum SearchKey {
    /// The key of a text, a unit for each of its UTF-16 units.
    package static func units(_ text: String) -> [UInt16] { text.utf16.map(unit) }

    static func unit(_ unit: UInt16) -> UInt16 {
        var unit = unit
        if unit >= 0xFF01, unit <= 0xFF5E { unit -= 0xFEE0 }
        if unit == 0x3000 || unit == 0x00A0 || unit == 0x0A || unit == 0x09 { return 0x20 }
        if unit >= 0x41, unit <= 0x5A { unit += 0x20 }
        switch unit {
        case 0x00B7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return 0x2E
        default: break
        }
        return unit
    }
}
