package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSite;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FiledSiteRepository implements PanacheRepositoryBase<FiledSite, UUID> {
    public List<FiledSite> ofSubjects(Collection<UUID> subjects) {
        return subjects.isEmpty() ? List.of() : list("subjectId in ?1 order by filedAt, serviceId", subjects);
    }

    public List<FiledSite> ofDomain(String domain) {
        return list("?1 member of domains order by filedAt, serviceId", domain);
    }
}
