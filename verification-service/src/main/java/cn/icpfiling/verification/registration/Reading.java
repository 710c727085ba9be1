package cn.icpfiling.verification.registration;

/**
 * The parsed content of an answer. Only the first two kinds say anything about the name, and only if the answer has no
 * other meaning: a wrong "free" or "ended" can cost a holder the website.
 */
public sealed interface Reading {

    record Found(RegistrationRecord record) implements Reading {}

    /** The registry says explicitly that it has no such name. */
    record NotRegistered() implements Reading {}

    /** The server refuses because of its rate limit. */
    record Refused() implements Reading {}

    /** Truncated, about another name, in an unknown form, or contradictory. */
    record Unreadable() implements Reading {}
}
