package cn.icpfiling.account.core;

/** What is done to a partner, to one of its clients, or to a request for scopes. */
public enum PartnerAct {
    SUSPEND,
    RESUME,
    TERMINATE,
    ADD_CREDENTIAL,
    CHANGE_SCOPES,
    ALLOW_NETWORKS,
    REQUEST_SCOPES,
    GRANT,
    REFUSE,
    WITHDRAW,
    EXPIRE
}
