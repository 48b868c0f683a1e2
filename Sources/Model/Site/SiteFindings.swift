package import Diagnostics

extension FindingCode {
    /// Every code of this module.
    package static let siteCodes: [FindingCode] =
        [
            .frontMatterUnclosed, .slugNotASCII, .titleMissing, .alternativeMissing, .variableUnknown, .routeCollision,
            .linkDead, .anchorMissing, .linkAbsolute, .externalResource, .pathNotASCII,
            .reviewRecord, .reviewMissing, .reviewOutdated, .approvalMissing, .mapNumber, .exhibitRoom,
        ] + scenarioCodes + glossaryCodes + calendarCodes
}
