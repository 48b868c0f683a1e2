/// Where in a file something stands.
package struct Place: Sendable, Hashable {
    /// The path as it was given.
    package let file: String
    /// UTF-8 offset from the start of the file, or nil for the file as a whole.
    package let offset: Int?
    /// Counted from 1, or nil for the file as a whole.
    package let line: Int?
    /// Characters from the start of the line, counted from 1.
    package let column: Int?
    /// The line with the guilty part, or nil for the file as a whole.
    package let excerpt: Excerpt?

    package init(file: String, offset: Int? = nil, line: Int? = nil, column: Int? = nil, excerpt: Excerpt? = nil) {
        self.file = file
        self.offset = offset
        self.line = line
        self.column = column
        self.excerpt = excerpt
    }

    /// `file:line:column`, as far as it is known.
    package var label: String {
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }
}

/// One line of a source, cut at the part that a finding is about.
package struct Excerpt: Sendable, Hashable {
    package let before: String
    package let marked: String
    package let after: String

    package init(before: String, marked: String, after: String) {
        self.before = before
        self.marked = marked
        self.after = after
    }

    package var line: String { before + marked + after }
}
