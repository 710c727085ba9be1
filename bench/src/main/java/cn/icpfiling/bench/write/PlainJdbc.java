package cn.icpfiling.bench.write;

import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.write.Orders.Draft;
import cn.icpfiling.platform.database.Binary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that filing-service sends when a subject is entered, in the same order and transaction, and nothing
 * else: no HTTP, no token, no objects, no keys. They are prepared once, with no SET between the transactions.
 */
final class PlainJdbc implements Crew.Caller, AutoCloseable {
    /** The columns that orders have now, without those that the database makes itself: the service reads and writes them all. */
    private static final String WRITTEN_COLUMNS = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name = 'orders' AND COALESCE(generation_expression, '') = ''"
            + " ORDER BY ordinal_position";

    private final Connection connection;
    private final List<String> columns;
    private final int changedAt;
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
        this.columns = columnsOfOrders().stream()
                .filter(column -> !column.equals("id") && !column.equals("version"))
                .toList();
        this.changedAt = columns.indexOf("changed_at") + 1;
        this.lock = connection.prepareStatement(
                "SELECT " + String.join(", ", columns) + ", version, id FROM orders WHERE id = ? FOR UPDATE");
        this.content =
                connection.prepareStatement("SELECT order_id, service, subject FROM order_contents WHERE order_id = ?");
        this.papers = connection.prepareStatement("SELECT id, kind, media_type, order_id, sha256, size, uploaded_at"
                + " FROM materials WHERE order_id = ? ORDER BY kind");
        this.order = connection.prepareStatement("UPDATE orders SET " + String.join(" = ?, ", columns)
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

    private List<String> columnsOfOrders() throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery(WRITTEN_COLUMNS)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Override
    public void call() throws SQLException {
        var id = ids.get(turn++ % ids.size());
        var version = takeOver(id);
        read(content, id);
        read(papers, id);
        order.setLong(columns.size() + 1, version + 1);
        order.setBytes(columns.size() + 2, id);
        order.setLong(columns.size() + 3, version);
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
            for (var column = 1; column <= columns.size(); column++) {
                order.setObject(column, row.getObject(column));
            }
            order.setObject(
                    changedAt, row.getTimestamp(changedAt).toLocalDateTime().plusNanos(1000));
            return row.getLong(columns.size() + 1);
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
