package cn.icpfiling.verification.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Problem types of this service, besides the common ones. */
public enum VerificationProblem implements ProblemType {
    LIST_SUPERSEDED(409),
    LIST_WOULD_SKIP_A_VERSION(409),
    LIST_NEEDS_A_SECOND_PERSON(409);

    private final int status;

    VerificationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
