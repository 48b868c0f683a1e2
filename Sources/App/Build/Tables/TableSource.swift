import Diagnostics
import Foundation
import Spreadsheets

/// A table file read by what it is, whatever its name says: xlsx, CSV in any usual encoding, a page, or an old format.
struct TableSource {
    let grid: Grid
    /// The bytes of the file as it came.
    let bytes: [UInt8]
    /// The workbook that the grid was read from: the file itself, or what another program made of it; nil for texts and pages.
    let workbook: [UInt8]?

    /// Why a table cannot be read, with what to do.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    init(_ file: FilePath, findings: inout [Finding]) throws {
        bytes = try Disk.read(file)
        do {
            switch TableFile(bytes, name: file.name) {
            case .workbook:
                workbook = bytes
                grid = try Grid(workbook: bytes, file: file.path)
            case .text:
                workbook = nil
                grid = Grid(csv: try SourceReader.read(file, findings: &findings), findings: &findings)
            case .json:
                workbook = nil
                grid = try Grid(json: try SourceReader.read(file, findings: &findings).bytes, file: file.path)
            case .page:
                workbook = nil
                grid = try Grid(page: try SourceReader.read(file, findings: &findings).bytes, file: file.path)
            case .old:
                let turned = try OldTables.workbook(of: file, environment: ProcessInfo.processInfo.environment)
                workbook = turned
                grid = try Grid(workbook: turned, file: file.path)
            case .refused(let words): throw Problem(description: "\(file)：\(words)")
            }
        } catch let problem as Grid.Problem {
            throw Problem(description: "\(file)：\(problem)")
        }
    }
}
