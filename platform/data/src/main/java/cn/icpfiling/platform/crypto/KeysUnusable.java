package cn.icpfiling.platform.crypto;

/** A key is missing or is not the one the data was sealed with. */
public final class KeysUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
