package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderContents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Replaces the subject of an order that waits for its applicant. */
@ApplicationScoped
class EnterSubject {

    private final OrderAccess access;
    private final OrderContents contents;
    private final OrderViews views;

    EnterSubject(OrderAccess access, OrderContents contents, OrderViews views) {
        this.access = access;
        this.contents = contents;
        this.views = views;
    }

    @Transactional
    OrderView handle(UUID orderId, SubjectPart part) {
        var order = access.own(orderId);
        order.requireEditable();
        contents.save(orderId, part);
        return views.of(order);
    }
}
