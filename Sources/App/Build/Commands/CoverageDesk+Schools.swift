package import Schools
import Spreadsheets

/// The list of schools, for people.
extension CoverageDesk {
    /// The schools of a period as a list.
    package func schoolList(_ figures: Figures) throws -> SchoolList {
        let place = try figures.region ?? configuration().county
        return SchoolList(framework, figures.records, figures.statuses, place: place)
    }

    /// Writes the list as a workbook or as CSV, by the end of the file's name.
    package mutating func write(_ list: SchoolList, asFile file: FilePath) throws {
        switch file.name.split(separator: ".").last?.lowercased() {
        case "xlsx": try ownFiles.write(try list.draft.bytes(), to: file)
        case "csv": try ownFiles.write(Array(list.csv.utf8), to: file)
        default: throw Problem(description: "\(file)：文件名要以 .xlsx 或 .csv 结尾")
        }
    }
}
