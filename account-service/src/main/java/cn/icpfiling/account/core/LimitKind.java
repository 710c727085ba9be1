package cn.icpfiling.account.core;

/** What is counted, each for a subject of its own. */
public enum LimitKind {
    CODES_OF_PURPOSE,
    CODES_OF_PHONE,
    CODES_OF_ADDRESS,
    CODES_OF_DEVICE,
    SIGN_INS_OF_LOGIN,
    SIGN_INS_OF_ADDRESS,
    SECOND_FACTORS_OF_LOGIN,
    TOKENS_REFUSED_TO_ADDRESS
}
