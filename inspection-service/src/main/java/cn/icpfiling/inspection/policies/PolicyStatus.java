package cn.icpfiling.inspection.policies;

/** Whether a source states the value of an entry. */
enum PolicyStatus {
    VERIFIED,
    UNVERIFIED
}
