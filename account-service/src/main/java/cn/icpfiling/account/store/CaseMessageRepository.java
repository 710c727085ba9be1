package cn.icpfiling.account.store;

import cn.icpfiling.account.core.cases.CaseMessage;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class CaseMessageRepository implements PanacheRepositoryBase<CaseMessage, UUID> {

    /** A case has a bounded number of messages; the oldest first. */
    public List<CaseMessage> of(UUID caseId, int most) {
        return find("caseId = ?1 order by id", caseId).page(0, most).list();
    }

    public boolean hasOfSupport(UUID caseId) {
        return count("caseId = ?1 and bySupport", caseId) > 0;
    }

    public long countOf(UUID caseId) {
        return count("caseId", caseId);
    }
}
