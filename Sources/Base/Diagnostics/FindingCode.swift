/// The stable name of one kind of finding, with its page in the manual.
///
/// A checker declares its codes as static members beside its own code, so that the rule, its words and its manual
/// page are read together:
///
///     extension FindingCode {
///         package static let linkDead = FindingCode("link.dead", .error, "链接的目标不存在", manual: "…")
///     }
///
/// `humen explain link.dead` prints `title` and `manual`.
package struct FindingCode: Sendable, Hashable {
    /// Lower-case ASCII words: the room, a full stop, the rule, as in `law.article-missing`.
    package let id: String
    /// The severity unless the run says otherwise (`--release` turns some warnings into errors).
    package let severity: Severity
    /// One line in Chinese that states the rule.
    package let title: String
    /// The manual page in Chinese Markdown: what it means, why it matters, how to mend it.
    package let manual: String

    /// A code; the static member that holds it stands beside its checker.
    package init(_ id: String, _ severity: Severity, _ title: String, manual: String) {
        self.id = id
        self.severity = severity
        self.title = title
        self.manual = manual
    }
}
