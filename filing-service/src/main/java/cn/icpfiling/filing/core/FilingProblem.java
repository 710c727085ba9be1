package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Refusals of this service, beside the common ones. */
public enum FilingProblem implements ProblemType {
    TYPE_NOT_OPENABLE(409),
    TYPE_CHECK_OUTDATED(409),
    TYPE_CHECK_TOO_OLD(409),
    ORDER_IN_PROGRESS(409),
    HOLDER_HAS_SUBJECT(409),
    SUBJECT_OF_ANOTHER_ACCOUNT(409),
    SUBJECT_FROZEN(409),
    NO_SERVICE_IN_ORDER(409),
    DOMAIN_CONFLICT(409),
    SERVICE_NUMBER_TAKEN(409),
    INSTANCE_EXHAUSTED(409),
    VERDICT_OUTSTANDING(409),
    VERIFICATION_UNDER_WAY(409),
    NOTHING_TO_SETTLE(409),
    IN_UPLOAD_BATCH(409),
    NOT_EDITABLE(409),
    NOT_UNDER_REVIEW(409),
    DECLARATION_OUTDATED(409),
    TYPE_NOT_OFFLINE(409),
    OFFLINE_CASE_OPEN(409),
    OFFLINE_NOT_NEEDED(409),
    RULE_SET_SUPERSEDED(409),
    ACT_BLOCKED(409),
    IMPACT_CHANGED(409),
    IMPACT_REQUIRED(422),
    FILING_PASSWORD_WRONG(422),
    CODE_NOT_ACCEPTED(422),
    OWN_ORDER(403),
    CAPTCHA_REQUIRED(422),
    CAPTCHA_NOT_SOLVED(422),
    INSTANCE_UNKNOWN(422),
    INSTANCE_NOT_MAINLAND(422),
    INSTANCE_TRIAL(422),
    INSTANCE_TERM_TOO_SHORT(422),
    MATERIAL_EMPTY(422),
    MATERIAL_UNREADABLE(422),
    MATERIAL_TOO_LARGE(422);

    private final int status;

    FilingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
