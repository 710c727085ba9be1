package cn.icpfiling.bench.read;

import cn.icpfiling.bench.service.Crew;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A page as no list of ours asks for it: the rows before it are counted. What judges our lists must find this one too slow. */
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
        try (ResultSet rows = select.executeQuery()) {
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
