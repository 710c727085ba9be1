package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Settlement;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What reviewers settled. The database lets a rule be settled once a place and submission, and by papers once more. */
@ApplicationScoped
public class SettlementRepository implements PanacheRepositoryBase<Settlement, Settlement.Key> {

    /** Of one submission, in the order in which it was settled. */
    public List<Settlement> of(UUID order, int submission) {
        return list("orderId = ?1 and submission = ?2 order by sequence, pointer, rule", order, submission);
    }
}
