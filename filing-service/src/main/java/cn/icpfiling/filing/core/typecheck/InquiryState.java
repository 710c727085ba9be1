package cn.icpfiling.filing.core.typecheck;

/** Whether an inquiry waits for a member of staff. */
public enum InquiryState {
    WAITING,
    ANSWERED
}
