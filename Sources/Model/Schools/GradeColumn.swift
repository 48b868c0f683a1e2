import Spreadsheets

/// A column of a filled sheet that is about one grade: 五年级课时, 课时（初二）.
struct GradeColumn {
    let name: ColumnName
    /// The code of its indicator.
    let indicator: String
    let grade: Grade

    /// The columns of a sheet that are about one grade, each heading once.
    static func all(in grid: Grid, _ framework: Framework) -> [GradeColumn] {
        var found: [String: GradeColumn] = [:]
        for sheet in grid.sheets {
            for row in sheet.rows.lazy.filter({ !$0.isBlank }).prefix(15) {
                for cell in row.cells where cell.text.utf8.count <= 60 && mayNameGrade(cell.text) {
                    let key = NameKey.of(cell.text)
                    let plain = NameKey.of(ColumnName.plain(cell.text))
                    guard found[key] == nil else { continue }
                    found[key] =
                        GradeColumn(cell.text, key: key, framework) ?? GradeColumn(cell.text, key: plain, framework)
                }
            }
        }
        return found.values.sorted { ($0.indicator, $0.grade, $0.name.label) < ($1.indicator, $1.grade, $1.name.label) }
    }

    /// Most cells are looked at no further.
    private static func mayNameGrade(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0 == "年" || $0 == "初" || $0 == "高" || $0 == "职" }
    }

    private init?(_ heading: String, key: String, _ framework: Framework) {
        for indicator in framework.indicators {
            for word in [indicator.label] + indicator.aliases {
                let word = NameKey.of(word)
                let rest: String
                if key.hasSuffix(word), key != word {
                    rest = String(key.dropLast(word.count))
                } else if key.hasPrefix(word), key != word {
                    rest = String(key.dropFirst(word.count))
                } else {
                    continue
                }
                guard let grades = Grade.read(rest), grades.count == 1 else { continue }
                self.indicator = indicator.code
                grade = grades[0]
                name = ColumnName("\(indicator.code)@\(grades[0].id)", heading.compact)
                return
            }
        }
        return nil
    }
}
