package cn.icpfiling.inspection.core.cleanuplists;

/** What became of a filing on a list. */
public enum FilingOutcome {
    /** Neither mended nor deleted. */
    OPEN,
    /** A re-check found the fault mended. */
    CURED,
    /** An inspector took the finding back. */
    DISMISSED,
    /** The list was withdrawn, and the finding with it. */
    WITHDRAWN,
    /** The filing left the register up to the last day: its holder had it deregistered. */
    DEREGISTERED,
    /** The filing left the register after the last day: the authority deleted it. */
    DELETED
}
