package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledFitness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DomainStandingRepository implements PanacheRepositoryBase<DomainStanding, UUID> {

    private final Sql sql;

    DomainStandingRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Locks the standings that are due and not claimed by another replica, until the transaction ends. A replica that
     * asks at the same moment waits for this transaction, and then finds them claimed. It does without SKIP LOCKED,
     * which some databases of MySQL's dialect lack.
     *
     * @param machineNow for leases
     */
    public List<DomainStanding> claimable(Instant now, Instant machineNow, int limit) {
        var ids = sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT filed_domain_id FROM domain_standings"
                        + " WHERE next_round_at <= ? AND (lease_until IS NULL OR lease_until <= ?)"
                        + " ORDER BY next_round_at LIMIT ?",
                now,
                machineNow,
                limit);
        return locked(ids).stream()
                .filter(standing -> standing.isClaimable(now, machineNow))
                .toList();
    }

    /** Locks the rows until the transaction ends, in a fixed order, so that two transactions do not deadlock. */
    public List<DomainStanding> locked(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("filedDomainId in ?1 order by filedDomainId", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    public Optional<DomainStanding> locked(UUID id) {
        return locked(List.of(id)).stream().findFirst();
    }

    public long askedSince(UUID account, Instant machineTime) {
        return count("askedBy = ?1 and askedAt > ?2", account, machineTime);
    }

    /**
     * Returns the standings of a fitness, the oldest first.
     *
     * @param after the last row of the previous page; null for the first page
     */
    public List<DomainStanding> of(FiledFitness fitness, DomainStanding.Place after, int limit) {
        return (after == null
                        ? find("fitness = ?1 order by since, filedDomainId", fitness)
                        : find(
                                "fitness = ?1 and (since > ?2 or since = ?2 and filedDomainId > ?3)"
                                        + " order by since, filedDomainId",
                                fitness,
                                after.since(),
                                after.id()))
                .page(0, limit)
                .list();
    }

    public long due(Instant now) {
        return count("nextRoundAt <= ?1", now);
    }

    public Optional<Instant> oldestDue(Instant now) {
        return sql.first(
                row -> row.getObject(1, java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC),
                "SELECT next_round_at FROM domain_standings WHERE next_round_at <= ? ORDER BY next_round_at LIMIT 1",
                now);
    }

    public long unknownSinceBefore(Instant time) {
        return count("fitness = ?1 and since < ?2", FiledFitness.UNKNOWN, time);
    }

    /** Counts the unfit domains about whose faults no round has said anything since. One round alone may be an accident before a rest. */
    public long unfitSilentSinceBefore(Instant time) {
        return count("fitness = ?1 and silentSince < ?2 and unknownRounds > 1", FiledFitness.UNFIT, time);
    }
}
