package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.EvidenceEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class EvidenceRepository implements PanacheRepositoryBase<EvidenceEntry, UUID> {

    public List<EvidenceEntry> of(UUID checkId) {
        return list("checkId = ?1 order by id", checkId);
    }

    /**
     * Returns a page of the answers of some sources to some checks, in the order of asking.
     *
     * @param after null for the first page
     */
    public List<EvidenceEntry> of(Collection<UUID> checks, Collection<String> sources, UUID after, int limit) {
        return (after == null
                        ? find("checkId in ?1 and source in ?2 order by id", checks, sources)
                        : find("checkId in ?1 and source in ?2 and id > ?3 order by id", checks, sources, after))
                .page(0, limit)
                .list();
    }
}
