package cn.icpfiling.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
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
import javax.sql.DataSource;

/**
 * Plain SQL for the platform's own tables. A statement joins the running transaction, or is a transaction of its own;
 * {@link UnitOfWork} makes one transaction of several statements.
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
        return isInTransaction() ? run(statement, values) : UnitOfWork.in(() -> run(statement, values));
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
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> List<T> list(Row<T> row, String statement, Object... values) {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            var rows = new ArrayList<T>();
            try (var result = prepared.executeQuery()) {
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

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
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
