package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.core.resets.ResetState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applications of holders who lost the old login. */
@ApplicationScoped
public class MailboxResetRepository implements PanacheRepositoryBase<MailboxReset, UUID> {

    public Optional<MailboxReset> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<MailboxReset> ofSecret(byte[] digest) {
        return find("secretDigest", (Object) digest).firstResultOptional();
    }

    public Optional<MailboxReset> ofRequest(byte[] request) {
        return find("request", (Object) request).firstResultOptional();
    }

    public boolean hasOpen(UUID account) {
        return count("openAccount", account) > 0;
    }

    /** Returns the applications of one account, the newest first; before null means from the newest. */
    public List<MailboxReset> ofAccount(UUID account, UUID before, int most) {
        return find("account = ?1 and (?2 is null or id < ?2) order by id desc", account, before)
                .page(0, most)
                .list();
    }

    /** Returns the grants of an old login whose link was not used, locked in the order of their ids. */
    public List<MailboxReset> lockedGrantedOf(UUID legacyAccount) {
        return find("legacyAccountId = ?1 and state = ?2 order by id", legacyAccount, ResetState.GRANTED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the application by which the password of an old login was set last; empty once it is deleted. */
    public Optional<MailboxReset> lastDoneOf(UUID legacyAccount) {
        return find("legacyAccountId = ?1 and state = ?2 order by endedAt desc", legacyAccount, ResetState.DONE)
                .firstResultOptional();
    }

    /** Returns grants whose link was sent and is over. */
    public List<UUID> expired(Instant now, int most) {
        return find(
                        "state = ?1 and sentAt is not null and linkExpiresAt <= ?2 order by linkExpiresAt",
                        ResetState.GRANTED,
                        now)
                .page(0, most)
                .stream()
                .map(MailboxReset::id)
                .toList();
    }

    /** Claims applications that wait for account-service; no other replica gets them before the lease ends. */
    public List<UUID> claim(Instant now, Instant leaseEnd, int most) {
        var due = find("dueAt <= ?1 order by dueAt", now).page(0, most).stream()
                .map(MailboxReset::id)
                .sorted()
                .toList();
        return due.stream()
                .filter(id -> update("dueAt = ?1 where id = ?2 and dueAt <= ?3", leaseEnd, id, now) == 1)
                .toList();
    }

    /** Deletes those that ended before the instant, those first that ended first. */
    public int deleteEndedBefore(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery("delete from legacy_mailbox_resets where ended_at < ?1 order by ended_at limit ?2")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
