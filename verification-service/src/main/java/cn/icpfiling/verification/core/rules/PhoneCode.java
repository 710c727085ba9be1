package cn.icpfiling.verification.core.rules;

/** Why a mobile is not shown to be the person's. The words to each code stand in the texts under its name. */
public enum PhoneCode {
    PHONE_MISMATCH,
    PHONE_NOT_FOUND,
    SOURCE_UNAVAILABLE
}
