package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists the reveals of the data of an order or a filed record. It reads the audit itself, so the holder sees the same as an auditor. */
@ApplicationScoped
class ListReveals {

    private final OrderAccess access;
    private final FiledData filed;
    private final AuditTrail trail;
    private final KeysetPages pages;

    ListReveals(OrderAccess access, FiledData filed, AuditTrail trail, KeysetPages pages) {
        this.access = access;
        this.filed = filed;
        this.trail = trail;
        this.pages = pages;
    }

    Page<RevealView> page(UUID orderId, String cursor, Integer wish) {
        access.requireReadable(orderId);
        return page(access.caller(), RevealData.OBJECT, orderId, cursor, wish);
    }

    Page<RevealView> page(RecordKind kind, UUID recordId, String cursor, Integer wish) {
        filed.requireReadable(kind, recordId);
        return page(filed.caller(), kind.name(), recordId, cursor, wish);
    }

    private Page<RevealView> page(UUID caller, String object, UUID id, String cursor, Integer wish) {
        return pages.pageById(
                        "reveals:" + caller + ":" + id,
                        cursor,
                        wish,
                        AuditTrail.Told::id,
                        (before, atMost) ->
                                trail.page(AuditTrail.Filter.of(object, id), RevealEntry.ACT, before, atMost))
                .map(RevealView::of);
    }
}
