package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.OrderCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OrderCaseRepository implements PanacheRepositoryBase<OrderCase, UUID> {

    /**
     * Held until the transaction ends, so that two looks at one order settle one after the other. Written out: the words that
     * the dialect finds for it are not understood by MariaDB.
     */
    @SuppressWarnings("unchecked")
    public Optional<OrderCase> locked(UUID orderId) {
        return getEntityManager()
                .createNativeQuery("select * from order_case where order_id = :id for update", OrderCase.class)
                .setParameter("id", orderId)
                .getResultStream()
                .findFirst();
    }

    public List<UUID> due(Instant now, int limit) {
        return ids(
                find("nextLookAt <= ?1 order by nextLookAt", now).page(0, limit).list());
    }

    /** Open cases of which something unknown can be known from that legal day on. */
    public List<UUID> dueOn(LocalDate today, int limit) {
        return ids(find("retryOn <= ?1 and nextLookAt is not null order by retryOn", today)
                .page(0, limit)
                .list());
    }

    private static List<UUID> ids(List<OrderCase> cases) {
        return cases.stream().map(OrderCase::orderId).toList();
    }
}
