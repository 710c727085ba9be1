package cn.icpfiling.account.store;

import cn.icpfiling.account.core.QuotaKind;
import cn.icpfiling.account.core.QuotaReason;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The dated quotas of partners and their clients, and how many customers each partner has. */
@ApplicationScoped
public class PartnerQuotaTable {

    private static final String COLUMNS = "id, client_id, kind, most, valid_from, reason, set_at";

    private final Sql sql;

    PartnerQuotaTable(Sql sql) {
        this.sql = sql;
    }

    /** @param client null for a quota of the whole partner */
    public record Row(
            UUID id, UUID client, QuotaKind kind, int most, Instant validFrom, QuotaReason reason, Instant setAt) {}

    public void insert(UUID partner, Row row) {
        var _ = sql.update(
                "INSERT INTO partner_quotas (partner_id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                partner,
                row.id(),
                row.client(),
                row.kind().name(),
                row.most(),
                row.validFrom(),
                row.reason().name(),
                row.setAt());
    }

    /** The quotas of a partner, the earliest day first; of one day the one that was set last comes last. */
    public List<Row> of(UUID partner, int most) {
        return sql.list(
                PartnerQuotaTable::row,
                "SELECT " + COLUMNS
                        + " FROM (SELECT " + COLUMNS + " FROM partner_quotas WHERE partner_id = ?"
                        + " ORDER BY valid_from DESC, id DESC LIMIT ?) AS latest ORDER BY valid_from, id",
                partner,
                most);
    }

    public void delete(List<Row> rows) {
        rows.forEach(row -> {
            var _ = sql.update("DELETE FROM partner_quotas WHERE id = ?", row.id());
        });
    }

    /** Takes one place of the quota, atomically. False if all are taken. */
    public boolean takeCustomer(UUID partner, int most) {
        var _ = sql.update(
                "INSERT INTO partner_customer_counts (partner_id, number) VALUES (?, 0)"
                        + " ON DUPLICATE KEY UPDATE number = number",
                partner);
        return sql.update(
                        "UPDATE partner_customer_counts SET number = number + 1 WHERE partner_id = ? AND number < ?",
                        partner,
                        most)
                == 1;
    }

    /** Counts the customers again. The caller holds the row of the count since {@link #takeCustomer}. */
    public void recount(UUID partner) {
        var _ = sql.update(
                "UPDATE partner_customer_counts SET number = (SELECT COUNT(*) FROM accounts WHERE partner_id = ?)"
                        + " WHERE partner_id = ?",
                partner,
                partner);
    }

    public int customers(UUID partner) {
        return sql.first(
                        result -> result.getInt(1),
                        "SELECT number FROM partner_customer_counts WHERE partner_id = ?",
                        partner)
                .orElse(0);
    }

    private static Row row(ResultSet result) throws SQLException {
        var client = result.getBytes("client_id");
        return new Row(
                Binary.toUuid(result.getBytes("id")),
                client == null ? null : Binary.toUuid(client),
                QuotaKind.valueOf(result.getString("kind")),
                result.getInt("most"),
                result.getObject("valid_from", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                QuotaReason.valueOf(result.getString("reason")),
                result.getObject("set_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
