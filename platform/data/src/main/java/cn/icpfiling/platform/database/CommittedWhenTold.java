package cn.icpfiling.platform.database;

import com.mysql.cj.jdbc.JdbcConnection;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * A connection of the pool commits when told and never by itself. The transaction manager then finds it as it wants it and
 * saves two statements at each transaction. Whoever reads without a transaction leaves none open behind; writing without one
 * is not done here: {@link Sql} opens its own, Hibernate refuses.
 */
@ApplicationScoped
class CommittedWhenTold implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(CommittedWhenTold.class);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            // of the driver itself: what is set through the pool is undone when the connection comes back
            connection.unwrap(JdbcConnection.class).setAutoCommit(false);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * The driver knows from the last answer whether a transaction is open: to ask costs nothing. What fails here fails on a
     * connection that died, which the pool has learnt by then and throws away; told any further, it would be kept out of the pool
     * and counted in it for ever.
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
