package cn.icpfiling.legacy.rows;

/** Why a row is set aside. */
public enum FaultCode {
    REQUIRED,
    TOO_LONG,
    MASKED_VALUE,
    ENCODING,
    CONTROL_CHARACTER,
    ROW_MALFORMED,
    ROW_TOO_LONG,
    ID_MALFORMED,
    CODE_UNKNOWN,
    NUMBER_MALFORMED,
    MOMENT_MALFORMED,
    MOMENT_IN_FUTURE,
    BOOLEAN_MALFORMED,
    MAIL_MALFORMED,
    DOMAIN_MALFORMED,
    FILING_NUMBER_MALFORMED,
    PROVINCE_UNKNOWN,
    PROVINCE_MISMATCH,
    CERTIFICATE_MALFORMED,
    CERTIFICATE_CHECK_DIGIT,
    CERTIFICATE_TYPE_MISMATCH,
    SUBJECT_NUMBER_MISMATCH,
    /** The same id, or the same domain, came before in this load. */
    DUPLICATE,
    ACCOUNT_UNKNOWN,
    SUBJECT_UNKNOWN,
    SITE_UNKNOWN,
    LOGIN_TAKEN,
    NUMBER_TAKEN,
    CERTIFICATE_TAKEN,
    DOMAIN_TAKEN,
    /** One site more than a subject, or one domain more than a site can have here. */
    TOO_MANY,
    /** The row would move to another subject. */
    OTHER_SUBJECT,
    /** The filing was given to an account, or is about to be. */
    HANDED_OVER,
    /** Each check of the password would cost more work than one may. */
    HASH_TOO_COSTLY,
    /** No password can match the text: it is none of its scheme. */
    HASH_MALFORMED
}
