package cn.icpfiling.inspection.core.tasks;

/** What a person found of one paper. */
public enum PaperResult {
    RIGHT,
    INCOMPLETE,
    UNTRUE,
    /** The filing does not need this paper. */
    NOT_NEEDED
}
