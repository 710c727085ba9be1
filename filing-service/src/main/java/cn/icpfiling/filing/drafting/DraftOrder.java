package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.filings.SealedSubjects;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.typecheck.OrderOpening;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Opens an order from a type check. The database enforces "one open order". */
@ApplicationScoped
public class DraftOrder {

    private final Once once;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final OrderOpening opening;
    private final OrderProgress progress;
    private final OrderContents contents;
    private final SealedSubjects sealed;
    private final OrderViews views;
    private final Clock clock;

    DraftOrder(
            Once once,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            OrderOpening opening,
            OrderProgress progress,
            OrderContents contents,
            SealedSubjects sealed,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.actingFor = actingFor;
        this.checks = checks;
        this.opening = opening;
        this.progress = progress;
        this.contents = contents;
        this.sealed = sealed;
        this.views = views;
        this.clock = clock;
    }

    /** Several drafts at the same time collide on the keys; a deadlock among them is retried. */
    Answer handle(Attempt attempt, UUID typeCheckId) {
        return once.perform(attempt, () -> opened(typeCheckId));
    }

    private Reply opened(UUID typeCheckId) {
        var order = open(typeCheckId);
        return views.of(order).created("/api/v1/orders/" + order.id());
    }

    /** Only drafts the order, as one step of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order open(UUID typeCheckId) {
        var check = checks.own(typeCheckId, actingFor::mayKnow);
        var holder = Holder.of(check);
        var type =
                check.opens().orElseThrow(() -> new ProblemException(FilingProblem.TYPE_NOT_OPENABLE, check.answer()));
        // The subject may have been filed since the check. The lock orders this draft before or after an end of the
        // subject or its access.
        var found = opening.lock(check);
        found.facts().blocks(type).stream().findFirst().ifPresent(block -> {
            throw new ProblemException(block.code().problem(), block.args());
        });
        var subject = found.subject();
        var service = found.service();
        var order = Order.draft(
                Ids.next(),
                type,
                service.map(FiledService::id).orElseGet(Ids::next),
                holder,
                check.identity(),
                service.map(filed -> new FiledNumbers(check.filed().subject(), filed.serviceNumber()))
                        .orElse(check.filed()));
        subject.ifPresent(order.onRecord()::of);
        progress.open(order, actingFor.applicant(), clock.instant());
        subject.ifPresent(filed -> contents.save(order.id(), sealed.part(filed)));
        return order;
    }
}
