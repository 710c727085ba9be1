package cn.icpfiling.inspection.core.tasks;

/** What a task asks a person for. */
public enum TaskKind {
    /** Call one filed number; it must reach that very person. */
    CALL_NUMBER,
    /** Look through the papers of a filing: complete, and true? */
    PAPERS,
    /** Decide a check that no source could answer. */
    REVIEW_UNKNOWN
}
