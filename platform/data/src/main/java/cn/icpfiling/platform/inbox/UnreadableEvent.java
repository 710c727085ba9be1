package cn.icpfiling.platform.inbox;

/** A record that is not an event, so a retry cannot help. */
final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
