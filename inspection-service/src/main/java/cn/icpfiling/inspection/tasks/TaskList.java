package cn.icpfiling.inspection.tasks;

/** Which tasks a list shows. */
enum TaskList {
    /** Those that the caller may claim now. */
    OPEN,
    /** Those that the caller has claimed. */
    MINE,
    /** All of one campaign, also settled ones. */
    CAMPAIGN
}
