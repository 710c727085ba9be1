package cn.icpfiling.account.store;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
public class FilingTransferRepository implements PanacheRepositoryBase<FilingTransfer, UUID> {

    private static final Set<TransferState> OPEN = Set.of(TransferState.DRAFT, TransferState.CONFIRMED);

    public Optional<FilingTransfer> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the open transfer of an account, locked. The table's key allows one. */
    public Optional<FilingTransfer> lockedOpen(UUID source) {
        return find("source = ?1 and state in ?2", source, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * Returns the transfers from an account and those that have brought a filing to it, newest first.
     *
     * @param before null for the newest
     */
    public List<FilingTransfer> ofAccount(UUID account, UUID before, int most) {
        return find(
                        "(source = ?1 or (target = ?1 and state = ?2)) and (?3 is null or id < ?3) order by id desc",
                        account,
                        TransferState.DONE,
                        before)
                .page(0, most)
                .list();
    }

    /**
     * Returns the transfers from the customers of a partner and those that have brought a filing to one, newest first. Each has a key of
     * its own, so they are read one after the other.
     */
    public List<FilingTransfer> ofPartner(UUID partner, UUID before, int most) {
        var from = find("partner = ?1 and (?2 is null or id < ?2) order by id desc", partner, before)
                .page(0, most)
                .list();
        var to = find(
                        "target in (select a.id from Account a where a.partner = ?1) and state = ?2"
                                + " and (?3 is null or id < ?3) order by id desc",
                        partner,
                        TransferState.DONE,
                        before)
                .page(0, most)
                .list();
        return Stream.concat(from.stream(), to.stream())
                .distinct()
                .sorted(Comparator.comparing(FilingTransfer::id).reversed())
                .limit(most)
                .toList();
    }

    /** Returns drafts whose time has passed on the business clock. */
    public List<UUID> expired(Instant now, int most) {
        return ids("state = DRAFT and t.expiresAt <= ?1 order by t.expiresAt", now, most);
    }

    /** Returns confirmed transfers whose next try is due on the machine's clock. */
    public List<UUID> due(Instant now, int most) {
        return ids("state = CONFIRMED and t.dueAt <= ?1 order by t.dueAt", now, most);
    }

    /** Whether a confirmed transfer from or to the account waits for its hand-over. */
    public boolean isConfirmedOf(UUID account) {
        return count("state = CONFIRMED and (source = ?1 or target = ?1)", account) > 0;
    }

    /** Deletes ended transfers, as many as one transaction should. */
    public long forget(Instant endedBefore) {
        return getEntityManager()
                .createNativeQuery("delete from filing_transfers where ended_at < ?1 order by ended_at limit 1000")
                .setParameter(1, endedBefore)
                .executeUpdate();
    }

    private List<UUID> ids(String which, Instant now, int most) {
        return getEntityManager()
                .createQuery("select t.id from FilingTransfer t where t." + which, UUID.class)
                .setParameter(1, now)
                .setMaxResults(most)
                .getResultList();
    }
}
