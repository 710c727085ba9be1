package cn.icpfiling.filing.core;

/** What verification-service calls a kind of order: the scope of the domain rules hangs on it (domain.md 3.1). */
public enum VerificationScope {
    FIRST_FILING,
    NEW_SERVICE,
    ACCESS_FILING
}
