package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.DomainVerification;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
public class DomainVerificationRepository implements PanacheRepositoryBase<DomainVerification, UUID> {

    public long askedSince(UUID owner, Instant since) {
        return count("owner = ?1 and askedAt > ?2", owner, since);
    }
}
