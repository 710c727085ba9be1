package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Blacklist.Condition;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubmittedOrderTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Leaves a submitted order to reviewers when the authority bars what it would file. The approval is refused anyway; the flag tells a
 * reviewer before. An approved order goes up with the next file unless a reviewer returns it before, and the authority, which
 * bars it, decides. A draft is told at its precheck.
 */
@ApplicationScoped
public class FlagBarredOrder {

    private final Blacklist blacklist;
    private final BarredFilings barred;
    private final SubmittedOrderTable submitted;
    private final OrderContentRepository contents;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final Clock clock;

    FlagBarredOrder(
            Blacklist blacklist,
            BarredFilings barred,
            SubmittedOrderTable submitted,
            OrderContentRepository contents,
            OrderRepository orders,
            OrderProgress progress,
            Clock clock) {
        this.blacklist = blacklist;
        this.barred = barred;
        this.submitted = submitted;
        this.contents = contents;
        this.orders = orders;
        this.progress = progress;
        this.clock = clock;
    }

    /** Stores the entry. The authority repeats its entries, and only one that is new flags the order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(AuthorityResult.Barred word) {
        var condition = new Condition(word.conditionType(), word.value());
        var order = orderWith(condition).filter(_ -> !blacklist.has(condition));
        blacklist.take(word, clock.instant());
        order.map(orders::locked).ifPresent(this::handle);
    }

    private Optional<UUID> orderWith(Condition condition) {
        var value = blacklist.normal(condition);
        return condition.isDomain()
                ? submitted.ofDomain(value)
                : submitted.ofCertificate(contents.certificateIndex(condition.type(), value));
    }

    /** @param order locked */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Order order) {
        var found = barred.of(order);
        // with the authority the decision is its own: a flag would hand the order to a reviewer meanwhile
        var isOurs = !order.state().withAuthority();
        if (isOurs && !found.isEmpty() && order.openSteps().allow(OrderAct.FLAG, OrderRole.SYSTEM)) {
            progress.perform(
                    order,
                    OrderAct.FLAG,
                    OrderActor.SYSTEM,
                    clock.instant(),
                    found.stream()
                            .map(violation -> Reason.of(violation.code(), violation.pointer()))
                            .toList());
        }
    }
}
