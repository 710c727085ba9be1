package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.egress.FetchOutcome;

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
    NO_SOURCE;

    /** How a question ended that the platform's egress asked, or did not. */
    static AnswerKind of(FetchOutcome outcome) {
        return switch (outcome) {
            case FETCHED -> ANSWERED;
            case REFUSED_URL, REFUSED_ADDRESS, TOO_MANY_REDIRECTS -> REDIRECTED_AWAY;
            case TOO_LARGE -> TOO_LARGE;
            case TOO_SLOW -> TIMED_OUT;
            case TOO_BUSY -> BUSY;
            case NOT_REACHED, TLS_FAILED, BROKEN_ANSWER -> UNREACHABLE;
        };
    }
}
