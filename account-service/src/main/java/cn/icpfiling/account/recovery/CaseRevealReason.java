package cn.icpfiling.account.recovery;

/** The support's reason to see the name, phone and message of a caller in clear. */
enum CaseRevealReason {
    CHECK_IDENTITY,
    CALL_BACK
}
