package cn.icpfiling.verification.core.rules;

/** Why a person is not confirmed as the one in the filing. The texts use the code's name as key. */
public enum IdentityCode {
    IDENTITY_NUMBER_INVALID,
    IDENTITY_MISMATCH,
    IDENTITY_NOT_FOUND,
    SOURCE_UNAVAILABLE
}
