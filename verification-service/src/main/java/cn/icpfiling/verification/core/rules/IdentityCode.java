package cn.icpfiling.verification.core.rules;

/** Why a person is not confirmed as the one in the filing. The texts use the code's name as key. */
public enum IdentityCode {
    IDENTITY_NUMBER_INVALID,
    IDENTITY_MISMATCH,
    IDENTITY_NOT_FOUND,
    /** The source does not know certificates of this type: a reviewer compares the certificate. */
    IDENTITY_UNCONFIRMED,
    SOURCE_UNAVAILABLE
}
