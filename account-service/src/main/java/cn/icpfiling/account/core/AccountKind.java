package cn.icpfiling.account.core;

/** Whose an account is. */
public enum AccountKind {
    /** Somebody who signs in by phone. */
    PERSON,
    STAFF,
    /** A partner's customer: holds filings, has no login. */
    CUSTOMER
}
