package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Records what a reviewer found out. The next type check of the account takes it; nothing is decided here. */
@ApplicationScoped
class AnswerStatusInquiry {

    static final String TOPIC = "icp.filing.status-inquiry.v1";
    static final String TYPE = "filing.status-inquiry.answered";

    private final IdempotencyService idempotency;
    private final StatusInquiryRepository inquiries;
    private final StatusInquiryItems items;
    private final CurrentActor actor;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    AnswerStatusInquiry(
            IdempotencyService idempotency,
            StatusInquiryRepository inquiries,
            StatusInquiryItems items,
            CurrentActor actor,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.idempotency = idempotency;
        this.inquiries = inquiries;
        this.items = items;
        this.actor = actor;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, InquiryAnswer request) {
        return idempotency.perform(idempotentRequest, () -> answer(inquiries.locked(id), request));
    }

    private Reply answer(StatusInquiry inquiry, InquiryAnswer request) {
        var now = clock.instant();
        RevealInquiry.requireForeign(actor, inquiry);
        inquiry.requireWaiting();
        var faults = request.faults(inquiry, now);
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        inquiry.answer(request.answer(), actor.account(), now);
        audit.record(Act.of(RequestStatusInquiry.OBJECT + ".ANSWER", RequestStatusInquiry.OBJECT, inquiry.id())
                .with("typeCheck", inquiry.typeCheckId())
                .with("result", inquiry.result())
                .with("source", inquiry.source())
                .with("askedAt", inquiry.askedAt())
                .with("reference", inquiry.reference()));
        outbox.append(new OutboxEvent(
                TOPIC,
                inquiry.id().toString(),
                TYPE,
                inquiry.id(),
                1,
                new InquiryEventData(
                        inquiry.id(),
                        inquiry.typeCheckId(),
                        inquiry.holder(),
                        inquiry.partner(),
                        inquiry.result().name())));
        return new Reply(200, null, null, items.of(inquiry));
    }
}
