package cn.icpfiling.account.core;

/** What is done to a partner or to one of its clients. */
public enum PartnerAct {
    SUSPEND,
    RESUME,
    TERMINATE,
    ADD_CREDENTIAL
}
