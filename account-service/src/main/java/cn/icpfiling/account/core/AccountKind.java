package cn.icpfiling.account.core;

/** The kind of owner of an account. */
public enum AccountKind {
    /** A person who signs in by phone. */
    PERSON,
    STAFF,
    /** A partner's customer: holds filings, has no login. */
    CUSTOMER
}
