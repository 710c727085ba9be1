package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Blacklist.Condition;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubmittedOrderTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Stores a new entry of the authority's blacklist, or its removal, and leads the submitted order on that it is about. */
@ApplicationScoped
class TakeBlacklistEntry {

    private final Blacklist blacklist;
    private final SubmittedOrderTable submitted;
    private final OrderContentRepository contents;
    private final OrderRepository orders;
    private final FlagBarredOrder flagBarredOrder;
    private final LiftBarredOrder liftBarredOrder;
    private final Clock clock;

    TakeBlacklistEntry(
            Blacklist blacklist,
            SubmittedOrderTable submitted,
            OrderContentRepository contents,
            OrderRepository orders,
            FlagBarredOrder flagBarredOrder,
            LiftBarredOrder liftBarredOrder,
            Clock clock) {
        this.blacklist = blacklist;
        this.submitted = submitted;
        this.contents = contents;
        this.orders = orders;
        this.flagBarredOrder = flagBarredOrder;
        this.liftBarredOrder = liftBarredOrder;
        this.clock = clock;
    }

    /**
     * The authority repeats its entries, and only one that changes something flags the order, or ends its flag. The order is locked after
     * the entry is stored, so that an approval or an upload at the same time either sees the entry or is over.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(AuthorityResult.Barred word) {
        var condition = new Condition(word.conditionType(), word.value());
        var before = blacklist.bars(condition);
        blacklist.take(word, clock.instant());
        var after = blacklist.bars(condition);
        if (before == after) {
            return;
        }
        orderWith(condition).map(orders::locked).ifPresent(order -> {
            if (after) {
                flagBarredOrder.handle(order);
            } else {
                liftBarredOrder.handle(order, condition, word.at());
            }
        });
    }

    private Optional<UUID> orderWith(Condition condition) {
        var value = blacklist.normal(condition);
        return condition.isDomain()
                ? submitted.ofDomain(value)
                : submitted.ofCertificate(contents.certificateIndex(condition.type(), value));
    }
}
