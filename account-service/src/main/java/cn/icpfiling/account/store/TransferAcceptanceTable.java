package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The consents of partners to filings that come to their customers. A writer locks the customer's account first. */
@ApplicationScoped
public class TransferAcceptanceTable {

    private final Sql sql;

    TransferAcceptanceTable(Sql sql) {
        this.sql = sql;
    }

    public record Row(UUID customer, UUID partner, String subjectNumber, Instant acceptedAt, Instant expiresAt) {

        public boolean isFor(String number, Instant now) {
            return subjectNumber.equals(number) && now.isBefore(expiresAt);
        }
    }

    /** Replaces an earlier one of the customer, which has expired or names the same filing. */
    public void put(Row row) {
        sql.update(
                "INSERT INTO transfer_acceptances (customer_id, partner_id, subject_number, accepted_at, expires_at) "
                        + "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE partner_id = ?, subject_number = ?, "
                        + "accepted_at = ?, expires_at = ?",
                row.customer(),
                row.partner(),
                row.subjectNumber(),
                row.acceptedAt(),
                row.expiresAt(),
                row.partner(),
                row.subjectNumber(),
                row.acceptedAt(),
                row.expiresAt());
    }

    public Optional<Row> of(UUID customer) {
        return sql.first(
                TransferAcceptanceTable::row,
                "SELECT customer_id, partner_id, subject_number, accepted_at, expires_at FROM transfer_acceptances "
                        + "WHERE customer_id = ?",
                customer);
    }

    /** @return false if there was none */
    public boolean delete(UUID customer) {
        return sql.update("DELETE FROM transfer_acceptances WHERE customer_id = ?", customer) == 1;
    }

    /** Ends the consent that brought this filing; one to another filing, which came since, stays. */
    public void use(UUID customer, String subjectNumber) {
        sql.update(
                "DELETE FROM transfer_acceptances WHERE customer_id = ? AND subject_number = ?",
                customer,
                subjectNumber);
    }

    /** Deletes expired acceptances, as many as one transaction should. */
    public long forget(Instant expiredBefore) {
        return sql.update(
                "DELETE FROM transfer_acceptances WHERE expires_at < ? ORDER BY expires_at LIMIT 1000", expiredBefore);
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                Binary.toUuid(result.getBytes(1)),
                Binary.toUuid(result.getBytes(2)),
                result.getString(3),
                result.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                result.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
