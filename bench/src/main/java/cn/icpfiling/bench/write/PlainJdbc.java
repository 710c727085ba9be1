package cn.icpfiling.bench.write;

import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.write.Orders.Draft;
import cn.icpfiling.platform.database.Binary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The statements that filing-service sends when a subject is entered, in the same order and transaction, and nothing
 * else: no HTTP, no token, no objects, no keys. They are prepared once, with no SET between the transactions.
 */
final class PlainJdbc implements Crew.Caller, AutoCloseable {
    /** Every column of an order except id and version, as the service reads and writes them. */
    private static final List<String> COLUMNS = List.of(
            "asked_again_at",
            "certificate_index",
            "certificate_index_b",
            "certificate_number",
            "certificate_type",
            "changed_at",
            "city",
            "county",
            "created_at",
            "declaration_version",
            "domain",
            "holder",
            "filed_number",
            "idle_due_on",
            "idle_since",
            "final_round",
            "nature",
            "needs_person",
            "partner",
            "province",
            "reasons",
            "rule_findings",
            "sequence",
            "service_id",
            "settled_submission",
            "sms_until",
            "state",
            "subject_id",
            "subject_number",
            "submission",
            "submitted_at",
            "type",
            "type_check_id",
            "upload_batch",
            "verdict_at",
            "verdict_outcome",
            "verdict_submission");

    private static final int CHANGED_AT = COLUMNS.indexOf("changed_at") + 1;

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement content;
    private final PreparedStatement papers;
    private final PreparedStatement order;
    private final PreparedStatement subject;
    private final List<byte[]> ids;
    private final byte[] encrypted = Orders.random(ENCRYPTED);
    private int turn;

    /** The length of the encrypted subject of {@link Applicant}. */
    private static final int ENCRYPTED = 420;

    /** @param drafts written in turn; no other caller writes them */
    PlainJdbc(Connection connection, List<Draft> drafts) throws SQLException {
        this.connection = connection;
        this.ids = drafts.stream().map(draft -> Binary.of(draft.id())).toList();
        this.lock = connection.prepareStatement(
                "SELECT " + String.join(", ", COLUMNS) + ", version, id FROM orders WHERE id = ? FOR UPDATE");
        this.content =
                connection.prepareStatement("SELECT order_id, service, subject FROM order_contents WHERE order_id = ?");
        this.papers = connection.prepareStatement("SELECT id, kind, media_type, order_id, sha256, size, uploaded_at"
                + " FROM materials WHERE order_id = ? ORDER BY kind");
        this.order = connection.prepareStatement("UPDATE orders SET " + String.join(" = ?, ", COLUMNS)
                + " = ?, version = ? WHERE id = ? AND version = ?");
        this.subject =
                connection.prepareStatement("UPDATE order_contents SET service = ?, subject = ? WHERE order_id = ?");
        try (var first = connection.prepareStatement("INSERT INTO order_contents (order_id, subject) VALUES (?, ?)")) {
            for (var id : ids) {
                first.setBytes(1, id);
                first.setBytes(2, encrypted);
                first.executeUpdate();
            }
        }
        connection.commit();
    }

    @Override
    public void call() throws SQLException {
        var id = ids.get(turn++ % ids.size());
        var version = takeOver(id);
        read(content, id);
        read(papers, id);
        order.setLong(COLUMNS.size() + 1, version + 1);
        order.setBytes(COLUMNS.size() + 2, id);
        order.setLong(COLUMNS.size() + 3, version);
        encrypted[0]++;
        subject.setBytes(1, null);
        subject.setBytes(2, encrypted);
        subject.setBytes(3, id);
        if (order.executeUpdate() != 1 || subject.executeUpdate() != 1) {
            throw new SQLException("a row was not there");
        }
        connection.commit();
    }

    /** Reads the order under its lock and binds the values to write back. */
    private long takeOver(byte[] id) throws SQLException {
        lock.setBytes(1, id);
        try (var row = lock.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the order is not there");
            }
            for (var column = 1; column <= COLUMNS.size(); column++) {
                order.setObject(column, row.getObject(column));
            }
            order.setObject(
                    CHANGED_AT, row.getTimestamp(CHANGED_AT).toLocalDateTime().plusNanos(1000));
            return row.getLong(COLUMNS.size() + 1);
        }
    }

    private static void read(PreparedStatement select, byte[] id) throws SQLException {
        select.setBytes(1, id);
        try (var rows = select.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getBytes(column);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
