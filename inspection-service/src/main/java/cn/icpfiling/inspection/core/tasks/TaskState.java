package cn.icpfiling.inspection.core.tasks;

/** How far a task has come. */
public enum TaskState {
    OPEN,
    /** One inspector works on it, until the claim ends. */
    CLAIMED,
    DONE,
    /** Its campaign was cancelled, or its finding is settled. */
    WITHDRAWN
}
