package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.submission.BulkPrecheck.Item;
import cn.icpfiling.filing.submission.BulkPrecheck.Outcome;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Runs the rules of a submission on many orders and stores nothing. It queries no other service, so its time depends on
 * this service only.
 */
@ApplicationScoped
class PrecheckOrders {

    /** How many orders one transaction reads. */
    private static final int AT_ONCE = 200;

    private final ActingFor actingFor;
    private final OrderRepository orders;
    private final OrderCheck check;
    private final Wording wording;
    private final Clock clock;

    PrecheckOrders(ActingFor actingFor, OrderRepository orders, OrderCheck check, Wording wording, Clock clock) {
        this.actingFor = actingFor;
        this.orders = orders;
        this.check = check;
        this.wording = wording;
        this.clock = clock;
    }

    BulkPrecheck handle(List<UUID> ids) {
        var distinct = ids.stream().distinct().toList();
        var checked = new HashMap<UUID, Item>();
        for (var from = 0; from < distinct.size(); from += AT_ONCE) {
            var some = distinct.subList(from, Math.min(from + AT_ONCE, distinct.size()));
            checked.putAll(UnitOfWork.in(() -> checked(some)));
        }
        return new BulkPrecheck(
                ids.stream()
                        .map(id -> checked.getOrDefault(id, Item.without(id, Outcome.NOT_FOUND)))
                        .toList(),
                clock.instant());
    }

    private Map<UUID, Item> checked(List<UUID> ids) {
        var known = orders.these(ids).stream()
                .filter(actingFor::mayKnow)
                .collect(Collectors.partitioningBy(order -> order.state().waitingFor() == WaitingFor.APPLICANT));
        var items = new HashMap<UUID, Item>();
        known.get(false).forEach(order -> items.put(order.id(), Item.without(order.id(), Outcome.NOT_WAITING)));
        var waiting = known.get(true);
        if (!waiting.isEmpty()) {
            var found = check.of(waiting);
            for (var i = 0; i < waiting.size(); i++) {
                items.put(waiting.get(i).id(), item(waiting.get(i), found.get(i)));
            }
        }
        return items;
    }

    private Item item(Order order, OrderCheck.Local found) {
        return new Item(
                order.id(),
                found.broken().isEmpty() ? Outcome.LOCAL_RULES_HOLD : Outcome.BROKEN,
                told(found.broken()),
                told(found.warnings()));
    }

    private List<FindingView> told(List<Violation> violations) {
        return violations.stream().map(wording::finding).toList();
    }
}
