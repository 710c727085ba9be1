package cn.icpfiling.filing.core;

/** Who acts next. */
public enum WaitingFor {
    APPLICANT,
    REVIEWER,
    PROVIDER,
    PRINCIPAL,
    AUTHORITY,
    NOBODY
}
