package cn.icpfiling.legacy.objectstore;

/** The store did not answer, or answered with an error of its own. The same request may be sent again. */
public final class StoreSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreSilent(String why, Throwable cause) {
        super(why, cause);
    }
}
