package cn.icpfiling.bench.read;

import cn.icpfiling.bench.service.Crew;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A page by OFFSET, which the service never uses: the database counts the rows before it. The bench must find this page
 * too slow.
 */
final class ByOffset implements Crew.Caller, AutoCloseable {
    private final Connection connection;
    private final PreparedStatement select;

    ByOffset(Connection connection, long before) throws SQLException {
        this.connection = connection;
        this.select = connection.prepareStatement("SELECT * FROM subjects ORDER BY id DESC LIMIT ? OFFSET ?");
        select.setInt(1, Walk.PAGE + 1);
        select.setLong(2, before);
    }

    @Override
    public void call() throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                rows.getBytes(1);
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
