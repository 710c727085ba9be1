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

    /** Locks the case until the transaction ends, so that two rounds of one order are stored one after the other. */
    public Optional<OrderCase> locked(UUID orderId) {
        return find("orderId", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public List<UUID> due(Instant now, int limit) {
        return ids(find("nextRoundAt <= ?1 order by nextRoundAt", now)
                .page(0, limit)
                .list());
    }

    /** Returns open cases whose unknown result can become known from that legal day on. */
    public List<UUID> dueOn(LocalDate today, int limit) {
        return ids(find("retryOn <= ?1 and nextRoundAt is not null order by retryOn", today)
                .page(0, limit)
                .list());
    }

    private static List<UUID> ids(List<OrderCase> cases) {
        return cases.stream().map(OrderCase::orderId).toList();
    }
}
