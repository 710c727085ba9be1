package cn.icpfiling.filing;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.testkit.LocalStack;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until transactions wait for a row that another one has locked. */
public final class LockWaits {

    private LockWaits() {}

    /**
     * The database shows transactions as of the last look, unless that is more than 100 ms ago.
     *
     * @param statement what the statements that wait have in their first 1,024 bytes; the database shows no more
     */
    public static void await(int transactions, String statement) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> waiting(statement), is(transactions));
    }

    private static int waiting(String statement) throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var query = owner.prepareStatement("SELECT COUNT(*) FROM information_schema.innodb_trx"
                        + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE ?")) {
            query.setString(1, "%" + statement + "%");
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
