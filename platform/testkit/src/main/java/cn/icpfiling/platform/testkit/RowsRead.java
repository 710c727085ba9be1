package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;

/**
 * Counts the rows and keys that the database read for a piece of work, as its session counts them: it tells the plan of a statement that
 * Hibernate words, too.
 */
public final class RowsRead {

    private RowsRead() {}

    /** @param work runs in one transaction, of which all statements are counted */
    public static long by(Sql sql, Runnable work) {
        return UnitOfWork.in(() -> {
            var before = counted(sql);
            work.run();
            return counted(sql) - before;
        });
    }

    private static long counted(Sql sql) {
        return sql.list(row -> row.getLong(2), "SHOW SESSION STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
