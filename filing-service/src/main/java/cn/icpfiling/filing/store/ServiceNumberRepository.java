package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Service numbers. */
@ApplicationScoped
public class ServiceNumberRepository implements PanacheRepositoryBase<ServiceNumber, UUID> {

    /** Returns the holder's number by its text, locked until the transaction ends. */
    public Optional<ServiceNumber> lockedByNumber(String number, UUID holder) {
        return find("number = ?1 and holder = ?2", number, holder)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Returns the number that an order has bound, locked until the transaction ends. */
    public Optional<ServiceNumber> lockedOfOrder(UUID order) {
        return find("orderId = ?1", order)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public Optional<ServiceNumber> ofOrder(UUID order) {
        return find("orderId = ?1", order).firstResultOptional();
    }

    /** Returns the numbers that these orders have bound. */
    public List<ServiceNumber> ofOrders(Collection<UUID> orders) {
        return list("orderId in ?1", orders);
    }

    public List<ServiceNumber> ofInstance(InstanceProduct product, String instance) {
        return list("product = ?1 and instanceId = ?2", product, instance);
    }

    /** Returns one page, newest first. */
    public List<ServiceNumber> page(OwnerFilter owner, UUID before, int limit) {
        var where = ListConditions.of(owner).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
