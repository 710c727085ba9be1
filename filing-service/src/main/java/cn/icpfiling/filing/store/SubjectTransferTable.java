package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Transfers of filings to other accounts, and the rows that move with a filing beside its record. */
@ApplicationScoped
public class SubjectTransferTable {
    static final String OPEN_PROPOSAL =
            "SELECT 1 FROM provider_proposals WHERE subject_id = ? AND state = 'OPEN' LIMIT 1";

    private final Sql sql;

    SubjectTransferTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a transfer is about.
     *
     * @param toPartner the partner whose customer the target is; null if there is none
     */
    public record Terms(UUID subject, UUID from, UUID to, UUID toPartner) {}

    /**
     * A transfer as stored.
     *
     * @param at null for one that the caller's transaction has begun, or that was refused
     * @param services the answer, as JSON; null like {@code at}
     * @param refusal the code of a transfer that was refused; else null
     */
    public record Row(Terms terms, Instant at, String services, String refusal) {}

    /**
     * Begins the transfer, or returns the one of this id. The row stays locked until the end of the caller's transaction: a
     * repeat waits for the outcome.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Row begin(UUID id, Terms terms) {
        sql.update(
                "INSERT INTO subject_transfers (transfer_id, subject_id, from_account, to_account, to_partner)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE transfer_id = VALUES(transfer_id)",
                id,
                terms.subject(),
                terms.from(),
                terms.to(),
                terms.toPartner());
        return sql.first(
                        SubjectTransferTable::row,
                        "SELECT subject_id, from_account, to_account, to_partner, transferred_at, services,"
                                + " refusal"
                                + " FROM subject_transfers WHERE transfer_id = ? FOR UPDATE",
                        id)
                .orElseThrow();
    }

    /** @param services the answer to each repeat, as JSON */
    @Transactional(Transactional.TxType.MANDATORY)
    public void finish(UUID id, UUID fromPartner, Instant at, String services) {
        sql.update(
                "UPDATE subject_transfers SET from_partner = ?, transferred_at = ?, services = ? WHERE transfer_id = ?",
                fromPartner,
                at,
                services,
                id);
    }

    /** Stores that the transfer is refused for ever. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refuse(UUID id, String code) {
        sql.update("UPDATE subject_transfers SET refusal = ? WHERE transfer_id = ?", code, id);
    }

    /**
     * Stores whose customer the account is, as account-service says. The answer never changes.
     *
     * @return whether our row says the same
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean learnCustomer(Holder holder) {
        if (holder.partner() != null) {
            sql.update(
                    "INSERT INTO customers (account, partner, known_at) VALUES (?, ?, UTC_TIMESTAMP(6))"
                            + " ON DUPLICATE KEY UPDATE account = VALUES(account)",
                    holder.account(),
                    holder.partner());
        }
        var known = sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT partner FROM customers WHERE account = ?",
                holder.account());
        return known.equals(Optional.ofNullable(holder.partner()));
    }

    /** Whether an end of the filing is under way: the holder's case on paper, or a proposal of the provider. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isEndUnderWay(UUID subject, UUID holder) {
        return hasOpenProposal(subject) || hasOpenOfflineCase(holder);
    }

    /** Whether the account has a case for a deregistration on paper that is not over. */
    private boolean hasOpenOfflineCase(UUID account) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM offline_deregistrations WHERE holder = ? AND state IN ('OPEN', 'HANDED_IN') LIMIT 1",
                        account)
                .isPresent();
    }

    /** Whether a proposal to end the subject, one of its services or an access is not decided. The caller holds the subject's lock. */
    private boolean hasOpenProposal(UUID subject) {
        return sql.first(row -> true, OPEN_PROPOSAL, subject).isPresent();
    }

    /**
     * Moves the finished orders about the subject: those that name it, and those for its certificate that were never
     * granted. Their version and the time of their last change increase, because their holder is shown.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int moveOrders(Subject subject, UUID from, Holder to, Instant at) {
        var certificate = subject.certificate().index();
        return sql.update("""
                UPDATE orders SET holder = ?, partner = ?, version = version + 1,
                    changed_at = GREATEST(changed_at + INTERVAL 1 MICROSECOND, ?)
                  WHERE holder = ? AND (subject_id = ?
                    OR (subject_id IS NULL AND (certificate_index = ? OR certificate_index_b = ?)))""", to.account(), to.partner(), at, from, subject.id(), certificate.a(), certificate.b());
    }

    /** Moves the service numbers that paid for the subject's services. A number that paid for nothing stays with its instance. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int moveServiceNumbers(UUID subject, UUID from, Holder to) {
        return sql.update("""
                UPDATE service_numbers SET holder = ?, partner = ?, version = version + 1
                  WHERE holder = ? AND order_id IN (SELECT id FROM orders WHERE subject_id = ?)""", to.account(), to.partner(), from, subject);
    }

    private static Row row(ResultSet row) throws SQLException {
        var at = row.getObject("transferred_at", LocalDateTime.class);
        return new Row(
                new Terms(id(row, "subject_id"), id(row, "from_account"), id(row, "to_account"), id(row, "to_partner")),
                at == null ? null : at.toInstant(ZoneOffset.UTC),
                row.getString("services"),
                row.getString("refusal"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }
}
