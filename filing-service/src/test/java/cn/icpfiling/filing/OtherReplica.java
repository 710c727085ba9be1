package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Sql;

/** Another replica that runs a job. */
public final class OtherReplica {

    private OtherReplica() {}

    /** @param lease the name of the job's lease; there must be one, or the job never runs */
    public static void holds(Sql sql, String lease, Runnable meanwhile) {
        assertThat(sql.update(
                        "UPDATE leases SET token = token + 1, holder = 'another',"
                                + " expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE name = ?",
                        lease))
                .isEqualTo(1);
        try {
            meanwhile.run();
        } finally {
            sql.update("UPDATE leases SET expires_at = '2000-01-01' WHERE name = ? AND holder = 'another'", lease);
        }
    }
}
