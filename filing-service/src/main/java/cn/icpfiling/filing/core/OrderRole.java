package cn.icpfiling.filing.core;

/** In what part somebody acts on an order. */
public enum OrderRole {
    APPLICANT,
    REVIEWER,
    /** Takes a claim away that somebody left behind. */
    ADMINISTRATOR,
    /** The platform itself: upload, expiry, a broken domain rule. */
    SYSTEM,
    /** The authority, as its downloads tell. */
    AUTHORITY
}
