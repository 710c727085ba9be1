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

    private static final Set<Integer> FOREIGN_TEXT = Set.of(1267, 1270, 1271, 1977, 3854);

    /** The pool says it without a code: while it makes a connection, while it waits for one to come back. */
    private static final Set<String> NO_CONNECTION = Set.of("Acquisition timeout", "Sorry, acquisition timeout");

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /**
     * Text was compared with an ASCII column and has characters that no such column holds: an illegal mix of collations
     * (1267, 1270, 1271), or a conversion that would lose characters (3854 of MySQL, 1977 of MariaDB).
     */
    static boolean isForeignText(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && FOREIGN_TEXT.contains(sql.getErrorCode()));
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
