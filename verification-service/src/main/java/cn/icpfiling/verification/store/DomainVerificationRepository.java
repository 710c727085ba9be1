package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.DomainVerification;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DomainVerificationRepository implements PanacheRepositoryBase<DomainVerification, UUID> {

    public long askedSince(UUID owner, Instant since) {
        return count("owner = ?1 and askedAt > ?2", owner, since);
    }

    /**
     * Returns the newest check of a domain.
     *
     * @param owner null for any owner
     */
    public Optional<DomainVerification> last(String ascii, UUID owner) {
        return (owner == null
                        ? find("domain = ?1 order by askedAt desc, id desc", ascii)
                        : find("domain = ?1 and owner = ?2 order by askedAt desc, id desc", ascii, owner))
                .firstResultOptional();
    }
}
