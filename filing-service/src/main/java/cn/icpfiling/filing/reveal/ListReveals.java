package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who was shown what of an order: read from the audit itself, so the holder hears what an auditor hears. */
@ApplicationScoped
class ListReveals {

    private final OrderAccess access;
    private final AuditTrail trail;
    private final CursorCodec cursors;

    ListReveals(OrderAccess access, AuditTrail trail, CursorCodec cursors) {
        this.access = access;
        this.trail = trail;
        this.cursors = cursors;
    }

    Page<RevealView> page(UUID orderId, String cursor, Integer wish) {
        access.requireReadable(orderId);
        var scope = "reveals:" + access.caller() + ":" + orderId;
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = trail.page(AuditTrail.Filter.of(RevealData.OBJECT, orderId), RevealData.ACT, before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown.stream().map(RevealView::of).toList(), next);
    }
}
