package import Diagnostics

extension FindingCode {
    /// Every finding of this module.
    package static let quizCodes: [FindingCode] =
        [
            .quizLineUnrecognized, .quizBankEmpty, .quizNumberJumps, .quizSectionUnknown, .quizFieldUnknown,
            .quizFieldRepeated, .quizFieldHidden, .quizValue,
            .quizPoints, .quizHeadingSum, .quizKeyList, .quizColumnUnread, .quizMerged,
            .quizMaterial,
            .quizIDDuplicate, .quizRepeated, .quizStemDuplicate, .quizStemEmpty, .quizAnswerMissing, .quizNotAnOption,
            .quizAnswerCount,
            .quizAnswerConflict, .quizAnswerUnreadable, .quizBlankCount, .quizBlankAlternatives, .quizBlankNumbers,
            .quizBlankUnit,
            .quizOptionsTooFew, .quizStemAnswer, .quizBlankInside,
            .quizOptionOrder,
            .quizOptionDuplicate,
            .quizOptionEmpty, .quizOptionMarks, .quizMultipleOneAnswer, .quizExplanationDiffers, .quizFormatRefused,
            .quizHeadingWords,
            .quizAboveNotLast, .quizAboveUnpinned, .quizKeyUneven, .quizLongestRight, .quizStemSimilar, .quizReviewOld,
            .quizReviewLater,
            .quizBasisNewer,
            .quizBasisUnclear, .quizMarkdown,
            .quizPictureMissing, .paperEmpty, .paperSection, .paperSums, .paperPoints, .paperContest, .paperContestStem,
            .paperApproval,
            .paperBankMissing, .paperEnemyMissing, .paperShortage, .paperSearch, .paperIssuedUnreadable,
            .paperIssuedAltered,
        ] + careCodes + resultsCodes
}
