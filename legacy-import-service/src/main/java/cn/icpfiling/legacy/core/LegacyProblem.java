package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Refusals of this service, in addition to the common ones. */
public enum LegacyProblem implements ProblemType {
    /** No filing waits to be claimed with these data. Tells nothing about which of them is wrong. */
    LEGACY_CLAIM_NOT_DUE(409),
    /** The caller knows the filing, and the routes name another way for it. */
    LEGACY_CLAIM_OTHER_WAY(409),
    LEGACY_CLAIM_OPEN_ALREADY(409),
    LEGACY_CLAIM_ACCOUNT_HAS_SUBJECT(409),
    /** No type check of the caller has this id; nothing says whether another account has one. */
    LEGACY_CLAIM_TYPE_CHECK_UNKNOWN(422),
    /** Staff do not look at data of a filing that they claim themselves. */
    LEGACY_CLAIM_OWN(403);

    private final int status;

    LegacyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
