package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSite;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
public class FiledSiteRepository implements PanacheRepositoryBase<FiledSite, UUID> {
    public List<FiledSite> ofSubjects(Collection<UUID> subjects) {
        return subjects.isEmpty() ? List.of() : list("subjectId in ?1 order by filedAt, serviceId", subjects);
    }

    /** The numbers of those services that the copy has. Reads no domains. */
    public Map<UUID, String> numbersOf(Collection<UUID> services) {
        if (services.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select s.serviceId, s.serviceNumber from FiledSite s where s.serviceId in ?1", Object[].class)
                .setParameter(1, services)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    public List<FiledSite> ofDomain(String domain) {
        return list("?1 member of domains order by filedAt, serviceId", domain);
    }
}
