package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of orders. Only OrderProgress writes them. */
@ApplicationScoped
public class OrderHistoryRepository implements PanacheRepositoryBase<OrderHistoryEntry, OrderHistoryEntry.Key> {

    public List<OrderHistoryEntry> of(UUID order) {
        return list("orderId = ?1 order by sequence", order);
    }

    /** Returns the newest step of that kind. */
    public Optional<OrderHistoryEntry> last(UUID order, OrderAct act) {
        return find("orderId = ?1 and act = ?2 order by sequence desc", order, act)
                .firstResultOptional();
    }
}
