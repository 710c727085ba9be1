package cn.icpfiling.account;

import cn.icpfiling.platform.testkit.LocalStack;
import java.sql.SQLException;

/** The rows behind the service under test, which tests count, and make older than they are. */
public final class Rows {

    private Rows() {}

    /** @param query that selects one number */
    public static long count(String query) {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql) {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if so many events had counted against a limit a moment ago. */
    public static void limitEvents(String kind, byte[] subject, int events) {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into limit_events (kind, subject, at) values (?, ?, utc_timestamp(6))")) {
            for (var event = 0; event < events; event++) {
                insert.setString(1, kind);
                insert.setBytes(2, subject);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An id as SQL writes it. */
    public static String hex(String id) {
        return "x'" + id.replace("-", "") + "'";
    }
}
