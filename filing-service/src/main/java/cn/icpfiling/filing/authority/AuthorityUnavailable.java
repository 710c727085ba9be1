package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.web.call.MaybeTransient;

/**
 * The authority gave no usable answer. The answer stays unknown, and the authority may or may not have taken a file
 * that was sent.
 */
public final class AuthorityUnavailable extends RuntimeException implements MaybeTransient {
    private static final long serialVersionUID = 1L;

    /** The cause, for logs and metrics. */
    public enum Cause {
        NO_ANSWER,
        TIMED_OUT,
        BUSY,
        LINE_CLOSED,
        LOGIN_REFUSED,
        UNREADABLE_ANSWER,
        HASH_DIFFERS
    }

    private final Cause why;

    public AuthorityUnavailable(Cause why, String message) {
        super(message);
        this.why = why;
    }

    AuthorityUnavailable(Cause why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Cause why() {
        return why;
    }

    @Override
    public boolean mayPass() {
        return why == Cause.NO_ANSWER || why == Cause.TIMED_OUT || why == Cause.BUSY;
    }
}
