package cn.icpfiling.verification.sources;

/** How asking a source ended. Only the first two say anything about the thing asked for. */
public enum AnswerKind {
    ANSWERED,
    NOT_FOUND,
    TIMED_OUT,
    /** No connection, or an answer that is none: 5xx, a refusal. */
    UNREACHABLE,
    UNREADABLE,
    TOO_LARGE,
    /** Sent on in circles, or to a place where no server of the world may stand. */
    REDIRECTED_AWAY,
    /** Our own limit, or the source's; or it rests after failures. */
    BUSY,
    /** No source is known for this. */
    NO_SOURCE
}
