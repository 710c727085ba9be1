package cn.icpfiling.sandbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Access to the schema by plain JDBC, which is enough for a few tables. Times are read and written as UTC. */
@ApplicationScoped
public class Sql {

    private final DataSource source;

    Sql(DataSource source) {
        this.source = source;
    }

    public <T> List<T> list(RowReader<T> reader, String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(new Row(rows)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    public <T> Optional<T> first(RowReader<T> reader, String sql, Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    /** Returns the number of affected rows. */
    public int update(String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Returns the generated key of the inserted row. */
    public long insert(String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            var value = values[i];
            statement.setObject(
                    i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** One row of a result. */
    public record Row(ResultSet columns) {

        public String text(String column) throws SQLException {
            return columns.getString(column);
        }

        public long number(String column) throws SQLException {
            return columns.getLong(column);
        }

        /** Null if the column is null. */
        public Instant time(String column) throws SQLException {
            var local = columns.getObject(column, LocalDateTime.class);
            return local == null ? null : local.toInstant(ZoneOffset.UTC);
        }

        public byte[] bytes(String column) throws SQLException {
            return columns.getBytes(column);
        }
    }
}
