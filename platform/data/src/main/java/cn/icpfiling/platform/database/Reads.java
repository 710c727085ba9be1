package cn.icpfiling.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.transaction.TransactionIntegration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Shows what is committed, without a transaction. One SELECT needs neither BEGIN nor COMMIT: it sees one state of the database by
 * itself, so a look costs one round trip instead of two and nothing of the transaction manager. The connections are a pool of their
 * own, as large as the other one: they commit by themselves and are read only, which those of {@link CommittedWhenTold} are not.
 * Several statements see several states, as under READ COMMITTED they do anyway. What is changed afterwards is read in its
 * transaction, locked.
 */
@Singleton
public class Reads {

    /** In milliseconds, as long as a transaction may take. */
    private static final String LONGEST_STATEMENT = "20000";

    private final SessionFactory sessions;
    private final TransactionManager transactions;
    private final AgroalDataSource pool;

    Reads(Instance<SessionFactory> sessions, TransactionManager transactions, AgroalDataSource writing)
            throws SQLException {
        // a service without entities has none, and no use for this
        this.sessions = sessions.get();
        this.transactions = transactions;
        this.pool = AgroalDataSource.from(readOnly(writing.getConfiguration()));
    }

    /** Entities come detached and with all that they fetch eagerly; what is lazy stays out of reach. */
    public <T> T with(Function<StatelessSession, T> look) {
        requireNoTransaction();
        try (Connection connection = pool.getConnection();
                StatelessSession session = sessions.openStatelessSession(connection)) {
            return look.apply(session);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> Optional<T> find(Class<T> entity, Object id) {
        return Optional.ofNullable(with(session -> session.get(entity, id)));
    }

    /** A caller in a transaction would miss its own writes here, and would hold two connections. */
    private void requireNoTransaction() {
        try {
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException("a transaction reads through its own connection");
            }
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same database, user and settings. No transaction ends a statement that hangs, so the connection does. */
    private static AgroalDataSourceConfigurationSupplier readOnly(AgroalDataSourceConfiguration writing) {
        AgroalConnectionPoolConfiguration pool = writing.connectionPoolConfiguration();
        var connections = new AgroalConnectionFactoryConfigurationSupplier(pool.connectionFactoryConfiguration())
                .autoCommit(true)
                .readOnly()
                .jdbcProperty("socketTimeout", LONGEST_STATEMENT);
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(new AgroalConnectionPoolConfigurationSupplier(pool)
                        .connectionFactoryConfiguration(connections)
                        .transactionIntegration(TransactionIntegration.none())
                        .initialSize(0)
                        .minSize(0));
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
