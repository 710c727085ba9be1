package cn.icpfiling.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** A statement failed. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The server shuts down, a connection was killed (MariaDB, MySQL), or a primary became read only (two codes); a
     * commit failed in the server (1180) or in its group, which has no majority (3100, Group Replication); the server
     * holds as many prepared statements as it may (1461).
     */
    private static final Set<Integer> ENDING = Set.of(1053, 1927, 3169, 1290, 1836, 1180, 3100, 1461);

    private static final Set<Integer> FOREIGN_TEXT = Set.of(1267, 1270, 1271, 1977, 3854);

    /**
     * Messages of the pool, which has no codes: while it creates a connection, and while it waits for one to be
     * returned.
     */
    private static final Set<String> NO_CONNECTION = Set.of("Acquisition timeout", "Sorry, acquisition timeout");

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /**
     * A statement compares text with an ASCII column that cannot hold its characters: an illegal mix of collations
     * (1267, 1270, 1271), or a conversion that would lose characters (3854 of MySQL, 1977 of MariaDB).
     */
    static boolean isForeignText(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && FOREIGN_TEXT.contains(sql.getErrorCode()));
    }

    /** Checks whether the database is unreachable or has no free connection. The work itself is not at fault. */
    public static boolean isOutage(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> cause instanceof SQLException sql && isOutage(sql));
    }

    private static boolean isOutage(SQLException failure) {
        var state = failure.getSQLState();
        var message = failure.getMessage();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || ENDING.contains(failure.getErrorCode())
                || (state != null && state.startsWith("08"))
                || (message != null && NO_CONNECTION.stream().anyMatch(message::startsWith));
    }
}
