package cn.icpfiling.verification.sources;

/** How a question to a source ended. Only the first two say anything about its subject. */
public enum AnswerKind {
    ANSWERED,
    NOT_FOUND,
    TIMED_OUT,
    /** No connection, or an error instead of an answer: 5xx, a refusal. */
    UNREACHABLE,
    UNREADABLE,
    TOO_LARGE,
    /** Redirected in a loop, or to an address that is not public. */
    REDIRECTED_AWAY,
    /** Limited by the service's gate or by the source, or the source rests after failures. */
    BUSY,
    /** No source is configured for this question. */
    NO_SOURCE
}
