package cn.icpfiling.account.store;

import cn.icpfiling.account.core.KnownDevice;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class KnownDeviceRepository implements PanacheRepositoryBase<KnownDevice, UUID> {

    public Optional<KnownDevice> ofHash(byte[] hash) {
        return find("hash", (Object) hash).firstResultOptional();
    }

    /** Forgets the devices of one account. */
    public long forgetOf(UUID account) {
        return delete("account", account);
    }

    /** Forgets the devices of one account but one. */
    public long forgetOthers(UUID account, UUID kept) {
        return delete("account = ?1 and id <> ?2", account, kept);
    }

    /** Forgets the devices of one account but the ones that were used last. */
    public void forgetOlder(UUID account, int newest) {
        find("account = ?1 order by expiresAt desc, id desc", account).stream()
                .skip(newest)
                .forEach(this::delete);
    }

    /** Forgets expired devices, as many as one transaction should. */
    public long forget(Instant expiredBefore) {
        return getEntityManager()
                .createNativeQuery("delete from known_devices where expires_at < ?1 order by expires_at limit 1000")
                .setParameter(1, expiredBefore)
                .executeUpdate();
    }
}
