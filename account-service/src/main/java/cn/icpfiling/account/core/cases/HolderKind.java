package cn.icpfiling.account.core.cases;

/** The kind of the filed subject; it decides which papers a case needs. */
public enum HolderKind {
    PERSON,
    ORGANISATION
}
