package cn.icpfiling.sandbox.store;

import java.sql.SQLException;

/** The database refused a statement or was unavailable. */
public final class StoreException extends RuntimeException {

    private static final int DUPLICATE_KEY = 1062;
    private final int errorCode;

    StoreException(SQLException cause) {
        super(cause);
        this.errorCode = cause.getErrorCode();
    }

    public boolean duplicateKey() {
        return errorCode == DUPLICATE_KEY;
    }
}
