package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A server may roll a transaction back when it is asked to prepare the next statement: here because a change of tables
 * and the transaction wait for each other. The change of tables has the lock of {@code torn_a} and waits for that of
 * {@code torn_b}, which the transaction holds.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RolledBackWhilePreparingApiTest {

    /** The names stay; the server locks the tables in the order of their names. */
    private static final String CHANGE_OF_TABLES =
            "RENAME TABLE %1$s.torn_a TO %1$s.torn_c, %1$s.torn_c TO %1$s.torn_a,"
                    + " %1$s.torn_b TO %1$s.torn_c, %1$s.torn_c TO %1$s.torn_b";

    private static final String WAITS = "SELECT COUNT(*) FROM information_schema.processlist"
            + " WHERE info LIKE 'RENAME TABLE%' AND state LIKE 'Waiting for table metadata lock%'";

    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    Sql sql;

    private String schema;

    @BeforeEach
    void makeTables() throws SQLException {
        try (var own = LocalStack.connection()) {
            schema = own.getCatalog();
        }
        asOwner("CREATE TABLE %s.torn_a (id INT PRIMARY KEY)".formatted(schema));
        asOwner("CREATE TABLE %s.torn_b (id INT PRIMARY KEY)".formatted(schema));
    }

    @AfterEach
    void dropTables() throws SQLException {
        asOwner("DROP TABLE IF EXISTS %1$s.torn_a, %1$s.torn_b, %1$s.torn_c".formatted(schema));
    }

    @Test
    void a_transaction_that_was_rolled_back_while_a_statement_was_prepared_is_repeated_as_a_whole()
            throws ExecutionException, InterruptedException, TimeoutException {
        var change = new CompletableFuture<Void>();

        UnitOfWork.run(() -> {
            sql.update("INSERT INTO torn_b (id) VALUES (?)", 1);
            if (runs.incrementAndGet() == 1) {
                Thread.ofPlatform().start(() -> changes(change));
                Awaitility.await().until(RolledBackWhilePreparingApiTest::changeWaits);
            }
            sql.update("INSERT INTO torn_a (id) VALUES (?)", 1);
        });

        change.get(20, TimeUnit.SECONDS);
        assertThat(runs).hasValue(2);
        assertThat(rows("torn_b")).isEqualTo(1);
        assertThat(rows("torn_a")).isEqualTo(1);
    }

    private long rows(String table) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table).orElseThrow();
    }

    private void changes(CompletableFuture<Void> change) {
        try {
            asOwner(CHANGE_OF_TABLES.formatted(schema));
            change.complete(null);
        } catch (SQLException e) {
            change.completeExceptionally(e);
        }
    }

    private static boolean changeWaits() throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var statement = owner.createStatement();
                var row = statement.executeQuery(WAITS)) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private static void asOwner(String change) throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var statement = owner.createStatement()) {
            statement.execute(change);
        }
    }
}
