package cn.icpfiling.account.recovery;

/** Why a person of the support looks at who asks. */
enum CaseRevealReason {
    CHECK_IDENTITY,
    CALL_BACK
}
