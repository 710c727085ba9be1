package cn.icpfiling.account.core;

/** The kinds of limits. Each is counted per subject. */
public enum LimitKind {
    CODES_OF_PURPOSE,
    CODES_OF_PHONE,
    CODES_OF_ADDRESS,
    /** Codes that strangers got without a picture, from all addresses. */
    CODES_WITHOUT_CAPTCHA,
    CODES_OF_DEVICE,
    /** Over all known devices of one phone. */
    CODES_OF_DEVICES,
    /** Codes to a mail or phone that an account does not have yet. */
    CODES_OF_NEW_CONTACT,
    SOLVED_CODES_OF_PURPOSE,
    SOLVED_CODES_OF_PHONE,
    SOLVED_CODES_OF_PHONE_HERE,
    SOLVED_CODES_OF_ADDRESS,
    CAPTCHAS_OF_ADDRESS,
    RECOVERIES_OF_ADDRESS,
    RECOVERY_CODES_OF_DOMAIN,
    RECOVERY_CODES_OF_DOMAIN_HERE,
    RECOVERY_CODES_OF_PHONE,
    RECOVERY_CASES_OF_ADDRESS,
    RECOVERY_REVEALS_OF_STAFF,
    PHONE_CASES_OF_ADDRESS,
    /** Cases that name one lost phone, from all addresses, and from one. */
    PHONE_CASES_OF_PHONE,
    PHONE_CASES_OF_PHONE_HERE,
    PHONE_CASES_OF_NEW_PHONE,
    CASES_OF_ACCOUNT,
    CASE_REVEALS_OF_STAFF,
    CALL_REVEALS_OF_STAFF,
    TEST_NOTICES_OF_STAFF,
    /** Cases of offline transfers that name one filing, over all accounts. */
    TRANSFER_CASES_OF_FILING,
    /** Notices of a new case to the owner of the filing, and those that cases of one target cause. */
    TRANSFER_NOTICES_OF_SOURCE,
    TRANSFER_NOTICES_OF_TARGET,
    TRANSFER_TARGETS_OF_ACCOUNT,
    TRANSFER_TARGETS_OF_PARTNER,
    /** Invitations of members, each of which sends an SMS. */
    INVITATIONS_OF_ACCOUNT,
    SIGN_INS_OF_LOGIN,
    /** From all addresses together. */
    SIGN_INS_OF_LOGIN_EVERYWHERE,
    SIGN_INS_OF_ADDRESS,
    SECOND_FACTORS_OF_LOGIN,
    /** Wrong codes of a signed-in account, which must not rest its sign-in. */
    STEP_UPS_OF_ACCOUNT,
    TOKENS_REFUSED_TO_ADDRESS
}
