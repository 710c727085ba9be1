package cn.icpfiling.account.core;

/** The state of a request for scopes. All states but OPEN are final. */
public enum ScopeRequestState {
    OPEN,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED
}
