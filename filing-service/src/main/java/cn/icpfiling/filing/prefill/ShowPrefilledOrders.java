package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads the prefilled orders of a partner. */
@ApplicationScoped
class ShowPrefilledOrders {

    private final PrefillAccess access;
    private final PrefilledOrderRepository orders;
    private final PrefillViews views;
    private final KeysetPages pages;

    ShowPrefilledOrders(PrefillAccess access, PrefilledOrderRepository orders, PrefillViews views, KeysetPages pages) {
        this.access = access;
        this.orders = orders;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    PrefillViews.Shown one(UUID id) {
        return views.of(access.readable(id));
    }

    @Transactional
    Page<PrefilledOrderSummary> page(PrefillState state, String cursor, Integer wish) {
        var partner = access.partner();
        return pages.pageById(
                        "prefilled:" + partner + ":" + state,
                        cursor,
                        wish,
                        PrefilledOrder::id,
                        (before, atMost) -> orders.page(partner, state, before, atMost))
                .map(PrefilledOrderSummary::of);
    }
}
