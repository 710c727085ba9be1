package cn.icpfiling.legacy.abandonments;

import cn.icpfiling.legacy.core.imports.OrderAbandonment;
import cn.icpfiling.legacy.store.LegacyOrderRepository;
import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.legacy.supportcases.SupportCases;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Opens the case of one question, or reads its result and abandons the old order if the support granted it. */
@ApplicationScoped
class SettleAbandonment {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(SettleAbandonment.class);
    private static final String KIND = "LEGACY_ORDER_ABANDONMENT";

    /** The kind takes no papers, so it does not matter whose papers it would need. */
    private static final String HOLDER_KIND = "PERSON";

    private final OrderAbandonmentRepository abandonments;
    private final LegacyOrderRepository orders;
    private final SupportCases cases;
    private final Audit audit;
    private final Clock clock;

    SettleAbandonment(
            OrderAbandonmentRepository abandonments,
            LegacyOrderRepository orders,
            SupportCases cases,
            Audit audit,
            Clock clock) {
        this.abandonments = abandonments;
        this.orders = orders;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    private record Question(UUID account, UUID caseId) {}

    /** Asks account-service outside of any transaction. A silent account-service is asked again by the job. */
    void handle(UUID id) {
        try {
            UnitOfWork.in(() -> abandonments
                            .findByIdOptional(id)
                            .filter(OrderAbandonment::isAsked)
                            .map(found -> new Question(found.account(), found.caseId())))
                    .ifPresent(question -> goOn(id, question));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The abandonment %s waits for account-service: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }

    /** The order is kept if the account that asked is gone; another account may ask then. */
    private void goOn(UUID id, Question question) {
        if (question.caseId() == null) {
            var opened = cases.open(KIND, question.account(), HOLDER_KIND, id, null, null);
            UnitOfWork.run(() -> abandonments
                    .locked(id)
                    .filter(OrderAbandonment::isAsked)
                    .ifPresent(found -> opened.ifPresentOrElse(found::openedCase, () -> end(found, false))));
            return;
        }
        var result = cases.resultOf(question.caseId());
        if (result != SupportCases.Result.OPEN) {
            UnitOfWork.run(() -> abandonments
                    .locked(id)
                    .filter(OrderAbandonment::isAsked)
                    .ifPresent(found -> end(found, result == SupportCases.Result.GRANTED)));
        }
    }

    private void end(OrderAbandonment found, boolean granted) {
        var now = clock.instant();
        var order = orders.lockedById(found.orderId()).filter(one -> granted && one.isOpen());
        order.ifPresent(one -> one.abandon(found.caseId(), now));
        found.end(order.isPresent() ? OrderAbandonment.State.ABANDONED : OrderAbandonment.State.KEPT, now);
        audit.record(Act.of(
                        order.isPresent() ? "LEGACY_ORDER.ABANDON" : "LEGACY_ORDER.KEEP",
                        "LEGACY_ORDER",
                        found.orderId())
                .with("case", found.caseId()));
    }
}
