package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.DatabaseFailure;
import com.mysql.cj.jdbc.JdbcStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

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
        try (var connection = dataSource.getConnection()) {
            if (streams(connection)) {
                stream(connection, target, rows);
            } else {
                batch(connection, target.insert(), rows);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
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
            statement
                    .unwrap(JdbcStatement.class)
                    .setLocalInfileInputStream(
                            new ByteArrayInputStream(lines(rows).toByteArray()));
            var stored = statement.executeUpdate(loadData(target, rows.getFirst()));
            if (stored != rows.size() || statement.getWarnings() != null) {
                streams = false;
                throw new IllegalStateException("LOAD DATA stored " + stored + " of " + rows.size() + " rows of "
                        + target.table() + "; batches follow");
            }
        }
    }

    /** Binary columns travel as hexadecimal digits. */
    private static String loadData(LegacyTarget target, Object[] first) {
        var columns = target.columns();
        var isBinary = columns.stream().map(BulkRows::isBinary).toList();
        var fields = new StringBuilder();
        var sets = new StringBuilder();
        for (var i = 0; i < first.length; i++) {
            var column = columns.get(i);
            fields.append(i == 0 ? "" : ", ").append(isBinary.get(i) ? "@" + column : column);
            if (isBinary.get(i)) {
                sets.append(sets.isEmpty() ? " SET " : ", ")
                        .append(column)
                        .append(" = UNHEX(@")
                        .append(column)
                        .append(')');
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + target.table()
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + fields + ")" + sets;
    }

    private static boolean isBinary(String column) {
        return column.equals("id")
                || column.endsWith("_id") && !column.equals("legacy_id")
                || column.endsWith("_index")
                || column.endsWith("_index_b")
                || List.of("login", "mail", "password_hash", "certificate_number", "content", "checksum", "sha256")
                        .contains(column);
    }

    private static ByteArrayOutputStream lines(List<Object[]> rows) {
        var lines = new ByteArrayOutputStream(rows.size() * 1024);
        for (var row : rows) {
            var line = java.util.Arrays.stream(row).map(BulkRows::field).collect(Collectors.joining("\t", "", "\n"));
            lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private static String field(Object value) {
        return switch (value) {
            case null -> "\\N";
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case UUID id -> HexFormat.of().formatHex(Binary.of(id));
            case Instant at -> MOMENT.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            case Boolean flag -> flag ? "1" : "0";
            default ->
                value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\0", "\\0");
        };
    }
}
