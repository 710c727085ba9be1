package cn.icpfiling.inspection.tasks;

/** The faults of a request about a task; also the keys of their texts. */
enum TaskFault {
    TASK_FINDING_UNKNOWN,
    TASK_KIND_UNFIT,
    TASK_CONTACT_UNFIT,
    TASK_OUTCOME_UNFIT,
    TASK_REASONS_UNFIT,
    TASK_REASON_UNKNOWN,
    TASK_REASON_OF_OTHER_CHECK,
    TASK_DOMAIN_UNFIT,
    TASK_DOMAIN_OF_OTHER_SITE,
    TASK_PAPERS_UNFIT,
    TASK_PAPER_TWICE,
    TASK_PAPER_NOT_JUDGED,
    TASK_HAS_NO_NUMBER,
    TASK_NUMBER_NOT_REVEALED,
    TASK_OPEN_ALREADY
}
