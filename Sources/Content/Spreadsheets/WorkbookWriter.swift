import CXLSXWriter
import Glibc

extension WorkbookDraft {
    /// Why a workbook could not be written, in Chinese.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The workbook as xlsx; the same workbook always gives the same bytes.
    ///
    /// The library writes to a path: it gets one of memory, and no file of ours is made.
    package func bytes() throws(Problem) -> [UInt8] {
        let file = shim_memory_file()
        guard file >= 0 else { throw Problem(description: "内存不足，写不了 xlsx") }
        defer { close(file) }
        let writer = WorkbookWriter(path: "/proc/self/fd/\(file)")
        guard let writer else { throw Problem(description: "内存不足，写不了 xlsx") }
        let status = writer.write(self)
        guard status == LXW_NO_ERROR else {
            throw Problem(description: "写不了 xlsx：" + String(cString: lxw_strerror(status)))
        }
        return try Self.content(of: file)
    }

    private static func content(of file: Int32) throws(Problem) -> [UInt8] {
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > 0 else { throw Problem(description: "写不了 xlsx") }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = pread(file, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
                if got <= 0 { break }
                count += got
            }
        }
        guard bytes.count == size else { throw Problem(description: "写不了 xlsx") }
        return bytes
    }
}

/// Speaks to libxlsxwriter; the only file that does.
private struct WorkbookWriter {
    private let book: UnsafeMutablePointer<lxw_workbook>

    init?(path: String) {
        guard let book = workbook_new(path) else { return nil }
        self.book = book
    }

    /// Writes all and closes the book, which frees it.
    func write(_ draft: WorkbookDraft) -> lxw_error {
        setProperties(draft)
        var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
        var names: Set<String> = []
        for sheet in draft.sheets {
            let name = Self.name(sheet.name, taken: &names)
            guard let target = workbook_add_worksheet(book, name) else { continue }
            SheetWriter(sheet: sheet.fitted, target: target).write { style in
                if let known = formats[style] { return known }
                let format = self.format(style)
                formats[style] = format
                return format
            }
        }
        return workbook_close(book)
    }

    private func setProperties(_ draft: WorkbookDraft) {
        let title = strdup(draft.title)
        let author = strdup("Humen")
        defer {
            free(title)
            free(author)
        }
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        // 2026-01-01, always.
        properties.created = 1_767_225_600
        workbook_set_properties(book, &properties)
    }

    /// A name that a sheet may have: at most 31 units, none of `[]:*?/\`, each once.
    private static func name(_ wanted: String, taken: inout Set<String>) -> String {
        let plain = String(wanted.map { "[]:*?/\\'".contains($0) ? " " : $0 })
        let base = String(decoding: Array(plain.utf16.prefix(27)), as: UTF16.self)
        var name = base.isEmpty ? "表" : base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(base) \(number)"
            number += 1
        }
        return name
    }

    private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, "宋体")
        format_set_font_size(format, style.size)
        if style.isBold { format_set_bold(format) }
        if let fill = style.fill { format_set_bg_color(format, fill) }
        if let color = style.color { format_set_font_color(format, color) }
        switch style.alignment {
        case .start: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .end: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if !style.format.isEmpty { format_set_num_format(format, style.format) }
        if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if style.wraps { format_set_text_wrap(format) }
        if style.isOpen { format_set_unlocked(format) }
        return format
    }
}

/// Writes one sheet.
private struct SheetWriter {
    let sheet: SheetDraft
    let target: UnsafeMutablePointer<lxw_worksheet>

