package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Opens a change of a filing here. It begins with the content on record, so that the holder enters only the
 * differences. The whole content is judged by the rules of the day (docs/trade.md 3.5). A record here was imported, so
 * the old platform need not be queried. Subject and service are two orders, one after the other.
 */
@ApplicationScoped
class DraftChange {

    private final IdempotencyService idempotency;
    private final ActingFor actingFor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final AllowedActs allowed;
    private final DraftFromRecord draft;
    private final OrderViews views;

    DraftChange(
            IdempotencyService idempotency,
            ActingFor actingFor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            AllowedActs allowed,
            DraftFromRecord draft,
            OrderViews views) {
        this.idempotency = idempotency;
        this.actingFor = actingFor;
        this.subjects = subjects;
        this.services = services;
        this.allowed = allowed;
        this.draft = draft;
        this.views = views;
    }

    StoredResponse ofSubject(IdempotentRequest idempotentRequest, UUID subjectId) {
        return idempotency.perform(idempotentRequest, () -> {
            var subject = subjects.locked(subjectId);
            if (!actingFor.mayKnow(subject)) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            allowed.require(FiledAct.CHANGE_SUBJECT, allowed.facts(subject, null, false));
            return opened(OrderType.CHANGE_SUBJECT, subject, null);
        });
    }

    /** @param type a type that changes a filed service; its act is the one that must be allowed */
    StoredResponse ofService(OrderType type, IdempotentRequest idempotentRequest, UUID serviceId) {
        return idempotency.perform(idempotentRequest, () -> {
            // Read after the subject is locked: its access may be ending at this moment.
            var subject = subjects.locked(services.subjectOf(serviceId));
            var service = services.findByIdOptional(serviceId)
                    .filter(actingFor::mayKnow)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            allowed.require(type.kind().filedAct(), allowed.facts(subject, service, false));
            return opened(type, subject, service);
        });
    }

    private Reply opened(OrderType type, Subject subject, FiledService service) {
        var order = draft.handle(type, subject, service, actingFor.applicant());
        return views.of(order).created("/api/v1/orders/" + order.id());
    }
}
