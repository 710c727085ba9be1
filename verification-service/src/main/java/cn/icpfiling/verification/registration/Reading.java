package cn.icpfiling.verification.registration;

/**
 * What an answer says once it is read. Only the first two say anything about the name, and only when nothing else can be meant:
 * whoever is told that a name is free, or ended, may lose a website by it.
 */
public sealed interface Reading {

    record Found(RegistrationRecord record) implements Reading {}

    /** The registry says in so many words that it has no such name. */
    record NotRegistered() implements Reading {}

    /** The server does not want to be asked so often. */
    record Refused() implements Reading {}

    /** Cut off, of another name, in no form that we know, or contradicting itself. */
    record Unreadable() implements Reading {}
}
