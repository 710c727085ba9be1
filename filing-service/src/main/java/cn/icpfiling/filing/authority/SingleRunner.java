package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Keeps a job to one replica at a time. Its end is kept by the database's clock, one for all. It saves work, not
 * correctness: should two replicas overlap, the row locks and the numbers' unique keys still hold.
 */
@ApplicationScoped
public class SingleRunner {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private final Sql sql;
    private final String holder = Ids.next().toString();

    SingleRunner(Sql sql) {
        this.sql = sql;
    }

    /** Takes the lease when it is free, holds on to it when it is ours; false when another replica runs. */
    public boolean holds(String job) {
        return sql.update(
                        "UPDATE authority_leases SET holder = ?, "
                                + "expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                                + "WHERE name = ? AND (holder = ? OR expires_at < UTC_TIMESTAMP(6))",
                        holder,
                        LENGTH.toNanos() / 1000,
                        job,
                        holder)
                == 1;
    }

    public void release(String job) {
        sql.update("UPDATE authority_leases SET expires_at = '2000-01-01' WHERE name = ? AND holder = ?", job, holder);
    }
}
