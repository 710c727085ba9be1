package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.checks.KeepEvidence;
import cn.icpfiling.verification.core.OrderCase;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.store.OrderCaseRepository;
import cn.icpfiling.verification.store.OrderVerdictRepository;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores a draft as the verdict of the order: verdict, evidence, next round, audit and event, in one transaction.
 */
@ApplicationScoped
class SettleVerdict {

    private static final String ORDER = "ORDER";
    /** Subject of the register's answer in the evidence. */
    private static final String ORGANISATION = "ORGANISATION";

    private final OrderCaseRepository cases;
    private final OrderVerdictRepository verdicts;
    private final KeepEvidence evidence;
    private final Outbox outbox;
    private final Audit audit;
    private final RetryPlan plan;
    private final ObjectMapper json;
    private final Clock machine;

    SettleVerdict(
            OrderCaseRepository cases,
            OrderVerdictRepository verdicts,
            KeepEvidence evidence,
            Outbox outbox,
            Audit audit,
            RetryPlan plan,
            ObjectMapper json,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.verdicts = verdicts;
        this.evidence = evidence;
        this.outbox = outbox;
        this.audit = audit;
        this.plan = plan;
        this.json = json;
        this.machine = machine;
    }

    /**
     * After a submission. The facts may already belong to a newer submission than the event's. Each submission has one
     * first verdict.
     */
    @Transactional
    void first(DraftVerdict draft, UUID holder) {
        var orderCase = cases.locked(draft.orderId()).orElseGet(() -> opened(draft.orderId()));
        orderCase.isOf(holder);
        if (!orderCase.awaits(draft.submission())) {
            return;
        }
        judgedFirst(orderCase, draft);
    }

    /** After a retry. The result is dropped if the order was submitted again in the meantime, or has moved on. */
    @Transactional
    void again(DraftVerdict draft) {
        cases.locked(draft.orderId())
                .filter(orderCase -> orderCase.isOpen() && orderCase.submission() == draft.submission())
                .ifPresent(orderCase -> {
                    orderCase.judgedAgain(draft.outcome());
                    settle(orderCase, draft, false);
                });
    }

    /** After a round that a reviewer asked for. Always published, because the reviewer waits for it. */
    @Transactional
    void asked(DraftVerdict draft, UUID holder) {
        var orderCase = cases.locked(draft.orderId()).orElseGet(() -> opened(draft.orderId()));
        orderCase.isOf(holder);
        if (orderCase.awaits(draft.submission())) {
            judgedFirst(orderCase, draft);
        } else if (orderCase.submission() == draft.submission()) {
            orderCase.judgedAgain(draft.outcome());
            settle(orderCase, draft, true);
        }
    }

    private void judgedFirst(OrderCase orderCase, DraftVerdict draft) {
        orderCase.judgedFirst(draft.submission(), draft.outcome());
        settle(orderCase, draft, true);
    }

    /** Filing-service has nothing of the order to judge, so no more rounds follow. */
    @Transactional
    void close(UUID orderId) {
        close(orderId, Integer.MAX_VALUE);
    }

    /** The submission has moved on, so no more rounds follow. The rounds of a newer submission go on. */
    @Transactional
    void close(UUID orderId, int submission) {
        cases.locked(orderId)
                .filter(orderCase -> orderCase.isOpen() && orderCase.submission() <= submission)
                .ifPresent(orderCase -> {
                    orderCase.close();
                    audit.record(
                            Act.of("VERIFICATION.CLOSE", ORDER, orderId).with("submission", orderCase.submission()));
                });
    }

    /** @param tell whether to publish the verdict even if it says nothing new */
    private void settle(OrderCase orderCase, DraftVerdict draft, boolean tell) {
        var next = draft.outcome() == Outcome.UNKNOWN && draft.mayBecomeKnown()
                ? plan.waitAfter(orderCase.round())
                : Optional.<Duration>empty();
        var told = draft.told(next.isEmpty());
        var sequence = tell || isNews(told) ? orderCase.nextSequence() : null;
        var id = Ids.next();
        verdicts.persist(new OrderVerdict(
                id,
                new OrderVerdict.Round(draft.orderId(), draft.submission(), orderCase.round()),
                draft.outcome(),
                written(told),
                draft.lists(),
                draft.at(),
                sequence));
        audit.record(Act.of("VERIFICATION.JUDGE", ORDER, draft.orderId())
                .with("submission", draft.submission())
                .with("round", orderCase.round())
                .with("outcome", draft.outcome())
                .with("sequence", sequence));
        // A fixed order, so that two orders with several domains in common do not deadlock.
        draft.domains().stream()
                .sorted(Comparator.comparing(domain -> domain.domain().name().ascii()))
                .forEach(domain -> evidence.handle(id, domain.domain().name().ascii(), domain.evidence()));
        draft.people().forEach(person -> evidence.handle(id, person.part().name(), person.evidence()));
        evidence.handle(id, ORGANISATION, draft.organisation().evidence());
        next.ifPresent(wait ->
                orderCase.nextRound(machine.instant().plus(wait).truncatedTo(ChronoUnit.MICROS), draft.retryOn()));
        if (sequence != null) {
            var key = draft.orderId();
            outbox.append(new OutboxEvent(
                    OrderVerdictEvent.TOPIC,
                    key.toString(),
                    OrderVerdictEvent.TYPE,
                    key,
                    sequence,
                    told.heldBy(orderCase.holder())));
        }
    }

    private OrderCase opened(UUID orderId) {
        var orderCase = new OrderCase(orderId);
        cases.persist(orderCase);
        return orderCase;
    }

    /** A change of the final-round flag alone also counts as news. */
    private boolean isNews(OrderVerdictEvent told) {
        return verdicts.last(told.orderId(), told.submission())
                .map(last -> !last.result().equals(written(told)))
                .orElse(true);
    }

    private String written(OrderVerdictEvent told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
