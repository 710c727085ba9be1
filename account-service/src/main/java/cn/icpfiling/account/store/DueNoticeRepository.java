package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Due notices, of which each replica claims some until a lease ends. {@link NoticeRepository} finds all others. */
@ApplicationScoped
public class DueNoticeRepository {

    private final EntityManager database;

    DueNoticeRepository(EntityManager database) {
        this.database = database;
    }

    /**
     * Claims due notices for this replica until the lease ends; then they are due again. Each claim is one try. A notice of a template that
     * only a later release knows waits for a replica of that release, and holds up no others.
     *
     * @param urgent true for codes, false for all others
     */
    public List<Notice> claim(Channel channel, boolean urgent, Instant now, Instant leaseEnd, int most) {
        var due = database.createQuery(
                        "select n.id from Notice n where n.fate = WAITING and n.channel = ?1 and n.urgent = ?2"
                                + " and n.nextAttemptAt <= ?3 and n.template in ?4 order by n.nextAttemptAt",
                        UUID.class)
                .setParameter(1, channel)
                .setParameter(2, urgent)
                .setParameter(3, now)
                .setParameter(4, NoticeRepository.known())
                .setMaxResults(most)
                .getResultList();
        var claim = database.createQuery("update Notice n set n.attempts = n.attempts + 1, n.nextAttemptAt = :leaseEnd"
                        + " where n.id = :id and n.fate = WAITING and n.nextAttemptAt <= :now")
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("now", now);
        var won = Claims.won(due, claim);
        return listed(won);
    }

    /**
     * SMS that are asked for together.
     *
     * @param from decided after this time
     * @param until decided at this time or before
     * @param asked so many questions at most were counted before
     * @param counted so many are counted with the next one, those that were left out included
     */
    public record Unreported(Instant from, Instant until, int asked, int counted) {

        /** As single values, so that the key of the times is read within each, and not all SMS that ever had a report. */
        private List<Integer> counts() {
            return IntStream.rangeClosed(0, asked).boxed().toList();
        }
    }

    /** Claims SMS that these providers have and that have no report. Each claim is one question. */
    public List<Notice> claimUnreported(Unreported which, Set<MessageProvider> of, int most) {
        var due = database.createQuery(
                        "select n.id from Notice n where n.channel = SMS and n.fate = SENT"
                                + " and n.handover.statusQueries in ?4 and n.decidedAt > ?1 and n.decidedAt <= ?2"
                                + " and n.handover.reportedAt is null and n.handover.provider in ?5"
                                + " and n.template in ?3 order by n.decidedAt",
                        UUID.class)
                .setParameter(1, which.from())
                .setParameter(2, which.until())
                .setParameter(3, NoticeRepository.known())
                .setParameter(4, which.counts())
                .setParameter(5, of)
                .setMaxResults(most)
                .getResultList();
        var claim = database.createQuery("update Notice n set n.handover.statusQueries = :counted"
                        + " where n.id = :id and n.handover.statusQueries <= :asked")
                .setParameter("counted", which.counted())
                .setParameter("asked", which.asked());
        return listed(Claims.won(due, claim));
    }

    /** Gives claims back whose question was not asked: they are due in the next run. */
    public void giveBack(Collection<UUID> unasked, Unreported which) {
        var back = database.createQuery("update Notice n set n.handover.statusQueries = :asked"
                        + " where n.id = :id and n.handover.statusQueries = :counted")
                .setParameter("asked", which.asked())
                .setParameter("counted", which.counted());
        var _ = Claims.won(unasked, back);
    }

    /**
     * Returns a page of the open calls to mobiles that no person has tried and no machine has made, in the order of their ids.
     *
     * @param after null for the first page
     */
    public List<Notice> dueForMachine(Instant now, UUID after, int most) {
        return database.createQuery(
                        "from Notice n where n.channel = VOICE and n.fate = WAITING and n.contactKind = MOBILE"
                                + " and n.nextAttemptAt <= ?1 and n.call.claimedBy is null and n.call.tries = 0"
                                + " and (?2 is null or n.id > ?2) and n.template in ?3"
                                + " and not exists (select 1 from AutomaticCall c where c.notice = n.id) order by n.id",
                        Notice.class)
                .setParameter(1, now)
                .setParameter(2, after)
                .setParameter(3, NoticeRepository.known())
                .setMaxResults(most)
                .getResultList();
    }

    /** Claims these calls for the machine, unless a person or another replica has one meanwhile, until the lease ends. */
    public List<Notice> claimForMachine(List<UUID> due, Instant now, Instant leaseEnd) {
        var claim = database.createQuery(
                        "update Notice n set n.nextAttemptAt = :leaseEnd where n.id = :id and n.fate = WAITING"
                                + " and n.nextAttemptAt <= :now and n.call.claimedBy is null and n.call.tries = 0"
                                + " and not exists (select 1 from AutomaticCall c where c.notice = n.id)")
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("now", now);
        return listed(Claims.won(due, claim));
    }

    private List<Notice> listed(List<UUID> won) {
        return won.isEmpty()
                ? List.of()
                : database.createQuery("from Notice where id in ?1 order by id", Notice.class)
                        .setParameter(1, won)
                        .getResultList();
    }
}
