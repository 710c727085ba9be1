package cn.icpfiling.account.store;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.CallState;
import cn.icpfiling.account.core.CancelReason;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.platform.database.Binary;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

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

    /**
     * Returns the notices that wait and whose causes begin alike, locked in the order of their ids until the transaction ends.
     *
     * @param beginning with no wildcard of SQL
     */
    public List<Notice> waitingOf(String beginning) {
        return find("cause like ?1 and fate = ?2 order by id", beginning + "%", Notice.Fate.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Cancels the messages that wait and that the partner asked for. Their secrets are deleted with it.
     *
     * @return how many there were
     */
    public int cancelOf(UUID partner, CancelReason reason, Instant now) {
        return getEntityManager()
                .createNativeQuery("update notices set fate = 'CANCELLED', cancel_reason = :reason, decided_at = :now,"
                        + " encrypted_values = null where partner_id = :partner and fate = 'WAITING'")
                .setParameter("reason", reason.name())
                .setParameter("now", now)
                .setParameter("partner", Binary.of(partner))
                .executeUpdate();
    }

    /** Returns the notice, locked until the transaction ends, and as it is now, also if the session has read it before. */
    public Optional<Notice> lockedAnew(UUID id) {
        // A lock does not read again what the session has.
        findByIdOptional(id).ifPresent(getEntityManager()::detach);
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Whether an end of the finding was told since the instant: it is mended, dismissed, or ended with the access. A finding that is
     * reopened keeps its id and its ends before.
     */
    public boolean isEndTold(UUID finding, Instant since) {
        return count("finding = ?1 and template in ?2 and createdAt >= ?3", finding, ends(), since) > 0;
    }

    /** Whether a notice of the finding was stored before. */
    public boolean isTold(UUID finding) {
        return count("finding", finding) > 0;
    }

    /**
     * Returns the SMS about a finding that wait, and all to its account, locked in the order of their ids until the transaction ends. A
     * report about one of the account's holds its lock too: so a report either has stored its call before, or sees the step that is told.
     */
    public List<Notice> openMessages(UUID finding) {
        return find(
                        "finding = ?1 and channel = ?2 and (fate = ?3 or recipientKind = ?4) and template in ?5 order by id",
                        finding,
                        Channel.SMS,
                        Notice.Fate.WAITING,
                        RecipientKind.ACCOUNT,
                        known())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the SMS among these that wait for the account, locked in the order of their ids. */
    public List<Notice> waitingSms(UUID account, Collection<UUID> among) {
        return among.isEmpty()
                ? List.of()
                : find(
                                "id in ?1 and account = ?2 and channel = ?3 and fate = ?4 and template in ?5 order by id",
                                among,
                                account,
                                Channel.SMS,
                                Notice.Fate.WAITING,
                                known())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** Returns the SMS to the account about the finding, locked in the same order, by their ids: so no other row of the account is. */
    public List<Notice> lockedSmsTo(UUID account, UUID finding) {
        var ids = "select id from Notice where finding = ?1 and channel = ?2 and account = ?3 and recipientKind = ?4"
                + " and template in ?5 order by id";
        var query = getEntityManager()
                .createQuery(ids, UUID.class)
                .setParameter(1, finding)
                .setParameter(2, Channel.SMS);
        query.setParameter(3, account).setParameter(4, RecipientKind.ACCOUNT).setParameter(5, known());
        return query.getResultList().stream()
                .map(id -> findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the SMS to the account of the latest step that was told of the finding after this one; empty if this one is the latest. */
    public Optional<Notice> laterStep(Notice sms) {
        return find(
                        "finding = ?1 and channel = ?2 and recipientKind = ?3 and createdAt > ?4 and cause <> ?5"
                                + " and template in ?6 order by id desc",
                        sms.finding(),
                        Channel.SMS,
                        RecipientKind.ACCOUNT,
                        sms.createdAt(),
                        sms.cause(),
                        known())
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }

    /** Returns notices about a finding in the order of their ids, those behind one of them. */
    public List<Notice> ofFinding(UUID finding, UUID after, int most) {
        return find("finding = ?1 and template in ?2 and id > ?3 order by id", finding, known(), after)
                .page(0, most)
                .list();
    }

    /** Whether the account was told by mail as far as is known: the mail has not failed, and has not come back. */
    public boolean isToldByMail(String cause) {
        return find(
                        "cause = ?1 and channel = ?2 and recipientKind = ?3 and template in ?4",
                        cause,
                        Channel.MAIL,
                        RecipientKind.ACCOUNT,
                        known())
                .stream()
                .anyMatch(mail -> mail.stage().mayTell());
    }

    /** Returns what an account was told of a finding, or is to be told, by all channels. */
    public List<Notice> toAccount(UUID account, UUID finding) {
        return list(
                "finding = ?1 and account = ?2 and recipientKind = ?3 and template in ?4",
                finding,
                account,
                RecipientKind.ACCOUNT,
                known());
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
                        "channel = ?1 and fate = ?2 and (?3 is null or id > ?3)" + when
                                + " and template in ?5 order by id",
                        Channel.VOICE,
                        state.fate(),
                        after,
                        now,
                        known())
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
                        "account = ?1 and template in ?2 and (?3 is null or id < ?3) order by id desc",
                        account,
                        shown(),
                        before)
                .page(0, most)
                .list();
    }

    /** Returns one page of the notices that are about a thing, newest first; before null means from the newest. */
    public List<Notice> about(About.Kind kind, UUID id, UUID before, int most) {
        var query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select {n.*} from notice_objects o join notices n on n.id = o.notice_id "
                                + "where o.kind = :kind and o.object_id = :id and n.template in (:known)"
                                + (before == null ? "" : " and o.notice_id < :before")
                                + " order by o.notice_id desc",
                        Notice.class,
                        "n")
                .setParameter("kind", kind.name())
                .setParameter("id", Binary.of(id))
                .setParameter("known", known().stream().map(Enum::name).toList());
        if (before != null) {
            query.setParameter("before", Binary.of(before));
        }
        return query.setMaxResults(most).getResultList();
    }

    /** Deletes decided notices of accounts, as many as one transaction should. */
    public long forgetOfAccounts(Instant decidedBefore) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from notices where account_id is not null and decided_at < :before order by decided_at limit 5000")
                .setParameter("before", decidedBefore)
                .executeUpdate();
    }

    /** Deletes the notices with secrets, such as one-time codes, that were decided before; as many as one transaction should. */
    public long forgetSecrets(Instant decidedBefore) {
        return getEntityManager()
                .createNativeQuery("delete from notices where account_id is null and template in :secrets "
                        + "and decided_at < :before order by account_id, template, decided_at limit 1000")
                .setParameter(
                        "secrets", secrets().stream().map(NoticeTemplate::name).toList())
                .setParameter("before", decidedBefore)
                .executeUpdate();
    }

    /**
     * Deletes the other notices of callers without an account that were decided before the instant, as many as one transaction should. Those
     * about findings stay: they prove that the finding was told.
     */
    public long forgetOfNoAccount(Instant decidedBefore) {
        return getEntityManager()
                .createNativeQuery("delete from notices where account_id is null and finding_id is null "
                        + "and template not in :secrets and decided_at < :before "
                        + "order by account_id, template, decided_at limit 1000")
                .setParameter(
                        "secrets", secrets().stream().map(NoticeTemplate::name).toList())
                .setParameter("before", decidedBefore)
                .executeUpdate();
    }

    public long deleteOf(UUID account) {
        return delete("account", account);
    }

    private static List<NoticeTemplate> ends() {
        return Arrays.stream(NoticeTemplate.values())
                .filter(NoticeTemplate::endsFinding)
                .toList();
    }

    /** A replica of a later release may have stored others, which this one can neither load nor word (ADR 0052). */
    static List<NoticeTemplate> known() {
        return List.of(NoticeTemplate.values());
    }

    private static List<NoticeTemplate> shown() {
        return Arrays.stream(NoticeTemplate.values())
                .filter(template -> !template.holdsSecret())
                .toList();
    }

    private static List<NoticeTemplate> secrets() {
        return Arrays.stream(NoticeTemplate.values())
                .filter(NoticeTemplate::holdsSecret)
                .toList();
    }
}
