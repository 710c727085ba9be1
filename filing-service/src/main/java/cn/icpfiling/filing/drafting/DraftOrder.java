package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.Preparation;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.typecheck.OrderOpening;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Opens an order from a type check. The database enforces "one open order". */
@ApplicationScoped
public class DraftOrder {

    private final DraftAnswers answers;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final OrderOpening opening;
    private final OpenDraft openDraft;
    private final OrderViews views;

    DraftOrder(
            DraftAnswers answers,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            OrderOpening opening,
            OpenDraft openDraft,
            OrderViews views) {
        this.answers = answers;
        this.actingFor = actingFor;
        this.checks = checks;
        this.opening = opening;
        this.openDraft = openDraft;
        this.views = views;
    }

    /** Several drafts at once meet on the keys; a deadlock among them is retried. */
    StoredResponse handle(IdempotentRequest idempotentRequest, UUID typeCheckId) {
        return answers.perform(idempotentRequest, () -> opened(typeCheckId));
    }

    private Reply opened(UUID typeCheckId) {
        var order = open(typeCheckId);
        return views.of(order).created("/api/v1/orders/" + order.id());
    }

    /** Only drafts the order, as one step of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order open(UUID typeCheckId) {
        return open(typeCheckId, null);
    }

    /** @param preparedBy the partner that prepared the content for the holder; null if there is none */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order open(UUID typeCheckId, UUID preparedBy) {
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
        var service = found.service();
        var order = Order.draft(
                Ids.next(),
                type,
                service.map(FiledService::id).orElseGet(Ids::next),
                holder,
                check.identity(),
                service.map(filed -> new FiledNumbers(check.filed().subject(), filed.serviceNumber()))
                        .orElse(check.filed()));
        Preparation.of(order, preparedBy);
        openDraft.handle(order, found.subject(), service, actingFor.applicant());
        return order;
    }
}
