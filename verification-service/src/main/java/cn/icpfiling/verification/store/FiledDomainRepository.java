package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.FiledDomain;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FiledDomainRepository implements PanacheRepositoryBase<FiledDomain, UUID> {

    /** Returns all domains that the subject has or had, and those of these services, whatever their subject. */
    public List<FiledDomain> of(UUID subjectId, Collection<UUID> services) {
        return services.isEmpty()
                ? list("subjectId", subjectId)
                : list("subjectId = ?1 or serviceId in ?2", subjectId, services);
    }

    /**
     * Returns the domain for every service that has or had it, newest first.
     *
     * @param domain A-label
     */
    public List<FiledDomain> ofDomain(String domain) {
        return list("domain = ?1 order by filedAt desc, id desc", domain);
    }
}
