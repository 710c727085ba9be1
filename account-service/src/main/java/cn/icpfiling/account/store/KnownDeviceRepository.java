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

    public long forget(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }
}
