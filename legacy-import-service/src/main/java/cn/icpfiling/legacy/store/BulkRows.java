package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.DatabaseFailure;
import com.mysql.cj.jdbc.JdbcStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes many rows in the caller's transaction: by a streamed LOAD DATA LOCAL where the server allows it, otherwise by
 * batches that Connector/J rewrites to statements of many rows. Personal values are encrypted before they come here.
 */
@ApplicationScoped
class BulkRows {
    private static final Logger LOG = Logger.getLogger(BulkRows.class);
    private static final int ROWS_A_STATEMENT = 1_000;
    /** Columns of numbers and moments: what is neither is warned of without a conversion, too. */
    private static final Set<String> NO_TEXTS = Set.of(
            "activated",
            "registered_at",
            "nature",
            "certificate_type",
            "submitted_at",
            "accessed_elsewhere_later",
            "unfinished",
            "size",
            "load_line",
            "changed_at");
    /** In the order of the primary key, which the rows of a file are not in, the database comes to each page of its table once. */
    private static final Comparator<Object[]> BY_KEY =
            (one, other) -> one[0] instanceof UUID id && other[0] instanceof UUID next
                    ? compareBytes(id, next)
                    : Arrays.compareUnsigned(utf8(one[0]), utf8(other[0]));

    private final DataSource dataSource;
    private final boolean mayStream;
    private volatile Boolean streams;

    BulkRows(DataSource dataSource, @ConfigProperty(name = "icp.legacy.loads.local-infile") boolean mayStream) {
        this.dataSource = dataSource;
        this.mayStream = mayStream;
    }

    void insert(LegacyTarget target, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var inOrder = rows.stream().sorted(BY_KEY).toList();
        try (var connection = dataSource.getConnection()) {
            if (streams(connection)) {
                stream(connection, target, inOrder);
            } else {
                batch(connection, target.insert(), inOrder);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** In the order of their sixteen bytes, without making these. */
    private static int compareBytes(UUID one, UUID other) {
        var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : most;
    }

    private static byte[] utf8(Object key) {
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Runs one statement for all rows; returns how many rows it changed. */
    int batch(String statement, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (var connection = dataSource.getConnection()) {
            return batch(connection, statement, rows);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static int batch(Connection connection, String statement, List<Object[]> rows) throws SQLException {
        var changed = 0;
        try (var prepared = connection.prepareStatement(statement)) {
            for (var from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
                for (var row : rows.subList(from, Math.min(from + ROWS_A_STATEMENT, rows.size()))) {
                    for (var i = 0; i < row.length; i++) {
                        prepared.setObject(i + 1, plain(row[i]));
                    }
                    prepared.addBatch();
                }
                for (var count : prepared.executeBatch()) {
                    changed += count == 0 ? 0 : 1;
                }
            }
        }
        return changed;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case UUID id -> Binary.of(id);
            case Instant at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
            case null -> null;
            default -> value;
        };
    }

    private boolean streams(Connection connection) throws SQLException {
        if (streams == null) {
            streams = mayStream && isAllowed(connection);
            LOG.infof("rows of the old platform are stored by %s", streams ? "LOAD DATA LOCAL" : "batches");
        }
        return streams;
    }

    private static boolean isAllowed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@local_infile")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** LOCAL skips what it cannot store and says so in its warnings only. Any warning fails the transaction. */
    private void stream(Connection connection, LegacyTarget target, List<Object[]> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new LoadDataLines(rows));
            var stored = statement.executeUpdate(loadData(target));
            if (stored != rows.size() || statement.getWarnings() != null) {
                streams = false;
                throw new IllegalStateException("LOAD DATA stored " + stored + " of " + rows.size() + " rows of "
                        + target.table() + "; batches follow");
            }
        }
    }

    /**
     * Columns of bytes, numbers and moments take what is sent as it is; all others must be UTF-8 that fits the column, or the server
     * warns.
     */
    private static String loadData(LegacyTarget target) {
        var fields = new ArrayList<String>();
        var sets = new ArrayList<String>();
        for (var column : target.columns()) {
            if (isBinary(column) || NO_TEXTS.contains(column)) {
                fields.add(column);
            } else {
                fields.add("@" + column);
                sets.add(column + " = CONVERT(@" + column + " USING utf8mb4)");
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + target.table()
                + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + String.join(", ", fields) + ") SET " + String.join(", ", sets);
    }

    private static boolean isBinary(String column) {
        return column.equals("id")
                || column.endsWith("_id") && !column.equals("legacy_id")
                || column.endsWith("_index")
                || column.endsWith("_index_b")
                || List.of("login", "mail", "password_hash", "certificate_number", "content", "checksum", "sha256")
                        .contains(column);
    }
}
