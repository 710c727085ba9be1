package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.rules.PersonalDataIsInClear;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Replaces or changes the subject of an order that waits for its applicant. */
@ApplicationScoped
public class EnterSubject {

    private final OrderAccess access;
    private final OrderContentRepository contents;
    private final OrderViews views;
    private final Clock clock;

    EnterSubject(OrderAccess access, OrderContentRepository contents, OrderViews views, Clock clock) {
        this.access = access;
        this.contents = contents;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, SubjectPart part) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        enter(order, part);
        return views.of(order);
    }

    /** Changes the fields of the patch and keeps the others, so that the caller need not know them. */
    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, MergePatch<SubjectEntry> patch) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        requireEditable(order);
        PersonalDataIsInClear.require(patch.entry().part());
        var before = contents.subject(orderId).orElse(SubjectPart.NOTHING);
        save(order, patch.appliedTo(before, SubjectPart.class));
        return views.of(order);
    }

    /** Enters the subject into an order that the caller has locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Order order, SubjectPart part) {
        requireEditable(order);
        PersonalDataIsInClear.require(part);
        save(order, part);
    }

    private static void requireEditable(Order order) {
        order.requireEditable();
        order.onRecord().requireSubjectEntered(order.type());
    }

    private void save(Order order, SubjectPart part) {
        order.edited(clock.instant());
        contents.save(order.id(), part);
    }
}
