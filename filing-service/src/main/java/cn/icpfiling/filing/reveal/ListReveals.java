package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who was shown what of an order: read from the audit itself, so the holder hears what an auditor hears. */
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
