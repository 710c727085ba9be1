package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import java.time.Duration;

/**
 * One replica at a time speaks with the authority, and tends what went there and came from there. A batch gets its sequence under the
 * fencing token of the lease. Other writes rest on row locks and unique keys, which also hold if two replicas overlap.
 */
public final class AuthorityLease {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private AuthorityLease() {}

    public static LeasedJob job(Sql sql, String name) {
        return new LeasedJob(sql, "leases", name, LENGTH);
    }
}
