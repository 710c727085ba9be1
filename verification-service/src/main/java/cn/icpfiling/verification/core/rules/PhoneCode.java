package cn.icpfiling.verification.core.rules;

/** Why a mobile is not confirmed as the person's. The texts use the code's name as key. */
public enum PhoneCode {
    PHONE_MISMATCH,
    PHONE_NOT_FOUND,
    SOURCE_UNAVAILABLE
}
