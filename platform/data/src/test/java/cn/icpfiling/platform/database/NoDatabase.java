package cn.icpfiling.platform.database;

import com.mysql.cj.Session;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSession;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to nothing, for what is to be seen of the pool alone. The pool makes it itself, so it is public. */
public class NoDatabase implements DataSource {

    /** Its connections die before they come back, in the middle of a transaction. */
    public static final class Dying extends NoDatabase {

        @Override
        boolean dies() {
            return true;
        }
    }

    boolean dies() {
        return false;
    }

    @Override
    public Connection getConnection() {
        return played(JdbcConnection.class);
    }

    private <T> T played(Class<T> type) {
        var player = Proxy.newProxyInstance(
                NoDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> switch (method.getName()) {
                    case "isValid" -> true;
                    case "isClosed", "isReadOnly", "getAutoCommit" -> false;
                    case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
                    case "unwrap" -> self;
                    case "getSession" -> played(Session.class);
                    case "getServerSession" -> played(ServerSession.class);
                    case "inTransactionOnServer" -> dies();
                    case "rollback" -> rolledBack();
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == values[0];
                    default -> null;
                });
        return type.cast(player);
    }

    private Void rolledBack() throws SQLException {
        if (dies()) {
            throw new SQLException("Communications link failure", "08S01");
        }
        return null;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // nobody reads it
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // nobody signs in
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return null;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
