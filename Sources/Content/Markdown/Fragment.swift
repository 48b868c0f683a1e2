/// A Markdown document, parsed once: HTML with holes where the answer is not known yet or differs by output.
///
/// No tree is kept. Every output (site, paper, WeChat) fills the same holes in its own way; search takes the text.
package struct Fragment: Sendable {
    /// UTF-8 HTML of the document's body, without the holes.
    package let html: [UInt8]
    /// In the order of their offsets.
    package let holes: [Hole]
    package let headings: [Heading]
    /// UTF-8 text as a reader sees it, a line feed between blocks.
    package let plainText: [UInt8]
    /// What is struck out, a line feed behind each piece: it stands on the page and can be searched, but the page does not say it.
    package let struckText: [UInt8]
    /// The first paragraph's part of `plainText`.
    package let firstParagraph: Range<Int>
    /// The text of a leading heading of level 1 that was taken as the page's title instead of standing in `html`.
    package let takenTitle: String?
    /// Where blocks begin, in the order of their offsets.
    package let places: [BlockPlace]
    /// Text that a scanner marked where no link of its own can stand: inside a link, in the heading of a box, in a caption, in raw HTML.
    package let linkedMarks: [LinkedMark]

    /// A mark that is no hole.
    package struct LinkedMark: Sendable, Hashable {
        package let text: String
        /// UTF-8 offsets in the source file.
        package let range: Range<Int>
    }

    /// A heading with its anchor.
    package struct Heading: Sendable, Hashable {
        /// Unique in the document, ASCII.
        package let id: String
        package let title: String
        /// 1 to 6, as it stands in `html`.
        package let level: Int
    }

    /// The source line of the block that begins at an offset of `html`.
    package struct BlockPlace: Sendable, Hashable {
        package let offset: Int
        /// Counted from 1 in the whole file.
        package let line: Int
    }

    /// The source line, counted from 1, of whatever stands at an offset of `html`.
    package func line(at offset: Int) -> Int? {
        places.last { $0.offset <= offset }?.line
    }

    /// The HTML with every hole filled; `fill` gets each hole with its index.
    package func filled(_ fill: (Int, Hole) -> [UInt8]) -> [UInt8] {
        guard !holes.isEmpty else { return html }
        var result: [UInt8] = []
        result.reserveCapacity(html.count + holes.count * 64)
        var position = 0
        for (index, hole) in holes.enumerated() {
            result += html[position..<hole.offset]
            result += fill(index, hole)
            position = hole.offset
        }
        result += html[position...]
        return result
    }
}

extension Fragment {
    /// A part of the HTML with its holes filled and more put in between.
    ///
    /// `insertions` are in the order of their offsets; one that `closes` goes before a hole at the same offset, another
    /// behind it.
    package func filled(
        _ part: Range<Int>, holes: Range<Int>, inserting insertions: [(offset: Int, closes: Bool, bytes: [UInt8])],
        _ fill: (Int, Hole) -> [UInt8]
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(part.count + (holes.count + insertions.count) * 64)
        var position = part.lowerBound
        var hole = holes.lowerBound
        func put(_ bytes: [UInt8], at offset: Int) {
            result += html[position..<offset]
            result += bytes
            position = offset
        }
        for insertion in insertions {
            while hole < holes.upperBound,
                self.holes[hole].offset < insertion.offset + (insertion.closes ? 0 : 1)
            {
                put(fill(hole, self.holes[hole]), at: self.holes[hole].offset)
                hole += 1
            }
            put(insertion.bytes, at: insertion.offset)
        }
        for index in hole..<holes.upperBound { put(fill(index, self.holes[index]), at: self.holes[index].offset) }
        result += html[position..<part.upperBound]
        return result
    }
}

/// A place in a fragment that is filled later.
package struct Hole: Sendable, Hashable {
    /// Where in the fragment's HTML the filling goes.
    package let offset: Int
    package let kind: Kind
    /// UTF-8 offsets in the source file of what stands there.
    package let range: Range<Int>

    /// What is to be filled in, with what its author wrote.
    package enum Kind: Sendable, Hashable {
        /// The start tag of a link; `text` is what the reader sees.
        case linkStart(destination: String, title: String, text: String)
        case linkEnd
        case image(source: String, alternative: String, title: String)
        /// Text that a scanner marked, such as a citation.
        case mark(String)
        /// `{{name}}`: a value of site.yaml.
        case variable(String)
        /// A directive of one line has its end right behind its start.
        indirect case directiveStart(Directive)
        case directiveEnd(Directive)
    }
}
