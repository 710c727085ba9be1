package cn.icpfiling.bench.load;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of a table as a load stored them, encrypted and indexed, in the format of LOAD DATA. */
final class FinishedRows {
    private static final int BUFFER = 1 << 18;
    private static final int FETCHED = 1_000;

    private final String table;
    private final Path file;
    private final long rows;

    private FinishedRows(String table, Path file, long rows) {
        this.table = table;
        this.file = file;
        this.rows = rows;
    }

    static FinishedRows read(Connection connection, String table, Path folder) throws SQLException, IOException {
        var file = folder.resolve(table + ".rows");
        var rows = 0L;
        try (var statement = connection.createStatement();
                var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            statement.setFetchSize(FETCHED);
            try (var found = statement.executeQuery("SELECT * FROM " + table)) {
                while (found.next()) {
                    write(found, out);
                    rows++;
                }
            }
        }
        connection.rollback();
        return new FinishedRows(table, file, rows);
    }

    /** Loads them into the empty table by one statement, and commits. */
    void load(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var input = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(input);
            var loaded = statement.executeLargeUpdate(
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + table + " CHARACTER SET binary");
            if (loaded != rows) {
                throw new SQLException(table + " took " + loaded + " of " + rows + " rows");
            }
            connection.commit();
        }
    }

    long rows() {
        return rows;
    }

    private static void write(ResultSet row, OutputStream out) throws SQLException, IOException {
        var columns = row.getMetaData().getColumnCount();
        for (var column = 1; column <= columns; column++) {
            if (column > 1) {
                out.write('\t');
            }
            var value = row.getBytes(column);
            if (value == null) {
                out.write('\\');
                out.write('N');
            } else {
                escaped(value, out);
            }
        }
        out.write('\n');
    }

    private static void escaped(byte[] value, OutputStream out) throws IOException {
        for (var one : value) {
            switch (one) {
                case 0 -> two('0', out);
                case '\n' -> two('n', out);
                case '\t' -> two('t', out);
                case '\\' -> two('\\', out);
                default -> out.write(one);
            }
        }
    }

    private static void two(char second, OutputStream out) throws IOException {
        out.write('\\');
        out.write(second);
    }
}
