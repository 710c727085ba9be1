package cn.icpfiling.verification.core.rules;

/** Why a person is not shown to be who the filing says. The words to each code stand in the texts under its name. */
public enum IdentityCode {
    IDENTITY_NUMBER_INVALID,
    IDENTITY_MISMATCH,
    IDENTITY_NOT_FOUND,
    SOURCE_UNAVAILABLE
}
