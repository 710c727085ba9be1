package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Opens a change of a filing here. It begins with the content on record, so that the holder enters only the
 * differences. The whole content is judged by the rules of the day (docs/trade.md 3.5). A record here was imported, so
 * the old platform need not be queried. Subject and service are two orders, one after the other.
 */
@ApplicationScoped
class DraftChange {

    private final DraftAnswers answers;
    private final ActingFor actingFor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final AllowedActs allowed;
    private final FindingOfChange findings;
    private final DraftFromRecord draft;
    private final OrderViews views;

    DraftChange(
            DraftAnswers answers,
            ActingFor actingFor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            AllowedActs allowed,
            FindingOfChange findings,
            DraftFromRecord draft,
            OrderViews views) {
        this.answers = answers;
        this.actingFor = actingFor;
        this.subjects = subjects;
        this.services = services;
        this.allowed = allowed;
        this.findings = findings;
        this.draft = draft;
        this.views = views;
    }

    /** @param findingId the finding that the change is to cure; null if there is none */
    StoredResponse ofSubject(IdempotentRequest idempotentRequest, UUID subjectId, UUID findingId) {
        return opens(idempotentRequest, findingId, finding -> {
            var subject = subjects.locked(subjectId);
            if (!actingFor.mayKnow(subject)) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            allowed.require(FiledAct.CHANGE_SUBJECT, allowed.facts(subject, null, false));
            var marked = findings.marked(findingId, finding, OrderType.CHANGE_SUBJECT, subjectId, null);
            return opened(OrderType.CHANGE_SUBJECT, subject, null, marked);
        });
    }

    /** @param findingId the finding that the change is to cure; null if there is none */
    StoredResponse ofService(IdempotentRequest idempotentRequest, UUID serviceId, UUID findingId) {
        return opens(idempotentRequest, findingId, finding -> {
            // Read after the subject is locked: its access may be ending at this moment.
            var subject = subjects.locked(services.subjectOf(serviceId));
            var service = services.findByIdOptional(serviceId)
                    .filter(actingFor::mayKnow)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            allowed.require(FiledAct.CHANGE_SERVICE, allowed.facts(subject, service, false));
            var marked = findings.marked(findingId, finding, OrderType.CHANGE_SERVICE, subject.id(), serviceId);
            return opened(OrderType.CHANGE_SERVICE, subject, service, marked);
        });
    }

    /** Asks for the finding before the transaction, and not at all for a request that was answered before. */
    private StoredResponse opens(
            IdempotentRequest idempotentRequest, UUID findingId, Function<Optional<FindingFacts>, Reply> work) {
        var earlier = findingId == null ? Optional.<StoredResponse>empty() : answers.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var finding = findings.read(findingId);
        return answers.perform(idempotentRequest, () -> work.apply(finding));
    }

    private Reply opened(OrderType type, Subject subject, FiledService service, MarkedFinding finding) {
        var order = draft.change(type, subject, service, actingFor.applicant(), finding);
        return views.of(order).created("/api/v1/orders/" + order.id());
    }
}
