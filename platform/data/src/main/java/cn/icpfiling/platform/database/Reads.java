package cn.icpfiling.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.cache.ConnectionCache;
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
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Reads committed data without a transaction. One SELECT needs neither BEGIN nor COMMIT, because it sees one state of
 * the database. So a read costs one round trip instead of two, and the transaction manager does no work. The
 * connections form a second pool of the same size. They are read only and in auto-commit mode, unlike those of
 * {@link AutoCommitOff}. Several statements see several states, as under READ COMMITTED. If the data is to be
 * changed, read it again in that transaction, with a lock.
 */
@Singleton
public class Reads {

    private final SessionFactory sessions;
    private final TransactionManager transactions;
    private final AgroalDataSource pool;

    Reads(Instance<SessionFactory> sessions, TransactionManager transactions, AgroalDataSource writing)
            throws SQLException {
        // a service without entities has no session factory and does not use this class
        this.sessions = sessions.get();
        this.transactions = transactions;
        this.pool = AgroalDataSource.from(readOnly(writing.getConfiguration()));
    }

    /** Entities are detached and contain what they fetch eagerly. Lazy associations cannot be loaded. */
    public <T> T with(Function<StatelessSession, T> look) {
        requireNoTransaction();
        try (var connection = pool.getConnection();
                var session = sessions.openStatelessSession(connection)) {
            return look.apply(session);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> Optional<T> find(Class<T> entity, Object id) {
        return Optional.ofNullable(with(session -> session.get(entity, id)));
    }

    /**
     * Reads the row of an id by plain JDBC, for what front ends read again and again: Hibernate costs more than the driver
     * there (bench/findings.md).
     *
     * @param statement a SELECT with one parameter, the id
     */
    public <T> Optional<T> row(UUID id, Sql.Row<T> row, String statement) {
        requireNoTransaction();
        try (var connection = pool.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.setBytes(1, Binary.of(id));
            try (var found = prepared.executeQuery()) {
                return found.next() ? Optional.of(row.of(found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** A caller in a transaction would not see its own writes here, and would hold two connections. */
    private void requireNoTransaction() {
        try {
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException("a transaction reads through its own connection");
            }
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Copies database, user and settings, such as the longest wait for the server. The cache of connections by thread is an
     * object of the settings, and a pool that shares it hands out the other's connections: a platform thread, such as that of a
     * scheduled job, would write on a connection that is read only.
     */
    private static AgroalDataSourceConfigurationSupplier readOnly(AgroalDataSourceConfiguration writing) {
        var pool = writing.connectionPoolConfiguration();
        var connections = new AgroalConnectionFactoryConfigurationSupplier(pool.connectionFactoryConfiguration())
                .autoCommit(true)
                .readOnly();
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(new AgroalConnectionPoolConfigurationSupplier(pool)
                        .connectionFactoryConfiguration(connections)
                        .transactionIntegration(TransactionIntegration.none())
                        .connectionCache(ConnectionCache.none())
                        .initialSize(0)
                        .minSize(0));
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
