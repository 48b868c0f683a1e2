import DataFiles
package import Diagnostics
import Law
import Markdown
import Quiz
import Schools
import Site
import Theme

/// Every kind of finding with its manual page: what `humen explain` reads.
package enum FindingCatalogue {
    /// Every code of every module, sorted by id.
    package static let all: [FindingCode] =
        (FindingCode.dataFilesCodes + FindingCode.fileCodes + FindingCode.markdownCodes + FindingCode.lawCodes
        + FindingCode.quizCodes + FindingCode.schoolsCodes + FindingCode.siteCodes + FindingCode.themeCodes
        + FindingCode.gateCodes + FindingCode.resultsDeskCodes + FindingCode.clearingCodes
        + FindingCode.mendedKeyCodes
        + FindingCode.quizDeskCodes + FindingCode.deskCodes
        + FindingCode.bankSourceCodes
        + FindingCode.releaseCodes
        + FindingCode.pictureCodes
        + FindingCode.recordingCodes).sorted {
            $0.id < $1.id
        }

    /// The page of a code, or nil.
    package static func page(_ id: String) -> String? {
        all.first { $0.id == id }.map { "\($0.id)（\($0.severity.label)）\n\($0.title)\n\n\($0.manual)\n" }
    }

    /// A line a code.
    package static var list: String { all.map { "\($0.id)　\($0.severity.label)　\($0.title)\n" }.joined() }

    /// The code that was probably meant.
    package static func nearest(_ id: String) -> String? { NearMiss.best(for: id, among: all.map(\.id)) }
}
