package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits a job to one replica at a time with a lease. The lease ends by the database's clock, which all replicas share.
 * The lease saves work only: if two replicas overlap, row locks and unique keys still protect the data.
 */
@ApplicationScoped
public class SingleRunner {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private final Sql sql;
    private final String holder = Ids.next().toString();

    SingleRunner(Sql sql) {
        this.sql = sql;
    }

    /** Takes a free lease or extends our own; returns false if another replica holds it. */
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
