package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.EvidenceEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class EvidenceRepository implements PanacheRepositoryBase<EvidenceEntry, UUID> {

    public List<EvidenceEntry> of(UUID checkId) {
        return list("checkId = ?1 order by id", checkId);
    }
}
