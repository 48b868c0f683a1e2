import CCMarkGFM
import Glibc
import Synchronization

/// A document as cmark-gfm parsed it; the only file that speaks to cmark.
///
/// Owns the C tree and frees it. Nodes must not outlive their document.
struct CMarkDocument: ~Copyable {
    private let root: OpaquePointer

    /// Parses with the extensions of GFM but for the tag filter.
    init?(_ bytes: some Collection<UInt8>) {
        Self.register
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in Self.extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        let fed: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard fed != nil else { return nil }
        let root = Self.inlines.withLock { _ in UInt(bitPattern: cmark_parser_finish(parser)) }
        guard let root = OpaquePointer(bitPattern: root) else { return nil }
        self.root = root
    }

    deinit { cmark_node_free(root) }

    /// The blocks that stand in no other.
    var blocks: [CMarkNode] {
        var blocks: [CMarkNode] = []
        var next = CMarkNode(pointer: root).firstChild
        while let node = next {
            blocks.append(node)
            next = node.next
        }
        return blocks
    }

    /// Visits every node in document order: containers twice, leaves once.
    func walk(_ visit: (_ node: CMarkNode, _ entering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            visit(CMarkNode(pointer: node), event == CMARK_EVENT_ENTER)
        }
    }

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

    /// Registering is not safe from two threads; a static constant is made once.
    private static let register: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Held while inlines are read.
    ///
    /// The characters that extensions look for are one table for the whole process, which each parser of cmark-gfm fills before
    /// it reads inlines and empties behind them. Without the lock one thread would take `~~` and addresses from another.
    /// Whoever else in the process calls `cmark_parser_finish` holds it too.
    static let inlines = Mutex(())
}

/// One node of a document.
struct CMarkNode: Equatable {
    fileprivate let pointer: OpaquePointer

    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case footnoteDefinition, table, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
        case footnoteReference, other
    }

    var kind: Kind {
        let type = cmark_node_get_type(pointer)
        switch type {
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_LIST: return .list
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_HTML_INLINE: return .htmlInline
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_IMAGE: return .image
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
        case CMARK_NODE_DOCUMENT: return .document
        default: return extensionKind(type.rawValue)
        }
    }

    private func extensionKind(_ type: UInt32) -> Kind {
        if type == shim_type_table_cell() { return .tableCell }
        if type == shim_type_table_row() { return .tableRow }
        if type == shim_type_table() { return .table }
        return type == shim_type_strikethrough() ? .strikethrough : .other
    }

    /// Hands over the literal of a leaf without copying it.
    func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let literal = cmark_node_get_literal(pointer) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let count = strlen(literal)
        return literal.withMemoryRebound(to: UInt8.self, capacity: count) {
            body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    var literal: [UInt8] { withLiteral { Array($0) } }
    var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    /// Whether a code block stands between fences, not further in than the text around it.
    var isFenced: Bool {
        var (length, offset, sign) = (Int32(0), Int32(0), CChar(0))
        return cmark_node_get_fenced(pointer, &length, &offset, &sign) != 0
    }
    /// The info string of a fenced code block.
    var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    /// Lines and byte columns, counted from 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
    var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

    /// Nil for an ordinary list item; whether the box of a task is ticked.
    var taskIsDone: Bool? {
        guard let type = cmark_node_get_type_string(pointer), String(cString: type) == "tasklist" else { return nil }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// The alignment of each column of a table: `l`, `c`, `r` or 0.
    var tableAlignments: [UInt8] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard count > 0, let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return Array(UnsafeBufferPointer(start: alignments, count: count))
    }

    /// Whether the walk enters and leaves it; a picture's text is not walked through.
    var isContainer: Bool {
        switch kind {
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .htmlBlock, .codeBlock, .thematicBreak,
            .footnoteReference, .image:
            false
        default: true
        }
    }

    var parent: CMarkNode? { cmark_node_parent(pointer).map(CMarkNode.init) }
    var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }
    var previous: CMarkNode? { cmark_node_previous(pointer).map(CMarkNode.init) }
    var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }
    var lastChild: CMarkNode? { cmark_node_last_child(pointer).map(CMarkNode.init) }
}
