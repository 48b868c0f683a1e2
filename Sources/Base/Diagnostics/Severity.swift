/// How bad a finding is: whether the run may still hand out what it made.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Something to know; nothing needs mending.
    case note
    /// Output is made, but somebody should look.
    case warning
    /// Nothing is written; the run ends with exit code 1.
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// The word that stands in front of a message.
    package var label: String {
        switch self {
        case .note: "提示"
        case .warning: "警告"
        case .error: "错误"
        }
    }
}
