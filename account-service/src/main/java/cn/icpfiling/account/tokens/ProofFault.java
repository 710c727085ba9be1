package cn.icpfiling.account.tokens;

/**
 * Why a client's proof was refused. Only the audit learns the fault; the client gets the same answer for all of them.
 */
enum ProofFault {
    CLIENT_UNKNOWN,
    CLIENT_TERMINATED,
    PARTNER_SUSPENDED,
    CREDENTIAL_EXPIRED,
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
