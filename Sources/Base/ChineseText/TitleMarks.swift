extension StringProtocol {
    /// The text between the marks of a title, 《》; marks of that kind in it become 〈〉, and those 《》 again (GB/T 15834, 4.15.3.4).
    package var inTitleMarks: String {
        var inner = ""
        var depth = 0
        for character in self {
            switch character {
            case "《", "〈":
                inner.append(depth.isMultiple(of: 2) ? "〈" : "《")
                depth += 1
            case "》", "〉":
                depth = Swift.max(0, depth - 1)
                inner.append(depth.isMultiple(of: 2) ? "〉" : "》")
            default: inner.append(character)
            }
        }
        return "《\(inner)》"
    }
}
