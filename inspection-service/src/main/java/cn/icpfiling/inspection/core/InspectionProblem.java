package cn.icpfiling.inspection.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Refusals of this service, in addition to the common ones. */
public enum InspectionProblem implements ProblemType {
    POLICIES_SUPERSEDED(409);

    private final int status;

    InspectionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
