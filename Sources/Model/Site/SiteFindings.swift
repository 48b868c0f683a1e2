package import Diagnostics

extension FindingCode {
    /// Every code of this module.
    package static let siteCodes: [FindingCode] =
        [
            .frontMatterUnclosed, .frontMatterUnopened, .frontMatterMisplaced, .slugNotASCII, .titleMissing,
            .alternativeMissing,
            .variableUnknown, .routeCollision,
            .valueUnknown, .datesDisagree, .aliasInvalid, .baseURLInvalid, .tagsAlike, .columnMissing, .columnUnnamed,
            .identityNumber,
            .mobileNumber, .placeholder,
            .linkDead, .anchorMissing, .linkAbsolute, .externalResource, .pathNotASCII, .questionUnknown,
            .articleUnclear, .mediaFormat, .posterMissing,
            .practiceUnknown, .practiceNotOpen, .reviewRecord, .reviewMissing, .reviewOutdated, .approvalMissing,
            .mapNumber, .exhibitRoom,
        ] + scenarioCodes + glossaryCodes + calendarCodes
}
