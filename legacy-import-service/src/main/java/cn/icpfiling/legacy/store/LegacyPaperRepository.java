package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyPaper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The index of the old platform's papers. */
@ApplicationScoped
public class LegacyPaperRepository implements PanacheRepositoryBase<LegacyPaper, UUID> {

    public List<LegacyPaper> ofFiling(UUID filing) {
        return list("filingId = ?1 order by legacyId", filing);
    }
}
