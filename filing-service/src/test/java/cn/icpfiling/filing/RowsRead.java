package cn.icpfiling.filing;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The rows that a statement reads, by the database's own count. */
public final class RowsRead {

    private RowsRead() {}

    public static long by(String text, Object... values) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(text)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1,
                        switch (values[i]) {
                            case UUID id -> Binary.of(id);
                            case Instant at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
                            default -> values[i];
                        });
            }
            var before = handlerReads(database);
            statement.execute();
            return handlerReads(database) - before;
        }
    }

    private static long handlerReads(Connection database) throws SQLException {
        var sum = 0L;
        try (var statement = database.createStatement();
                var result = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read_%'")) {
            while (result.next()) {
                sum += result.getLong(2);
            }
        }
        return sum;
    }
}
