package cn.icpfiling.platform.database;

import com.mysql.cj.jdbc.JdbcConnection;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Turns auto-commit off for the connections of the pool. The transaction manager then finds a connection as it needs it
 * and saves two statements per transaction. On return to the pool, a transaction left open by a read is rolled back.
 * Writes always have a transaction: {@link Sql} opens its own, Hibernate refuses to write without one.
 */
@ApplicationScoped
class AutoCommitOff implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(AutoCommitOff.class);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            // on the driver's connection: the pool resets settings made through its wrapper when the connection comes
            // back
            connection.unwrap(JdbcConnection.class).setAutoCommit(false);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * The driver knows from the last response whether a transaction is open, so the check costs no round trip. A
     * failure here means a dead connection. The pool knows that already and discards the connection; a rethrown
     * exception would leave the connection counted but unusable.
     */
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            var server = connection.unwrap(JdbcConnection.class).getSession().getServerSession();
            if (server.inTransactionOnServer() && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("A connection died before it came back", e);
        }
    }
}
