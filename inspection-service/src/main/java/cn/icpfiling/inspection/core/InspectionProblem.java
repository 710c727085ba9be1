package cn.icpfiling.inspection.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Refusals of this service, in addition to the common ones. */
public enum InspectionProblem implements ProblemType {
    CLEAN_UP_LIST_LOADED(409),
    CLEAN_UP_LIST_WITHDRAWN(409),
    POLICIES_SUPERSEDED(409),
    /** The task is settled, claimed by another inspector, or not due yet. */
    TASK_NOT_OPEN(409),
    TASK_NOT_HELD(409),
    TASKS_CLAIMED_ENOUGH(409),
    TASK_CAMPAIGN_NOT_RUNNING(409),
    SCAN_UNDER_WAY(409),
    RESCAN_NOT_POSSIBLE(409),
    RESCAN_UNDER_WAY(409);

    private final int status;

    InspectionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