    func write(_ format: (CellStyle) -> UnsafeMutablePointer<lxw_format>?) {
        worksheet_set_default_row(target, 20, 0)
        for (index, width) in sheet.widths.enumerated() {
            worksheet_set_column(target, UInt16(index), UInt16(index), width, nil)
        }
        for (row, height) in sheet.heights.sorted(by: { $0.key < $1.key }) {
            worksheet_set_row(target, UInt32(row), height, nil)
        }
        for span in sheet.merges where span.rows.count > 1 || span.columns.count > 1 {
            let first = cell(span.rows.lowerBound, span.columns.lowerBound)
            worksheet_merge_range(
                target, UInt32(span.rows.lowerBound), UInt16(span.columns.lowerBound),
                UInt32(span.rows.upperBound), UInt16(span.columns.upperBound), "", format(first?.style ?? .plain))
        }
        let covered = Set(
            sheet.merges.flatMap { span in
                span.rows.flatMap { row in span.columns.map { SheetPlace(row: row, column: $0) } }.dropFirst()
            })
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() where !covered.contains(SheetPlace(row: row, column: column)) {
                write(cell, UInt32(row), UInt16(column), format(cell.style))
            }
        }
        for choice in sheet.choices { restrict(choice) }
        lay()
    }

    private struct SheetPlace: Hashable {
        let row: Int
        let column: Int
    }

    private func cell(_ row: Int, _ column: Int) -> CellDraft? {
        guard sheet.rows.indices.contains(row), sheet.rows[row].indices.contains(column) else { return nil }
        return sheet.rows[row][column]
    }

    private func write(_ cell: CellDraft, _ row: UInt32, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?)
    {
        switch cell.value {
        case .empty: worksheet_write_blank(target, row, column, format)
        case .text(let text): worksheet_write_string(target, row, column, Self.clipped(text), format)
        case .number(let number): worksheet_write_number(target, row, column, number, format)
        case .formula(let formula, let value):
            worksheet_write_formula_num(target, row, column, "=" + formula, format, value)
        case .textFormula(let formula, let value):
            worksheet_write_formula_str(target, row, column, "=" + formula, format, value)
        }
        guard let remark = cell.remark else { return }
        var options = lxw_comment_options()
        let author = strdup(SheetNotes.author)
        defer { free(author) }
        options.author = author
        options.width = 260
        options.height = UInt16(min(400, 40 + 18 * (remark.utf16.count / 18 + remark.split(separator: "\n").count)))
        worksheet_write_comment_opt(target, row, column, Self.clipped(remark), &options)
    }

    /// What a cell may hold at most, and no character that XML refuses.
    private static func clipped(_ text: String) -> String {
        let allowed = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        let plain = String(String.UnicodeScalarView(allowed))
        return plain.utf16.count <= 32_767 ? plain : String(plain.prefix(16_000))
    }

    private func restrict(_ choice: SheetDraft.Choice) {
        var validation = lxw_data_validation()
        let message = strdup(String(choice.message.prefix(80)))
        let title = strdup("请按要求填写")
        validation.input_message = message
        validation.error_title = title
        validation.error_message = message
        var words: [UnsafeMutablePointer<CChar>?] = []
        defer {
            free(message)
            free(title)
            for word in words { free(word) }
        }
        let rows = choice.span.rows
        let columns = choice.span.columns
        func apply() {
            worksheet_data_validation_range(
                target, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound), &validation)
        }
        switch choice.rule {
        case .list(let values):
            words = values.map { strdup($0) } + [nil]
            words.withUnsafeMutableBufferPointer { buffer in
                validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                validation.value_list = buffer.baseAddress
                apply()
            }
        case .number(let range):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            validation.minimum_number = range.lowerBound
            validation.maximum_number = range.upperBound
            apply()
        }
    }

    /// Panes, protection and paper.
    private func lay() {
        if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
            worksheet_freeze_panes(target, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
            if sheet.frozenRows > 0 { worksheet_repeat_rows(target, 0, UInt32(sheet.frozenRows - 1)) }
        }
        if let filter = sheet.filter {
            worksheet_autofilter(
                target, UInt32(filter.rows.lowerBound), UInt16(filter.columns.lowerBound),
                UInt32(filter.rows.upperBound), UInt16(filter.columns.upperBound))
        }
        if sheet.isHidden { worksheet_hide(target) }
        worksheet_set_paper(target, 9)
        if sheet.isLandscape { worksheet_set_landscape(target) }
        if sheet.fitsWidth {
            worksheet_fit_to_pages(target, 1, 0)
        } else if sheet.printScale != 100 {
            worksheet_set_print_scale(target, UInt16(sheet.printScale))
        }
        var breaks = sheet.pageBreaks.prefix(1_000).map { UInt32($0) } + [0]
        if breaks.count > 1 { worksheet_set_h_pagebreaks(target, &breaks) }
        worksheet_set_margins(target, 0.6, 0.6, 0.7, 0.7)
        let foot = sheet.footer.replacing("&", with: "&&")
        worksheet_set_footer(target, "&L" + String(foot.prefix(120)) + "&R第 &P 页，共 &N 页")
        guard sheet.isLocked else { return }
        var protection = lxw_protection()
        protection.format_columns = 1
        protection.format_rows = 1
        worksheet_protect(target, nil, &protection)
    }
}
