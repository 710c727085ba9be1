package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.OrderCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OrderCaseRepository implements PanacheRepositoryBase<OrderCase, UUID> {

    /** Held until the transaction ends, so that two looks at one order settle one after the other. */
    public Optional<OrderCase> locked(UUID orderId) {
        return findByIdOptional(orderId, LockModeType.PESSIMISTIC_WRITE);
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
