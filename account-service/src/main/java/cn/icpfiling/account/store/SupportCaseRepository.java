package cn.icpfiling.account.store;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.SupportCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
public class SupportCaseRepository implements PanacheRepositoryBase<SupportCase, UUID> {

    public Optional<SupportCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the open case that was opened as the text; no two have it at once. */
    public Optional<SupportCase> openAs(String text) {
        return find("openAs = ?1", text).firstResultOptional();
    }

    public Optional<SupportCase> lockedByStop(byte[] digest) {
        return lockedBy("stopDigest = ?1", digest).or(() -> lockedBy("mailStopDigest = ?1", digest));
    }

    private Optional<SupportCase> lockedBy(String secret, byte[] digest) {
        return find(secret, digest).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public Optional<SupportCase> ofStop(byte[] digest) {
        return find("stopDigest = ?1", digest)
                .<SupportCase>firstResultOptional()
                .or(() -> find("mailStopDigest = ?1", digest).firstResultOptional());
    }

    /** Returns the existing ones of these cases, in the order of the ids. */
    public List<SupportCase> these(List<UUID> ids) {
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(SupportCase::id, one -> one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

    /** Claims cases whose source is not looked up yet, for this replica until the lease ends; then they are due again. */
    public List<SupportCase> claimSought(CaseKind kind, Instant machineNow, Instant leaseEnd, int most) {
        var due = getEntityManager()
                .createQuery(
                        "select c.id from SupportCase c where c.kind = ?1 and c.soughtAt is null"
                                + " and c.endedAt is null and c.nextTryAt <= ?2"
                                + " order by c.nextTryAt, c.id",
                        UUID.class)
                .setParameter(1, kind)
                .setParameter(2, machineNow)
                .setMaxResults(most)
                .getResultList();
        return claimed(due, "c.soughtAt is null and c.endedAt is null", machineNow, leaseEnd);
    }

    /** Returns ids of undecided cases against customers of partners that were suspended after the owner was told. */
    public List<UUID> toldBeforeSuspension(CaseKind kind, int most) {
        return getEntityManager()
                .createQuery(
                        "select c.id from SupportCase c join Account a on a.id = c.source join Partner p on p.id = a.partner"
                                + " where c.kind = ?1 and c.endedAt is null and c.decidedAt is null"
                                + " and p.suspendedAt > c.soughtAt order by c.id",
                        UUID.class)
                .setParameter(1, kind)
                .setMaxResults(most)
                .getResultList();
    }

    /** Claims granted cases whose effect is due, for this replica until the lease ends; then they are due again. */
    public List<SupportCase> claimEffects(CaseKind kind, Instant now, Instant machineNow, Instant leaseEnd, int most) {
        var due = getEntityManager()
                .createQuery(
                        "select c.id from SupportCase c where c.state = DECIDED_GRANTED and c.kind = ?1"
                                + " and c.effectDueAt <= ?2 and c.nextTryAt <= ?3 order by c.effectDueAt",
                        UUID.class)
                .setParameter(1, kind)
                .setParameter(2, now)
                .setParameter(3, machineNow)
                .setMaxResults(most)
                .getResultList();
        return claimed(due, "c.state = DECIDED_GRANTED", machineNow, leaseEnd);
    }

    private List<SupportCase> claimed(List<UUID> due, String still, Instant machineNow, Instant leaseEnd) {
        var claim = getEntityManager()
                .createQuery("update versioned SupportCase c set c.nextTryAt = :leaseEnd"
                        + " where c.id = :id and c.nextTryAt <= :now and " + still)
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("now", machineNow);
        var won = Claims.won(due, claim);
        return won.isEmpty() ? List.of() : list("id in ?1 order by id", won);
    }

    /** Returns ids of cases that waited for their holder too long. */
    public List<UUID> expired(Instant now, int most) {
        return ids("c.state = WAITING_FOR_HOLDER and c.expiresAt <= ?1 order by c.expiresAt", now, most);
    }

    public record Ended(UUID id, Instant at) {}

    /**
     * Returns cases that ended before the instant, page by page, the longest ended first.
     *
     * @param after the last case of the page before; null for the first page
     */
    public List<Ended> endedBefore(Instant before, Ended after, int most) {
        return getEntityManager()
                .createQuery(
                        "select c.id, c.endedAt from SupportCase c where c.endedAt < ?1"
                                + " and (?2 is null or c.endedAt > ?2 or c.endedAt = ?2 and c.id > ?3)"
                                + " order by c.endedAt, c.id",
                        Ended.class)
                .setParameter(1, before)
                .setParameter(2, after == null ? null : after.at())
                .setParameter(3, after == null ? null : after.id())
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Whether the account has a case that may still bring it a filing: of an offline transfer, or of the claim of an old filing, which
     * legacy-import-service hands over after the grant.
     *
     * @param since claims that were granted before that time are handed over
     */
    public boolean awaitsFiling(UUID holder, Instant since) {
        return count(
                        "holder = ?1 and ((kind = OFFLINE_TRANSFER or kind = LEGACY_CLAIM) and endedAt is null"
                                + " or kind = LEGACY_CLAIM and state = DECIDED_GRANTED and decidedAt > ?2)",
                        holder,
                        since)
                > 0;
    }

    private List<UUID> ids(String which, Instant until, int most) {
        return getEntityManager()
                .createQuery("select c.id from SupportCase c where " + which, UUID.class)
                .setParameter(1, until)
                .setMaxResults(most)
                .getResultList();
    }
}
