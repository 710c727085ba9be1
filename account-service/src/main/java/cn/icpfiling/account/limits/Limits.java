package cn.icpfiling.account.limits;

import cn.icpfiling.account.core.LimitEvent;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.ProblemType;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts events against limits. The counts are in the database, so that all replicas share them, and follow the
 * machine's clock, so that a test clock gives no caller more tries.
 */
@ApplicationScoped
public class Limits {

    /** No limit looks further back. */
    public static final Duration KEPT = Duration.ofDays(2);

    private final EntityManager database;
    private final Clock clock;

    Limits(EntityManager database, @MachineClock Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** At most so many events within a sliding window. */
    public record Limit(int most, Duration within) {}

    /** Locks the counter of a subject until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(LimitKind kind, byte[] subject) {
        var now = clock.instant();
        database.createNativeQuery(
                        "insert into limited_subjects (kind, subject, last_at) values (?1, ?2, ?3) on duplicate key update last_at = ?3")
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .setParameter(3, now)
                .executeUpdate();
    }

    /** How long until there is room again; empty when there is room. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Duration> timeToWait(LimitKind kind, byte[] subject, Limit limit) {
        var now = clock.instant();
        var counted = countedSince(kind, subject, now.minus(limit.within()), limit.most());
        if (counted.size() < limit.most()) {
            return Optional.empty();
        }
        var free = counted.getLast().plus(limit.within());
        return Optional.of(free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO);
    }

    /** How many more events the limit allows now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int left(LimitKind kind, byte[] subject, Limit limit) {
        var since = clock.instant().minus(limit.within());
        return limit.most() - countedSince(kind, subject, since, limit.most()).size();
    }

    /** Refuses over the limit. The refusal names the limit and the seconds to wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireRoom(LimitKind kind, byte[] subject, Limit limit, ProblemType refusal) {
        timeToWait(kind, subject, limit).ifPresent(wait -> {
            var seconds = WholeSeconds.of(wait);
            throw new ProblemException(refusal, limit.most(), seconds.toSeconds()).retryAfter(seconds);
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public LimitEvent count(LimitKind kind, byte[] subject) {
        var event = new LimitEvent(kind, subject, clock.instant());
        database.persist(event);
        return event;
    }

    /** Removes one event, because the try was successful. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgive(LimitEvent event) {
        database.createQuery("delete from LimitEvent e where e.id = ?1")
                .setParameter(1, event.id())
                .executeUpdate();
    }

    /** Removes all events of a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgive(LimitKind kind, byte[] subject) {
        database.createQuery("delete from LimitEvent e where e.kind = ?1 and e.subject = ?2")
                .setParameter(1, kind)
                .setParameter(2, subject)
                .executeUpdate();
    }

    /** Removes the newest event of a subject, where the try that counted it is not known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgiveNewest(LimitKind kind, byte[] subject) {
        database.createNativeQuery("delete from limit_events where kind = ?1 and subject = ?2 order by at desc limit 1")
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .executeUpdate();
    }

    /** Deletes as many events as one transaction should; an attack leaves millions. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long forgetEvents(Instant before) {
        return database.createNativeQuery("delete from limit_events where at < ?1 order by at limit 1000")
                .setParameter(1, before)
                .executeUpdate();
    }

    /** Deletes as many counters as one transaction should. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long forgetSubjects(Instant before) {
        return database.createNativeQuery("delete from limited_subjects where last_at < ?1 order by last_at limit 1000")
                .setParameter(1, before)
                .executeUpdate();
    }

    private List<Instant> countedSince(LimitKind kind, byte[] subject, Instant since, int most) {
        return database.createQuery(
                        "select e.at from LimitEvent e where e.kind = ?1 and e.subject = ?2 and e.at > ?3 order by e.at desc",
                        Instant.class)
                .setParameter(1, kind)
                .setParameter(2, subject)
                .setParameter(3, since)
                .setMaxResults(most)
                .getResultList();
    }
}
