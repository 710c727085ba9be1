package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.FiledDomain;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FiledDomainRepository implements PanacheRepositoryBase<FiledDomain, UUID> {

    /** All that is or was filed by a subject, and with these services, whosever they were. */
    public List<FiledDomain> of(UUID subjectId, Collection<UUID> services) {
        return services.isEmpty()
                ? list("subjectId", subjectId)
                : list("subjectId = ?1 or serviceId in ?2", subjectId, services);
    }

    /** Every service that has or had it, the newest first. @param domain A-label */
    public List<FiledDomain> ofDomain(String domain) {
        return list("domain = ?1 order by filedAt desc, id desc", domain);
    }
}
