package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.OrderVerdict;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OrderVerdictRepository implements PanacheRepositoryBase<OrderVerdict, UUID> {

    public Optional<OrderVerdict> last(UUID orderId, int submission) {
        return find("orderId = ?1 and submission = ?2 order by round desc", orderId, submission)
                .firstResultOptional();
    }

    public List<OrderVerdict> of(UUID orderId) {
        return list("orderId = ?1 order by submission, round", orderId);
    }

    /** Returns the ids of all rounds of all submissions, without reading their results. */
    public List<UUID> idsOf(UUID orderId) {
        return getEntityManager()
                .createQuery("select v.id from OrderVerdict v where v.orderId = ?1", UUID.class)
                .setParameter(1, orderId)
                .getResultList();
    }
}
