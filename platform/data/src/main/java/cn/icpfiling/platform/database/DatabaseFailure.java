package cn.icpfiling.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** A statement failed. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Shutting down, killed from outside (MariaDB, MySQL), a primary that has become a reader (two ways). */
    private static final Set<Integer> ENDING = Set.of(1053, 1927, 3169, 1290, 1836);

    /** The pool says it without a code: while it makes a connection, while it waits for one to come back. */
    private static final Set<String> NO_CONNECTION = Set.of("Acquisition timeout", "Sorry, acquisition timeout");

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** The database cannot be reached, or has no connection to give: nothing about the work itself. */
    public static boolean isOutage(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> cause instanceof SQLException sql && isOutage(sql));
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        String message = failure.getMessage();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || ENDING.contains(failure.getErrorCode())
                || (state != null && state.startsWith("08"))
                || (message != null && NO_CONNECTION.stream().anyMatch(message::startsWith));
    }
}
