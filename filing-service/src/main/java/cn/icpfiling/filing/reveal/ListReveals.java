package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists the reveals of an order's data. It reads the audit itself, so the holder sees the same as an auditor. */
@ApplicationScoped
class ListReveals {

    private final OrderAccess access;
    private final AuditTrail trail;
    private final KeysetPages pages;

    ListReveals(OrderAccess access, AuditTrail trail, KeysetPages pages) {
        this.access = access;
        this.trail = trail;
        this.pages = pages;
    }

    Page<RevealView> page(UUID orderId, String cursor, Integer wish) {
        access.requireReadable(orderId);
        var scope = "reveals:" + access.caller() + ":" + orderId;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        AuditTrail.Told::id,
                        (before, atMost) -> trail.page(
                                AuditTrail.Filter.of(RevealData.OBJECT, orderId), RevealData.ACT, before, atMost))
                .map(RevealView::of);
    }
}
