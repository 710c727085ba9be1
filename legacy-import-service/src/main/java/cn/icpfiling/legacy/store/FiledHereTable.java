package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Compares the filings of the old platform with those that are filed here, by certificate and domain. */
@ApplicationScoped
public class FiledHereTable {

    private static final String TAKEN = """
            SELECT 1 FROM legacy_filings f JOIN filed_holders h ON h.certificate_index = f.certificate_index WHERE f.id = ?
            UNION ALL
            SELECT 1 FROM legacy_filings f JOIN filed_holders h ON h.certificate_index_b = f.certificate_index_b WHERE f.id = ?
            UNION ALL
            SELECT 1 FROM legacy_domains d JOIN filed_domains h ON h.domain = d.domain WHERE d.filing_id = ?""";

    /** The same of a row f of legacy_filings. */
    private static final String IS_TAKEN = """
            EXISTS (SELECT 1 FROM filed_holders h WHERE h.certificate_index = f.certificate_index)
            OR EXISTS (SELECT 1 FROM filed_holders h WHERE h.certificate_index_b = f.certificate_index_b)
            OR EXISTS (SELECT 1 FROM legacy_domains d JOIN filed_domains h ON h.domain = d.domain WHERE d.filing_id = f.id)""";

    private static final Compared BEFORE_ALL = new Compared(new UUID(0, 0), Instant.EPOCH, false);

    private final Sql sql;

    FiledHereTable(Sql sql) {
        this.sql = sql;
    }

    /** Whether the certificate or a domain of the filing of the old platform is filed here. */
    public boolean isTakenByAnother(UUID filing) {
        return sql.first(row -> true, TAKEN + " LIMIT 1", filing, filing, filing)
                .isPresent();
    }

