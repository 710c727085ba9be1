package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.offline.OfflineHistoryEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The steps of offline cases. Only OfflineProgress writes them. */
@ApplicationScoped
public class OfflineHistoryRepository implements PanacheRepositoryBase<OfflineHistoryEntry, OfflineHistoryEntry.Key> {

    public List<OfflineHistoryEntry> of(UUID caseId) {
        return list("caseId = ?1 order by sequence", caseId);
    }
}
