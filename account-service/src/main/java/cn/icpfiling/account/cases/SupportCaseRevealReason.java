package cn.icpfiling.account.cases;

/** The support's reason to see the personal data of a case in clear. */
enum SupportCaseRevealReason {
    CHECK_IDENTITY,
    CALL_BACK,
    ANSWER_HOLDER
}
