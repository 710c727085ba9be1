package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Causes;
import java.sql.SQLException;

/** Recognises error 1062: the database refused a second row with the same unique key. */
public final class Duplicates {

    private static final int DUPLICATE_ENTRY = 1062;

    private Duplicates() {}

    public static boolean causedBy(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_ENTRY);
    }
}
