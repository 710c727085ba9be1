package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.findings.Settlement;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The reviewers' settlements. The database allows one settlement of a rule for each place and submission, and one more
 * by papers.
 */
@ApplicationScoped
public class SettlementRepository implements PanacheRepositoryBase<Settlement, Settlement.Key> {

    /** Returns the settlements of one submission, in the order in which they were made. */
    public List<Settlement> of(UUID order, int submission) {
        return list("orderId = ?1 and submission = ?2 order by sequence, pointer, rule", order, submission);
    }
}
