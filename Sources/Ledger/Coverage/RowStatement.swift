import GRDB
import GRDBSQLite

/// A value of a row as SQLite stores it; the ledger has no other types.
enum Field: Equatable {
    case null
    case int(Int)
    case text(String)

    init(converting value: (any DatabaseValueConvertible)?) {
        switch value?.databaseValue.storage ?? .null {
        case .null: self = .null
        case .int64(let number): self = .int(Int(number))
        case .double(let number): self = .text(String(number))
        case .string(let text): self = .text(text)
        case .blob(let data): self = .text(String(decoding: data, as: UTF8.self))
        }
    }

    init(_ text: String?) { self = text.map(Field.text) ?? .null }

    init(_ number: Int?) { self = number.map(Field.int) ?? .null }
}

/// A prepared statement that is run row by row, without an object for every value: a province has hundreds of thousands of them.
///
/// The only file that speaks to SQLite itself. A class, because SQLite's statement must be reset exactly once.
final class RowStatement {
    private let handle: OpaquePointer
    /// Owns the handle.
    private let statement: Statement

    init(_ sql: String, _ database: Database, _ fields: [Field] = []) throws {
        statement = try database.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        bind(fields)
    }

    deinit { sqlite3_reset(handle) }

    /// Starts again with other arguments.
    func restart(_ fields: [Field]) {
        sqlite3_reset(handle)
        bind(fields)
    }

    /// Runs a statement that gives no rows.
    func run(_ fields: [Field], _ last: Field? = nil) throws {
        restart(fields)
        if let last { bind(last, Int32(fields.count + 1)) }
        _ = try next()
        sqlite3_reset(handle)
    }

    /// Goes to the next row; false when there is none.
    func next() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    var columns: Int { Int(sqlite3_column_count(handle)) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// Whether a text is there and has no bytes.
    func isEmpty(_ column: Int32) -> Bool { sqlite3_column_bytes(handle, column) == 0 }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let length = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// How the text of a column compares with another, byte by byte: below 0 where it comes first.
    func order(_ column: Int32, _ other: String) -> Int {
        guard let start = sqlite3_column_text(handle, column) else { return -1 }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return Self.order(bytes, other)
    }

    private static func order(_ bytes: UnsafeBufferPointer<UInt8>, _ other: String) -> Int {
        var other = other
        return other.withUTF8 { otherBytes in
            for (left, right) in zip(bytes, otherBytes) where left != right { return left < right ? -1 : 1 }
            return bytes.count - otherBytes.count
        }
    }

    /// Adds the row to a digest: each value with its type and length, so that no two rows read the same.
    func encode(into bytes: inout [UInt8]) {
        for column in 0..<sqlite3_column_count(handle) {
            switch sqlite3_column_type(handle, column) {
            case SQLITE_NULL: bytes.append(UInt8(ascii: "n"))
            case SQLITE_INTEGER: RowCode.add(int(column), to: &bytes)
            case SQLITE_FLOAT: bytes += Array("d\(sqlite3_column_double(handle, column))".utf8)
            case SQLITE_TEXT:
                let start = sqlite3_column_text(handle, column)
                let text = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
                RowCode.addLength(text.count, to: &bytes)
                bytes.append(contentsOf: text)
            default:
                let count = Int(sqlite3_column_bytes(handle, column))
                bytes += Array("b\(count):".utf8)
                if let start = sqlite3_column_blob(handle, column) {
                    bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
                }
            }
            bytes.append(0x0A)
        }
    }

    private func bind(_ fields: [Field]) {
        for (index, field) in fields.enumerated() { bind(field, Int32(index + 1)) }
    }

    private func bind(_ field: Field, _ column: Int32) {
        switch field {
        case .null: sqlite3_bind_null(handle, column)
        case .int(let number): sqlite3_bind_int64(handle, column, Int64(number))
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    _ = sqlite3_bind_text(handle, column, bytes.baseAddress, Int32(bytes.count), Self.copied)
                }
            }
        }
    }

    /// SQLite's own name for “copy the text”: a macro that Swift does not import.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// How rows are written for their digest.
enum RowCode {
    static func add(_ field: Field, to bytes: inout [UInt8]) {
        switch field {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .int(let number): add(number, to: &bytes)
        case .text(let text):
            addLength(text.utf8.count, to: &bytes)
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(0x0A)
    }

    static func add(_ number: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "i"))
        addFigures(number, to: &bytes)
    }

    static func addLength(_ count: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "s"))
        addFigures(count, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    private static func addFigures(_ number: Int, to bytes: inout [UInt8]) {
        if (0...9).contains(number) { bytes.append(0x30 + UInt8(number)) } else { bytes += String(number).utf8 }
    }
}
