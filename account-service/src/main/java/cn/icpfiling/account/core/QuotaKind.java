package cn.icpfiling.account.core;

/** What a quota bounds. */
public enum QuotaKind {
    REQUESTS_A_MINUTE,
    REQUESTS_A_DAY,
    OPEN_OPERATIONS,
    CUSTOMERS,
    /** Clients that are not terminated. */
    CLIENTS;

    /** Whether one client can have a quota of its own. */
    public boolean isOfClients() {
        return this != CUSTOMERS && this != CLIENTS;
    }
}
