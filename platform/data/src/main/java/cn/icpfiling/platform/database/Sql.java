package cn.icpfiling.platform.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Plain SQL for the platform's own tables. A statement joins the running transaction, or is a transaction of its own.
 */
@ApplicationScoped
public class Sql {
    private final DataSource dataSource;
    private final TransactionManager transactions;

    Sql(DataSource dataSource, TransactionManager transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    public interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    public int update(String statement, Object... values) {
        return isInTransaction()
                ? run(statement, values)
                : QuarkusTransaction.requiringNew().call(() -> run(statement, values));
    }

    /** True also for a transaction that is marked for rollback: a write in it must not survive. */
    private boolean isInTransaction() {
        try {
            return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> List<T> list(Row<T> row, String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> Optional<T> first(Row<T> row, String statement, Object... values) {
        return list(row, statement, values).stream().findFirst();
    }

    /** Runs work in one new transaction, and again after a collision. */
    public <T> T inTransaction(Supplier<T> work) {
        return Collisions.retried(() -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(
                    i + 1,
                    switch (values[i]) {
                        case UUID id -> Binary.of(id);
                        case Instant at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
                        case null -> null;
                        default -> values[i];
                    });
        }
    }
}
