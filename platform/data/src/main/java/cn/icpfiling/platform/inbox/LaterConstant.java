package cn.icpfiling.platform.inbox;

/**
 * An event that names a constant of a later release. It is sound: a replica of that release handles it, or this one does after its update.
 */
final class LaterConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaterConstant(String message) {
        super(message);
    }
}
