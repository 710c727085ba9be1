package cn.icpfiling.account.core;

import cn.icpfiling.platform.problem.ProblemType;

/** What only account-service refuses. */
public enum AccountProblem implements ProblemType {
    CODE_TOO_SOON(429),
    CODE_QUOTA_SPENT(429),
    ADDRESS_QUOTA_SPENT(429),
    CAPTCHA_REQUIRED(422),
    CAPTCHA_NOT_SOLVED(422),
    CODE_UNKNOWN(422),
    CODE_WRONG(422),
    CODE_EXPIRED(422),
    CODE_VOID(422),
    CODE_USED(422),
    NO_BOUND_PHONE(409),
    ACCOUNT_EXISTS(409),
    ACCOUNT_UNKNOWN(409),
    CREDENTIALS_WRONG(401),
    SIGN_IN_PAUSED(429),
    CHALLENGE_OVER(422),
    SECOND_FACTOR_WRONG(422),
    SECOND_FACTOR_USED(422),
    SECOND_FACTOR_RESTS(429),
    RECOVERY_QUOTA_SPENT(429),
    RECOVERY_OVER(422),
    RECOVERY_CASE_EXISTS(409),
    RECOVERY_CASE_CLOSED(409),
    NOTHING_FILED_HERE(409),
    VOICE_TASK_NOT_FREE(409),
    VOICE_TASK_NOT_CLAIMED(409),
    VOICE_TASK_CLOSED(409),
    LOGIN_TAKEN(409),
    MOBILE_TAKEN(409),
    OWN_STAFF_RECORD(409),
    SESSION_ENDED(401),
    REFRESH_TOKEN_REUSED(401),
    INVALID_REQUEST(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_CLIENT(401),
    INVALID_SCOPE(400),
    PARTNER_NAME_TAKEN(409),
    SCOPES_BEYOND_OWN(403),
    CREDENTIALS_FULL(409),
    KEY_TAKEN(409),
    REFERENCE_TAKEN(409);

    private final int status;

    AccountProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