    /** Returns those of the filings of the old platform of which the certificate or a domain is filed here. */
    public Set<UUID> takenAmong(List<UUID> filings) {
        return filings.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT f.id FROM legacy_filings f WHERE f.id IN ("
                                + String.join(", ", Collections.nCopies(filings.size(), "?")) + ") AND (" + IS_TAKEN
                                + ")",
                        filings.toArray()));
    }

    /** @param domain the domain that the subject must have; null for any */
    public boolean isFiled(UUID subject, String domain) {
        var found = domain == null
                ? sql.first(row -> true, "SELECT 1 FROM filed_holders WHERE subject_id = ?", subject)
                : sql.first(
                        row -> true,
                        "SELECT 1 FROM filed_domains WHERE subject_id = ? AND domain = ?",
                        subject,
                        domain);
        return found.isPresent();
    }

    /** Whether the account holds a filing of this platform, as far as its events have arrived. */
    public boolean hasFiling(UUID account) {
        return sql.first(row -> true, "SELECT 1 FROM filed_holders WHERE account = ? LIMIT 1", account)
                .isPresent();
    }

    /**
     * Marks the filings that wait although this subject has their certificate or a domain of theirs. Call it after each change
     * of the subject's copy.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int markTakenBy(UUID subject, Instant at) {
        return sql.update("""
                UPDATE legacy_filings f JOIN (
                  SELECT c.id FROM filed_holders h JOIN legacy_filings c ON c.certificate_index = h.certificate_index
                    WHERE h.subject_id = ?
                  UNION
                  SELECT c.id FROM filed_holders h JOIN legacy_filings c ON c.certificate_index_b = h.certificate_index_b
                    WHERE h.subject_id = ?
                  UNION
                  SELECT d.filing_id FROM filed_domains h JOIN legacy_domains d ON d.domain = CONVERT(h.domain USING ascii)
                    WHERE h.subject_id = ?) taken ON taken.id = f.id
                SET f.state = 'FILED_HERE', f.changed_at = ?, f.version = f.version + 1
                WHERE f.state = 'WAITING'""", subject, subject, subject, at);
    }

    /** Marks one filing that waits although its certificate or a domain is filed here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void markIfTaken(UUID filing, Instant at) {
        sql.update(
                "UPDATE legacy_filings f SET f.state = 'FILED_HERE', f.changed_at = ?, f.version = f.version + 1"
                        + " WHERE f.id = ? AND f.state = 'WAITING' AND (" + IS_TAKEN + ")",
                at,
                filing);
    }

    /**
     * Lets the filings of this subject's certificate and domains wait again if nothing is filed here any more that took them.
     * Call it with the ids that {@link #takenBy} returned before the change.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(Iterable<UUID> filings, Instant at) {
        for (var filing : filings) {
            if (!isTakenByAnother(filing)) {
                sql.update(
                        "UPDATE legacy_filings SET state = 'WAITING', changed_at = ?, version = version + 1"
                                + " WHERE id = ? AND state = 'FILED_HERE'",
                        at,
                        filing);
            }
        }
    }

    /** Returns those of the filings that are in state FILED_HERE, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> filedHereAmong(List<UUID> filings) {
        return filings.isEmpty()
                ? List.of()
                : sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT id FROM legacy_filings WHERE state = 'FILED_HERE' AND id IN ("
                                + String.join(", ", Collections.nCopies(filings.size(), "?")) + ") FOR UPDATE",
                        filings.toArray());
    }

    /** Returns the filings in state FILED_HERE that this subject may have taken. Call it before the subject's copy changes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> takenBy(UUID subject) {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), """
                SELECT f.id FROM filed_holders h JOIN legacy_filings f ON f.certificate_index = h.certificate_index
                  WHERE h.subject_id = ? AND f.state = 'FILED_HERE'
                UNION
                SELECT f.id FROM filed_holders h JOIN legacy_filings f ON f.certificate_index_b = h.certificate_index_b
                  WHERE h.subject_id = ? AND f.state = 'FILED_HERE'
                UNION
                SELECT f.id FROM filed_domains h JOIN legacy_domains d ON d.domain = CONVERT(h.domain USING ascii)
                  JOIN legacy_filings f ON f.id = d.filing_id
                  WHERE h.subject_id = ? AND f.state = 'FILED_HERE'""", subject, subject, subject);
    }

    /**
     * A filing that was compared with what is filed here.
     *
     * @param isTaken whether its certificate or a domain of it is filed here
     */
    public record Compared(UUID id, Instant changedAt, boolean isTaken) {}

    /**
     * Returns filings in state FILED_HERE, the longest unchanged first.
     *
     * @param after null for the first
     */
    public List<Compared> marked(Compared after, int atMost) {
        return compared(LegacyState.FILED_HERE, after == null ? BEFORE_ALL : after, atMost);
    }

    /** Returns filings that wait, from the place on that {@link #sweptUntil} kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Compared> waiting(int atMost) {
        var place = sql.first(
                        row -> new Compared(Binary.toUuid(row.getBytes(1)), LegacyLoadTable.at(row, 2), false),
                        "SELECT filing_id, changed_at FROM legacy_sweeps WHERE name = 'waiting'")
                .orElse(BEFORE_ALL);
        return compared(LegacyState.WAITING, place, atMost);
    }

    /** @param last null to begin again */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sweptUntil(Compared last) {
        var place = last == null ? BEFORE_ALL : last;
        sql.update(
                "UPDATE legacy_sweeps SET filing_id = ?, changed_at = ? WHERE name = 'waiting'",
                place.id(),
                place.changedAt());
    }

    private List<Compared> compared(LegacyState state, Compared after, int atMost) {
        return sql.list(
                row -> new Compared(Binary.toUuid(row.getBytes(1)), LegacyLoadTable.at(row, 2), row.getBoolean(3)),
                """
                SELECT f.id, f.changed_at, %s
                FROM legacy_filings f
                WHERE f.state = ? AND f.changed_at >= ? AND (f.changed_at > ? OR f.id > ?)
                ORDER BY f.changed_at, f.id LIMIT ?""".formatted(IS_TAKEN),
                state.name(),
                after.changedAt(),
                after.changedAt(),
                after.id(),
                atMost);
    }
}
