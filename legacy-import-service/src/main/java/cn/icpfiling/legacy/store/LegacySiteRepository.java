package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyDomain;
import cn.icpfiling.legacy.core.LegacySite;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sites of the old platform and their domains. */
@ApplicationScoped
public class LegacySiteRepository implements PanacheRepositoryBase<LegacySite, UUID> {

    public List<LegacySite> ofFiling(UUID filing) {
        return list("filingId = ?1 order by serviceNumber", filing);
    }

    /** Returns the domains of a filing's sites, by site. A site without domains is not in the map. */
    public Map<UUID, List<String>> domainsOf(UUID filing) {
        return getEntityManager()
                .createQuery("from LegacyDomain where filingId = ?1 order by domain", LegacyDomain.class)
                .setParameter(1, filing)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        LegacyDomain::siteId, Collectors.mapping(LegacyDomain::domain, Collectors.toList())));
    }
}
