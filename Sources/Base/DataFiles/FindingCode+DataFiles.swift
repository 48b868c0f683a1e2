package import Diagnostics

extension FindingCode {
    /// Every code of this module, for `humen explain`.
    package static let dataFilesCodes: [FindingCode] = [
        .csvUnclosed, .draftUnread, .fieldRepeated, .fieldType, .fieldUnknown, .yamlBroken, .yamlRemark,
    ]
}
