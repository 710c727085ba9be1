package cn.icpfiling.account.tokens;

/** What was wrong with a client's proof. The audit is told; the client hears one answer to all of them, or strangers would learn. */
enum ProofFault {
    CLIENT_UNKNOWN,
    CLIENT_TERMINATED,
    PARTNER_SUSPENDED,
    SECRET_NOT_TAKEN_HERE,
    SECRET_MISTYPED,
    SECRET_WRONG,
    ASSERTION_UNREADABLE,
    ASSERTION_OF_ANOTHER,
    ASSERTION_FOR_ANOTHER,
    ASSERTION_OUT_OF_TIME,
    ASSERTION_WITHOUT_ID,
    ASSERTION_NOT_SIGNED,
    ASSERTION_REPLAYED
}
