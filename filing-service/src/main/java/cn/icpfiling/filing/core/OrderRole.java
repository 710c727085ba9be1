package cn.icpfiling.filing.core;

/** The role in which an actor acts on an order. */
public enum OrderRole {
    APPLICANT,
    REVIEWER,
    /** Removes a claim that a reviewer left behind. */
    ADMINISTRATOR,
    /** The platform itself: upload, expiry, a broken domain rule. */
    SYSTEM,
    /** The authority, as its downloads say. */
    AUTHORITY
}
