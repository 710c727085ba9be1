package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.OrdersOnShow;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads orders for callers who may see them. */
@Singleton
class ShowOrder {

    private final OrderAccess access;
    private final OrdersOnShow onShow;
    private final OrderRepository orders;
    private final OrderHistoryRepository history;
    private final OrderViews views;
    private final Wording wording;
    private final AuthorityPart authority;
    private final KeysetPages pages;

    ShowOrder(
            OrderAccess access,
            OrdersOnShow onShow,
            OrderRepository orders,
            OrderHistoryRepository history,
            OrderViews views,
            Wording wording,
            AuthorityPart authority,
            KeysetPages pages) {
        this.access = access;
        this.onShow = onShow;
        this.orders = orders;
        this.history = history;
        this.views = views;
        this.wording = wording;
        this.authority = authority;
        this.pages = pages;
    }

    /** Returns only the ETag if the reader already has this version, so that polling costs very little. */
    ShownOrder one(UUID id, IfNoneMatch known) {
        if (known.isThere()) {
            var tag = views.tag(access.readable(onShow.glance(id)).version());
            if (known.knows(tag)) {
                return new ShownOrder(null, tag);
            }
        }
        var found = access.readable(onShow.find(id));
        return new ShownOrder(
                views.view(onShow.open(found)), views.tag(found.order().version()));
    }

    @Transactional
    OrderTimeline timeline(UUID id) {
        var order = access.readable(id);
        var steps = history.of(id).stream()
                .map(entry -> OrderTimeline.Step.of(entry, wording))
                .toList();
        return new OrderTimeline(
                order.id(),
                order.state(),
                order.waitingFor(),
                order.verdict().needsPerson(),
                authority.window(order),
                order.smsUntil(),
                authority.smsPage(order),
                order.idleness().map(Idleness::endsOn).orElse(null),
                authority.stepsWhileWaiting(order),
                steps);
    }

    @Transactional
    Page<OrderSummary> page(OrderState state, Boolean attention, String cursor, Integer wish) {
        var owner = access.ownerFilter();
        var scope = "orders:" + access.caller() + ":" + owner + ":" + state + ":" + attention;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        Order::id,
                        (before, atMost) -> orders.page(owner, state, attention, before, atMost))
                .map(OrderSummary::of);
    }

    /** The orders that changed at or after a time, the oldest change first: a caller that keeps a copy reads on from there. */
    @Transactional
    Page<OrderSummary> changedSince(Instant since, OrderState state, Boolean attention, String cursor, Integer wish) {
        var owner = access.ownerFilter();
        var scope = "orders:" + access.caller() + ":" + owner + ":" + state + ":" + attention + ":changed:" + since;
        return pages.page(
                        scope,
                        cursor,
                        wish,
                        order ->
                                List.of(order.changedAt().toString(), order.id().toString()),
                        (after, atMost) -> orders.changedSince(since, owner, state, attention, place(after), atMost))
                .map(OrderSummary::of);
    }

    private static OrderRepository.Changed place(List<String> after) {
        return after.isEmpty()
                ? null
                : new OrderRepository.Changed(Instant.parse(after.getFirst()), Ids.parse(after.getLast()));
    }
}
