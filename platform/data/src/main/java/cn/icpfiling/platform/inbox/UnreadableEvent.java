package cn.icpfiling.platform.inbox;

/** A record that is no event: no use trying again. */
final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
