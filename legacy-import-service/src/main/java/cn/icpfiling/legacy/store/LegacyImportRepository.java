package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports by the old login. */
@ApplicationScoped
public class LegacyImportRepository implements PanacheRepositoryBase<LegacyImport, UUID> {

    /** Returns the import, locked until the transaction ends. */
    public Optional<LegacyImport> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the imports of one account, the newest first; before null means from the newest. */
    public List<LegacyImport> ofAccount(UUID account, UUID before, int most) {
        return find("account = ?1 and (?2 is null or id < ?2) order by id desc", account, before)
                .page(0, most)
                .list();
    }

    /** Whether the account has confirmed an import that has no result yet. */
    public boolean isConfirmedOf(UUID account) {
        return count("openAccount = ?1 and state = ?2", account, ImportState.CONFIRMED) > 0;
    }

    /** Returns the open imports of a filing and of an account, at most one each, locked in the order of their ids. */
    public List<LegacyImport> lockedOpen(UUID filing, UUID account) {
        return find("openFiling = ?1 or openAccount = ?2 order by id", filing, account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the verified and the confirmed imports of an old login, locked in the order of their ids. */
    public List<LegacyImport> lockedOpenOf(UUID legacyAccount) {
        return find(
                        "legacyAccountId = ?1 and state in ?2 order by id",
                        legacyAccount,
                        List.of(ImportState.VERIFIED, ImportState.CONFIRMED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns verified imports whose time is over. */
    public List<UUID> expired(Instant now, int most) {
        return find("state = ?1 and expiresAt <= ?2 order by expiresAt", ImportState.VERIFIED, now)
                .page(0, most)
                .stream()
                .map(LegacyImport::id)
                .toList();
    }

    /** Claims confirmed imports whose hand-over has no result; no other replica gets them before the lease ends. */
    public List<UUID> claim(Instant now, Instant leaseEnd, int most) {
        var due = find("state = ?1 and dueAt <= ?2 order by dueAt", ImportState.CONFIRMED, now).page(0, most).stream()
                .map(LegacyImport::id)
                .sorted()
                .toList();
        return due.stream()
                .filter(id -> update("dueAt = ?1 where id = ?2 and dueAt <= ?3", leaseEnd, id, now) == 1)
                .toList();
    }

    /** Deletes those that ended before the instant, those first that ended first. */
    public int deleteEndedBefore(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery("delete from legacy_imports where ended_at < ?1 order by ended_at limit ?2")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
