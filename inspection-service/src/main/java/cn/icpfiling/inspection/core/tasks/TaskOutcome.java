package cn.icpfiling.inspection.core.tasks;

/** What a person found. */
public enum TaskOutcome {
    /** The number reached that very person. */
    REACHED(TaskKind.CALL_NUMBER),
    WRONG_PERSON(TaskKind.CALL_NUMBER),
    /** The task opens again, until the policy's tries are used up. */
    NO_ANSWER(TaskKind.CALL_NUMBER),
    NUMBER_INVALID(TaskKind.CALL_NUMBER),
    /** The filing has no such number. */
    NUMBER_NOT_FILED(TaskKind.CALL_NUMBER),
    PAPERS_JUDGED(TaskKind.PAPERS),
    HOLDS(TaskKind.REVIEW_UNKNOWN),
    BROKEN(TaskKind.REVIEW_UNKNOWN),
    /** The person cannot decide it either; the check stays unknown. */
    UNDECIDABLE(TaskKind.REVIEW_UNKNOWN);

    private final TaskKind kind;

    TaskOutcome(TaskKind kind) {
        this.kind = kind;
    }

    /** The kind of task that can end so. */
    public TaskKind kind() {
        return kind;
    }
}
