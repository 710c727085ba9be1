package cn.icpfiling.account.store;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

@ApplicationScoped
public class SupportCaseRepository implements PanacheRepositoryBase<SupportCase, UUID> {

    public Optional<SupportCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<SupportCase> lockedByStop(byte[] digest) {
        return find("stopDigest = ?1", digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public Optional<SupportCase> ofStop(byte[] digest) {
        return find("stopDigest = ?1", digest).firstResultOptional();
    }

    /**
     * Returns cases in one state, the oldest first. A claim that has lapsed counts as OPEN.
     *
     * @param kind null for all kinds
     * @param after null for the first page
     * @param now on the machine's clock
     */
    public List<SupportCase> queue(CaseState state, CaseKind kind, UUID after, Instant now, int most) {
        var page = " and (?2 is null or kind = ?2) and (?3 is null or id > ?3) order by id";
        var found = switch (state) {
            case OPEN -> find("(state = ?1 or state = CLAIMED and claimEndsAt <= ?4)" + page, state, kind, after, now);
            case CLAIMED -> find("state = ?1 and claimEndsAt > ?4" + page, state, kind, after, now);
            default -> find("state = ?1" + page, state, kind, after);
        };
        return found.page(0, most).list();
    }

    /** Returns the cases of one account, the newest first; before null means from the newest. */
    public List<SupportCase> ofHolder(UUID holder, UUID before, int most) {
        return find("holder = ?1 and (?2 is null or id < ?2) order by id desc", holder, before)
                .page(0, most)
                .list();
    }

    /** Returns the cases against one account that its owner may still stop, the newest first. */
    public List<SupportCase> against(UUID source, UUID before, int most) {
        return find(
                        "source = ?1 and endedAt is null and not (kind = OFFLINE_TRANSFER and state = DECIDED_GRANTED)"
                                + " and (?2 is null or id < ?2) order by id desc",
                        source,
                        before)
                .page(0, most)
                .list();
    }

    /**
     * Locks the open cases of the kind against an account, in the order of their ids, until the transaction ends. Call it
     * before the account is locked: the jobs lock a case first.
     */
    public List<SupportCase> lockedAgainst(UUID source, CaseKind kind) {
        return getEntityManager()
                .createQuery(
                        "select id from SupportCase where source = ?1 and kind = ?2 and endedAt is null order by id",
                        UUID.class)
                .setParameter(1, source)
                .setParameter(2, kind)
                .getResultList()
                .stream()
                .flatMap(id -> locked(id).stream())
                .toList();
    }

    /** Locks the cases whose source no replica has looked up yet, and skips those that another replica has locked. */
    public List<SupportCase> sought(CaseKind kind, Instant machineNow, int most) {
        return skipping(find("kind = ?1 and soughtAt is null and nextTryAt <= ?2 order by nextTryAt", kind, machineNow))
                .page(0, most)
                .list();
    }

    /** Locks the granted cases whose effect is due, and skips those that another replica has locked. */
    public List<SupportCase> effectsDue(CaseKind kind, Instant now, Instant machineNow, int most) {
        return skipping(find(
                        "state = ?1 and kind = ?2 and effectDueAt <= ?3 and nextTryAt <= ?4 order by effectDueAt",
                        CaseState.DECIDED_GRANTED,
                        kind,
                        now,
                        machineNow))
                .page(0, most)
                .list();
    }

    /** Returns ids of cases that waited for their holder too long. */
    public List<UUID> expired(Instant now, int most) {
        return ids("c.state = WAITING_FOR_HOLDER and c.expiresAt <= ?1 order by c.expiresAt", now, most);
    }

    /** Returns ids of cases that ended before the instant. */
    public List<UUID> endedBefore(Instant before, int most) {
        return ids("c.endedAt < ?1 order by c.endedAt", before, most);
    }

    /** Whether the account has a case of an offline transfer that may still bring it a filing. */
    public boolean awaitsTransfer(UUID holder) {
        return count("holder = ?1 and kind = OFFLINE_TRANSFER and endedAt is null", holder) > 0;
    }

    private List<UUID> ids(String which, Instant until, int most) {
        return getEntityManager()
                .createQuery("select c.id from SupportCase c where " + which, UUID.class)
                .setParameter(1, until)
                .setMaxResults(most)
                .getResultList();
    }

    private static PanacheQuery<SupportCase> skipping(PanacheQuery<SupportCase> query) {
        return query.withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI);
    }
}
