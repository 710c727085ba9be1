package cn.icpfiling.platform.crypto;

/** A key is missing or did not encrypt the data. */
public final class KeysUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
