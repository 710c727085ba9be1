package cn.icpfiling.inspection.core.findings;

/** The acts on a finding. OPEN creates it and is therefore not in the table. */
public enum FindingAct {
    OPEN,
    NOTIFY,
    REMIND,
    CONTEST,
    CONFIRM,
    EXTEND,
    RECHECK,
    EXPIRE,
    CURE,
    DISMISS,
    END,
    REOPEN
}
