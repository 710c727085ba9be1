package cn.icpfiling.account.store;

import cn.icpfiling.account.core.CallState;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

@ApplicationScoped
public class NoticeRepository implements PanacheRepositoryBase<Notice, UUID> {

    /** Whether the account, or the phone that a caller named, has its notice of the cause over the channel. */
    public boolean exists(String cause, Channel channel) {
        // Without the contact: mails of earlier releases have that of a phone.
        return count("cause = ?1 and channel = ?2 and recipientKind = ?3", cause, channel, RecipientKind.ACCOUNT) > 0;
    }

    public boolean exists(String cause, Channel channel, RecipientKind recipient, ContactKind contact) {
        return count(
                        "cause = ?1 and channel = ?2 and recipientKind = ?3 and contactKind = ?4",
                        cause,
                        channel,
                        recipient,
                        contact)
                > 0;
    }

    /** Whether a notice of the finding was stored before. */
    public boolean isTold(UUID finding) {
        return count("finding", finding) > 0;
    }

    /** Returns the calls about a finding that wait, locked in the order of their ids until the transaction ends. */
    public List<Notice> waitingCalls(UUID finding) {
        return find(
                        "finding = ?1 and channel = ?2 and fate = ?3 order by id",
                        finding,
                        Channel.VOICE,
                        Notice.Fate.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the calls of the template to the contacts in an account's filings that wait, locked in the same order. */
    public List<Notice> waitingCallsOf(UUID account, NoticeTemplate template) {
        return find(
                        "account = ?1 and channel = ?2 and fate = ?3 and template = ?4 order by id",
                        account,
                        Channel.VOICE,
                        Notice.Fate.WAITING,
                        template)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the finding that a call is about, which never changes; empty for no such call. */
    public Optional<UUID> findingOf(UUID call) {
        return getEntityManager()
                .createQuery("select finding from Notice where id = ?1 and channel = ?2", UUID.class)
                .setParameter(1, call)
                .setParameter(2, Channel.VOICE)
                .getResultStream()
                .findFirst();
    }

    /** Returns the call, locked until the transaction ends. A notice of another channel is not found. */
    public Optional<Notice> lockedCall(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(found -> found.channel() == Channel.VOICE);
    }

    /**
     * Returns one page of calls, oldest first.
     *
     * @param after null for the first page
     * @param now on the machine's clock, which claims follow
     */
    public List<Notice> calls(CallState state, Instant now, UUID after, int most) {
        var when = switch (state) {
            case OPEN -> " and nextAttemptAt <= ?4";
            case CLAIMED -> " and nextAttemptAt > ?4 and call.claimedBy is not null";
            case LATER -> " and nextAttemptAt > ?4 and call.claimedBy is null";
            case REACHED, FAILED, CLOSED -> " and createdAt <= ?4";
        };
        return find(
                        "channel = ?1 and fate = ?2 and (?3 is null or id > ?3)" + when + " order by id",
                        Channel.VOICE,
                        state.fate(),
                        after,
                        now)
                .page(0, most)
                .list();
    }

    /** Whether the account was notified of the finding. */
    public boolean isTold(UUID account, UUID finding) {
        return count("account = ?1 and finding = ?2", account, finding) > 0;
    }

    /** Returns one page of an account's notices without its codes, newest first; before null means from the newest. */
    public List<Notice> ofAccount(UUID account, UUID before, int most) {
        return find(
                        "account = ?1 and template not in ?2 and (?3 is null or id < ?3) order by id desc",
                        account,
                        codes(),
                        before)
                .page(0, most)
                .list();
    }

    /** Deletes the notices of one-time codes that were decided before the instant. */
    public long forgetCodes(Instant decidedBefore) {
        return delete("account is null and template in ?1 and decidedAt < ?2", codes(), decidedBefore);
    }

    /**
     * Deletes the other notices of callers without an account that were decided before the instant. Those about findings
     * stay: they prove that the finding was told.
     */
    public long forgetOfNoAccount(Instant decidedBefore) {
        return delete(
                "account is null and finding is null and template not in ?1 and decidedAt < ?2",
                codes(),
                decidedBefore);
    }

    public long deleteOf(UUID account) {
        return delete("account", account);
    }

    /** Locks the due rows and skips those that another replica has locked. Notices need no order. */
    public List<Notice> due(Channel channel, Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "from Notice n where n.fate = WAITING and n.channel = ?1 and n.nextAttemptAt <= ?2 order by n.nextAttemptAt",
                        Notice.class)
                .setParameter(1, channel)
                .setParameter(2, now)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
    }

    private static List<NoticeTemplate> codes() {
        return Arrays.stream(NoticeTemplate.values())
                .filter(NoticeTemplate::isCode)
                .toList();
    }
}
