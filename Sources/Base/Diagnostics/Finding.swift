/// One thing that is wrong, or worth knowing, in what people wrote.
///
/// Mistakes in content are collected as findings and reported together; only what stops the run is thrown.
package struct Finding: Sendable, Hashable {
    package let code: FindingCode
    package var severity: Severity
    package let place: Place?
    /// One sentence that states the rule and names the thing, without a final full stop.
    package let summary: String
    /// Further sentences, each on a line of its own below the excerpt: why, and what to check.
    package let explanation: [String]
    /// Other places that belong to it, such as where a name was first defined.
    package let notes: [Note]
    /// What would mend it; offered only when proven right.
    package let fixes: [Fix]

    /// A finding; its severity is that of the code unless the run says otherwise.
    package init(
        _ code: FindingCode,
        severity: Severity? = nil,
        at place: Place?,
        _ summary: String,
        explanation: [String] = [],
        notes: [Note] = [],
        fixes: [Fix] = []
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.place = place
        self.summary = summary
        self.explanation = explanation
        self.notes = notes
        self.fixes = fixes
    }

    /// A second place with its own words.
    package struct Note: Sendable, Hashable {
        package let place: Place?
        package let text: String

        /// Words about another place, or about none.
        package init(at place: Place?, _ text: String) {
            self.place = place
            self.text = text
        }
    }

    /// A verb phrase and the text that would stand in place of the marked part.
    package struct Fix: Sendable, Hashable {
        package let title: String
        package let replacement: String?

        /// A way to mend it; without a replacement it is only said.
        package init(_ title: String, replacement: String? = nil) {
            self.title = title
            self.replacement = replacement
        }
    }
}

extension Sequence<Finding> {
    /// By file, place, code and words: the same findings are always printed in the same order.
    package func sortedByPlace() -> [Finding] {
        sorted { left, right in
            let leftKey = (left.place?.file ?? "", left.place?.offset ?? -1, left.place?.cell?.sheet ?? "")
            let rightKey = (right.place?.file ?? "", right.place?.offset ?? -1, right.place?.cell?.sheet ?? "")
            if leftKey != rightKey { return leftKey < rightKey }
            let leftLine = (left.place?.line ?? 0, left.place?.column ?? 0, left.code.id, left.summary)
            return leftLine < (right.place?.line ?? 0, right.place?.column ?? 0, right.code.id, right.summary)
        }
    }

    /// Whether any finding stops the output.
    package var haveErrors: Bool { contains { $0.severity == .error } }
}
