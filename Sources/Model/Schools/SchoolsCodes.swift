package import Diagnostics

extension FindingCode {
    /// Every finding of this module.
    package static let schoolsCodes: [FindingCode] = [
        .frameworkIncomplete, .frameworkReference,
        .personalData, .staffColumn,
        .headingMissing, .headingUnclear, .columnMissing, .columnRepeated, .columnIgnored, .rowSkipped, .rowEmpty,
        .sheetEmpty, .sheetSkipped, .valueMerged, .cellError, .cellOutside, .hiddenRead, .valuesCopied,
        .nameMissing, .schoolCode, .schoolRepeated, .schoolJoined, .schoolShort, .schoolUnknown, .schoolAmbiguous,
        .schoolNotCounted,
        .stageUnclear, .stageFromName, .stageMismatch, .stageAgainstName, .gradeUnclear, .regionMissing, .areaMixed,
        .schoolNamesake,
        .cellUnclear,
        .rosterAbsent,
        .valueUnclear, .valueApproximate, .valueTooMuch, .valueNotApplicable, .valueBeyond, .valueSuspect,
        .valuesRepeated,
        .periodMismatch, .regionContradicts, .codeMismatch, .markUnread, .schoolChanged,
        .verdictUnclear, .activityUnclear, .surveyUnclear, .hourUnclear, .hourUnsigned,
    ]
}
