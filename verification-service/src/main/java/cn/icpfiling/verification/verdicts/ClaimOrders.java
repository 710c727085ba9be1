package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.store.OrderCaseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Finds the orders that are due for another round, and leases each round to one replica. */
@ApplicationScoped
class ClaimOrders {

    private static final int AT_ONCE = 20;

    private final OrderCaseRepository cases;
    private final RetryPlan plan;
    private final Clock clock;
    private final Clock machine;

    ClaimOrders(OrderCaseRepository cases, RetryPlan plan, Clock clock, @MachineClock Clock machine) {
        this.cases = cases;
        this.plan = plan;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional
    List<UUID> due() {
        return cases.due(machine.instant(), AT_ONCE);
    }

    /** Returns orders that wait for a legal day that has come. */
    @Transactional
    List<UUID> dueToday() {
        return cases.dueOn(LegalTime.dayOf(clock.instant()), AT_ONCE);
    }

    /** Returns true if this replica now holds the lease of the round. */
    @Transactional
    boolean claim(UUID orderId) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var claimed = cases.locked(orderId).filter(orderCase -> orderCase.isDue(now, LegalTime.dayOf(clock.instant())));
        claimed.ifPresent(orderCase -> orderCase.leaseUntil(now.plus(plan.lease())));
        return claimed.isPresent();
    }
}
