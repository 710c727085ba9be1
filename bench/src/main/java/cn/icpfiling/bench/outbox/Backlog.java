package cn.icpfiling.bench.outbox;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outbox in the states that the benches need: empty, full, or with a stopped relay. */
@ApplicationScoped
class Backlog {
    private static final int ROWS_A_STATEMENT = 1000;
    private static final int AGGREGATES = 1000;
    private static final String FILLER = "x".repeat(270);

    private final Sql sql;
    private final String url;
    private final String ddlUser;
    private final String ddlPassword;
    private final List<UUID> aggregates =
            Stream.generate(Ids::next).limit(AGGREGATES).toList();

    Backlog(
            Sql sql,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "icp.db.ddl-user") String ddlUser,
            @ConfigProperty(name = "icp.db.ddl-password") String ddlPassword) {
        this.sql = sql;
        this.url = url;
        this.ddlUser = ddlUser;
        this.ddlPassword = ddlPassword;
    }

    /** About 300 bytes as JSON, like an order's event. */
    record Payload(long n, String filler) {}

    OutboxEvent event(long n) {
        var aggregate = aggregates.get((int) (n % AGGREGATES));
        return new OutboxEvent(
                BenchTopic.NAME, aggregate.toString(), "bench.stepped", aggregate, n, new Payload(n, FILLER));
    }

    String json(long n) {
        return "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}";
    }

    /** Takes the lease from the relay. The relay notices before its next delete, and then stops. */
    void stopRelay() {
        sql.update("UPDATE outbox_leases SET token = token + 1, holder = 'bench',"
                + " expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY");
    }

    /**
     * Frees the lease again. Joins the running transaction, so that the relay finds the lease free when it is woken.
     */
    void letRelayRun() {
        sql.update("UPDATE outbox_leases SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
    }

    /** Truncates the tables: rows that are deleted one by one leave traces that slow the next reader. */
    void empty() throws SQLException {
        try (var owner = DriverManager.getConnection(url, ddlUser, ddlPassword);
                var statement = owner.createStatement()) {
            statement.execute("TRUNCATE TABLE outbox");
            statement.execute("TRUNCATE TABLE bench_orders");
            statement.execute("TRUNCATE TABLE bench_history");
        }
    }

    /** Inserts rows as the outbox writes them, in one transaction. */
    void fill(int rows) throws SQLException {
        try (var connection = plainConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (uuid, topic, event_key, type, aggregate_id, sequence, shard, payload,
                                            occurred_at, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")) {
            for (var n = 1; n <= rows; n++) {
                var event = event(n);
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setString(2, event.topic());
                insert.setString(3, event.key());
                insert.setString(4, event.type());
                insert.setBytes(5, Binary.of(event.aggregateId()));
                insert.setLong(6, n);
                insert.setInt(7, n % 64);
                insert.setString(8, json(n));
                insert.addBatch();
                if (n % ROWS_A_STATEMENT == 0 || n == rows) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
    }

    long rows() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM outbox").orElseThrow();
    }

    /** Outside the pool and its transactions; auto-commit is off. */
    Connection plainConnection() throws SQLException {
        var connection = DriverManager.getConnection(
                url + "?rewriteBatchedStatements=true&connectionTimeZone=UTC", ddlUser, ddlPassword);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        return connection;
    }
}
