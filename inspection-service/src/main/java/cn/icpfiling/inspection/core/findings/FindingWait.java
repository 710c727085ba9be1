package cn.icpfiling.inspection.core.findings;

/** What a finding waits for. */
public enum FindingWait {
    /** An inspector, who has to look again after a granted change. */
    SECOND_LOOK
}
