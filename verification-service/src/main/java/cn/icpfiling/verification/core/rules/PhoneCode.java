package cn.icpfiling.verification.core.rules;

/** Why a mobile is not confirmed as the person's. The texts use the code's name as key. */
public enum PhoneCode {
    PHONE_MISMATCH,
    PHONE_NOT_FOUND,
    /** The carriers do not know certificates of this type: a reviewer looks at the verification sheet. */
    PHONE_UNCONFIRMED,
    SOURCE_UNAVAILABLE
}
